import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const fixtures = path.join(import.meta.dirname, '../../../fixtures/network');
const optionalNumber = z.number().nullish();
const optionalText = z.string().nullish();

const reply = z.object({
  status: z.enum(['reply', 'timeout', 'error']),
  bytes: optionalNumber,
  from_: optionalText,
  seq: optionalNumber,
  ttl: optionalNumber,
  time: optionalNumber,
  dup: z.boolean().optional(),
  differentAddress: z.boolean().optional(),
  timestamp: optionalNumber,
  text: optionalText,
});

const probe = z.object({
  addr: optionalText,
  name: optionalText,
  rtt: optionalNumber,
  lessThan: z.boolean().optional(),
  timeout: z.boolean().optional(),
  ann: optionalText,
  asn: optionalText,
  mpls: optionalText,
  back: optionalNumber,
});

const loss = z.object({ lost: z.number(), sent: z.number(), pct: z.number() });

const result = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ping'),
    tool: optionalText,
    target: optionalText,
    resolved: optionalText,
    sent: optionalNumber,
    received: optionalNumber,
    lossPct: optionalNumber,
    duplicates: optionalNumber,
    errors: optionalNumber,
    timeMs: optionalNumber,
    rtt: z.object({ min: optionalNumber, avg: optionalNumber, max: optionalNumber, mdev: optionalNumber }).nullish(),
    replies: z.array(reply).optional(),
  }),
  z.object({
    kind: z.literal('traceroute'),
    target: optionalText,
    resolved: optionalText,
    maxHops: optionalNumber,
    reached: z.boolean().nullish(),
    partialHop: z.number().optional(),
    hops: z.array(z.object({ ttl: z.number(), probes: z.array(probe) })),
  }),
  z.object({
    kind: z.literal('tracepath'),
    pmtu: optionalNumber,
    hopsCount: optionalNumber,
    back: optionalNumber,
    initialPmtu: optionalNumber,
    hops: z.array(
      z.object({
        ttl: z.number(),
        name: optionalText,
        addr: optionalText,
        rtt: optionalNumber,
        timeout: z.boolean().optional(),
        pmtu: optionalNumber,
        asymm: optionalNumber,
        reached: z.boolean().optional(),
        ann: optionalText,
      }),
    ),
  }),
  z.object({
    kind: z.literal('mtr'),
    columns: z.array(z.string()).optional(),
    source: optionalText,
    target: optionalText,
    hops: z.array(
      z.object({
        ttl: z.number(),
        addr: optionalText,
        name: optionalText,
        stats: z.record(z.string(), z.number()).optional(),
        asn: optionalText,
        others: z.array(z.string()).optional(),
        rtts: z.array(z.number()).optional(),
        sent: optionalNumber,
      }),
    ),
  }),
  z.object({
    kind: z.literal('pathping'),
    target: optionalText,
    resolved: optionalText,
    maxHops: optionalNumber,
    hops: z.array(
      z.object({
        ttl: z.number(),
        addr: optionalText,
        name: optionalText,
        rtt: optionalNumber,
        sourceToHere: loss.optional(),
        node: loss.optional(),
      }),
    ),
  }),
]);

const expectation = z.object({
  results: z.array(result),
  scored: z.boolean().optional(),
  errors: z.array(z.object({ text: z.string() })).default([]),
});

/** What a capture is expected to be read as, as its author wrote it down. */
export type ExpectedResult = z.infer<typeof result>;

/** One capture of the corpus. */
export type Capture = { readonly name: string; readonly text: string; readonly expected: z.infer<typeof expectation> };

/** Every capture under test/fixtures/network: recorded ones, damaged ones, and those written after a tool's documented format. */
export const captures: readonly Capture[] = readdirSync(fixtures, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.expected.json'))
  .toSorted()
  .map((file) => ({
    name: file.replace('.expected.json', ''),
    text: readFileSync(path.join(fixtures, file.replace('.expected.json', '.txt')), 'utf8'),
    expected: expectation.parse(JSON.parse(readFileSync(path.join(fixtures, file), 'utf8'))),
  }));
