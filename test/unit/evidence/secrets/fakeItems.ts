import type { NewEvidence, ReviewedEvidence } from '../../../../src/evidence/attachEvidence.ts';
import { maskItem } from '../../../../src/evidence/secrets/maskItem.ts';
import { MaskingPlan } from '../../../../src/evidence/secrets/maskingPlan.ts';
import { standardMasking, type MaskingSettings } from '../../../../src/evidence/secrets/maskingSettings.ts';
import { PlaceholderBook } from '../../../../src/evidence/secrets/placeholders.ts';
import { scanItems } from '../../../../src/evidence/secrets/scannedItem.ts';
import { scanTexts, type Scan } from '../../../../src/evidence/secrets/scanTexts.ts';

/** Scans right here instead of in a worker. */
export const scanHere =
  (settings: MaskingSettings = standardMasking): Scan =>
  (request) =>
    scanTexts({ ...request, settings });

export const excerpt = (content: NewEvidence['content'], more: Partial<NewEvidence> = {}): NewEvidence => ({
  kind: 'log',
  title: 'app.log:1',
  extension: '.txt',
  content,
  ...more,
});

/** A file that can be read again and again, in chunks of a size. */
export const file = (bytes: Uint8Array, chunk = 1000): AsyncIterable<Uint8Array> => ({
  async *[Symbol.asyncIterator]() {
    for (let at = 0; at < bytes.length; at += chunk) yield await Promise.resolve(bytes.subarray(at, at + chunk));
  },
});

export async function bytesOf(content: NewEvidence['content']): Promise<Buffer> {
  if (typeof content === 'string') return Buffer.from(content);
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}

/** The way of items through the check, with a person who decides in between. */
export async function masked(
  items: readonly NewEvidence[],
  decide: (plan: MaskingPlan) => void = () => undefined,
  settings = standardMasking,
): Promise<readonly (ReviewedEvidence & { readonly written: Buffer })[]> {
  const scan = scanHere(settings);
  const scanned = await scanItems(items, scan);
  const plan = new MaskingPlan(new PlaceholderBook(), scanned.known);
  decide(plan);
  const context = { plan, scan, by: 'Lin', at: '2026-11-20T10:00:00+08:00' };
  const result: (ReviewedEvidence & { readonly written: Buffer })[] = [];
  for (const item of scanned.items) {
    const reviewed = maskItem(item, context);
    result.push({ ...reviewed, written: 'content' in reviewed ? await bytesOf(reviewed.content) : Buffer.alloc(0) });
  }
  return result;
}
