import { annotationMeaning, type TracerouteTool } from './annotations.ts';
import { locate, type CleanLine } from './cleanLine.ts';
import { readHeader, type HeaderLine } from './headerLine.ts';
import { readHop, readHopContinuation, wholeLine, type HopLine } from './hopLine.ts';
import type { Located, TextRange } from './located.ts';
import { messageMeaning, type MessageMeaning } from './messages.ts';
import { locateNumber, readNumbers } from './numbers.ts';
import type { ReadContext, Run, StartRun, Waiting } from './run.ts';
import type { TraceHop, TraceProbe, TracerouteSegment } from './segments.ts';

type DraftHop = { ttl: Located<number>; probes: TraceProbe[]; partial: boolean };

const numberIn = (line: CleanLine, pattern: RegExp): Located<number> | undefined => {
  const match = pattern.exec(line.text);
  const digits = match?.[1];
  if (match === null || digits === undefined) return undefined;
  const from = match.index + match[0].indexOf(digits);
  return locate(line, from, from + digits.length, Number(digits));
};

/** The hop limit a header line or its neighbour names: `30 hops max`, `max hops: 30`, or the only small number of a sentence. */
export const hopLimitOf = (header: HeaderLine | undefined, waiting: Waiting): Located<number> | undefined => {
  const lines = [header?.line, waiting.after[0], waiting.before].filter((line) => line !== undefined);
  for (const line of lines.slice(0, 1)) {
    const named = numberIn(line, /(\d{1,3}) hops/) ?? numberIn(line, /hops:? (\d{1,3})/);
    if (named !== undefined) return named;
  }
  for (const line of lines) {
    const numbers =
      line === header?.line
        ? header.numbers
        : readNumbers(line.text)
            .filter((token) => token.whole && !token.glued && !token.percent)
            .map((token) => locateNumber(line, token));
    const [only] = numbers;
    if (numbers.length === 1 && only !== undefined && only.value >= 1 && only.value <= 255) return only;
  }
  return undefined;
};

/** The header in waiting when it can be a trace's: it says so, or it or its neighbour names a hop limit. */
export const traceHeader = (waiting: Waiting): HeaderLine | undefined => {
  const { header, age } = waiting;
  if (header === undefined || /[=]/.test(header.line.text)) return undefined;
  const report = /^\s*Nmap scan report/.test(header.line.text);
  if (age > (report ? 60 : header.namesTrace ? 6 : 3)) return undefined;
  return header.namesTrace || report || hopLimitOf(header, waiting) !== undefined ? header : undefined;
};

/** Which traceroute this is, by what only one of them prints. */
const toolOf = (header: HeaderLine | undefined, first: HopLine | undefined, text: string): TracerouteTool => {
  if (first?.timesFirst === true) return 'windows';
  const line = header?.line.text ?? '';
  const size = /hops max, (\d+)(?:-| )byte/.exec(line)?.[1];
  if (/\bmsec\b/.test(text)) return 'cisco';
  if (size === '60' || size === '80') return 'linux';
  if (size === '46' || size === '38' || size === '72' || size === '66') return 'busybox';
  if (size === '40' || size === '52' || size === '12' || size === '20') return 'bsd';
  if (/hops max\s*$/.test(line) && /\dms\b/.test(text)) return 'inetutils';
  return 'unknown';
};

const sentenceCodes: Readonly<Partial<Record<MessageMeaning, Parameters<typeof annotationMeaning>[0]>>> = {
  hostUnreachable: '!H',
  networkUnreachable: '!N',
  protocolUnreachable: '!P',
};

/** A run of traceroute, tracert or a tool like them. */
export class TraceRun implements Run {
  private readonly hops: DraftHop[] = [];
  private readonly header: HeaderLine | undefined;
  private readonly maxHops: Located<number> | undefined;
  private readonly source: string;
  private first: HopLine | undefined;
  private range: TextRange | undefined;

  constructor(source: string, waiting: Waiting) {
    this.source = source;
    this.header = traceHeader(waiting);
    this.maxHops = this.header === undefined ? undefined : hopLimitOf(this.header, waiting);
    if (this.header !== undefined) this.extend(wholeLine(this.header.line));
  }

  offer(line: CleanLine, { waiting }: Pick<ReadContext, 'waiting'>): boolean {
    const hop = readHop(line);
    const last = this.hops.at(-1);
    if (hop?.ttl !== undefined) {
      const follows = last === undefined || hop.ttl.value > last.ttl.value;
      const isNext = last === undefined ? hop.ttl.value <= 3 : hop.ttl.value === last.ttl.value + 1;
      const isHop =
        hop.probes.length > 0 ||
        (isNext && (hop.hostOnly !== undefined || (hop.bare && last !== undefined))) ||
        (isNext && this.header !== undefined && hop.words !== undefined && hop.times === 0);
      if (follows && isHop && !(last !== undefined && waiting.header?.namesTrace === true)) {
        this.add(hop.ttl, hop, line);
        return true;
      }
      if (hop.probes.length > 0) return false;
    }
    if (last === undefined) return false;
    if (
      /^\s*\d+ bytes from \S+ .*\bto\b/.test(line.text) ||
      /^\s*[0-9a-f]{4}:(?: [0-9a-f]{2}){1,16}\s*$/i.test(line.text)
    )
      return true;
    const label = /^\s+MPLS (Label=.*\S)\s*$/.exec(line.text);
    if (label?.[1] !== undefined) {
      const mpls = locate(line, line.text.indexOf(label[1]), line.text.trimEnd().length, label[1]);
      last.probes = last.probes.map((probe) => (probe.timeout === true ? probe : { ...probe, mpls }));
      return true;
    }
    const more = readHeader(line)?.endsWithColon === true ? undefined : readHopContinuation(line);
    if (more === undefined) return false;
    last.probes.push(...more.probes);
    this.extend(wholeLine(line));
    return true;
  }

  private add(ttl: Located<number>, hop: HopLine, line: CleanLine): void {
    this.first ??= hop.times > 0 ? hop : undefined;
    const probes = [...hop.probes];
    if (hop.hostOnly !== undefined && !hop.dangling) {
      const meaning = hop.words === undefined ? undefined : messageMeaning(hop.words.value);
      const mark = meaning === undefined ? undefined : sentenceCodes[meaning];
      const known = mark === undefined ? undefined : annotationMeaning(mark, 'linux');
      probes.push({
        ...hop.hostOnly,
        ...(hop.words === undefined ? {} : { annotation: this.printed(hop.words) }),
        ...(known === undefined ? {} : { meaning: known }),
      });
    }
    if (probes.length === 0 && hop.words !== undefined) probes.push({ annotation: this.printed(hop.words) });
    this.hops.push({ ttl, probes, partial: hop.dangling || hop.bare });
    this.extend(wholeLine(line));
  }

  private printed(words: Located<string>): Located<string> {
    return { ...words, value: this.source.slice(words.start, words.end) };
  }

  private extend({ start, end }: TextRange): void {
    this.range =
      this.range === undefined
        ? { start, end }
        : { start: Math.min(start, this.range.start), end: Math.max(end, this.range.end) };
  }

  finish(): readonly TracerouteSegment[] {
    const range = this.range;
    if (this.hops.length === 0 || range === undefined) return [];
    const tool = toolOf(this.header, this.first, this.source.slice(range.start, range.end));
    const named = this.hops.map(({ ttl, probes, partial }) => ({
      partial,
      hop: { ttl, probes: probes.map((probe) => withMeaning(probe, tool)) },
    }));
    const hops = named.filter((each) => !each.partial).map((each) => each.hop);
    const partialHops = named.filter((each) => each.partial).map((each) => each.hop);
    const goal = this.header?.address?.address?.toLowerCase();
    return [
      {
        kind: 'traceroute',
        ...range,
        ...(this.header === undefined ? {} : { target: this.header.target }),
        ...(this.header?.address === undefined ? {} : { address: this.header.address }),
        ...(this.header?.source === undefined ? {} : { source: this.header.source }),
        ...(this.maxHops === undefined ? {} : { maxHops: this.maxHops }),
        ...(goal === undefined ? {} : { reached: hops.some((hop) => answersAs(hop, goal)) }),
        hops,
        partialHops,
        completeness: {
          header: this.header !== undefined,
          firstHop: hops[0]?.ttl.value === 1,
          lastHop: this.hops.at(-1)?.partial !== true,
        },
      },
    ];
  }
}

const answersAs = (hop: TraceHop, goal: string): boolean =>
  hop.probes.some((probe) => probe.address?.address?.toLowerCase() === goal);

const withMeaning = (probe: TraceProbe, tool: TracerouteTool): TraceProbe => {
  const meaning =
    probe.annotation === undefined || probe.meaning !== undefined
      ? undefined
      : annotationMeaning(probe.annotation.value, tool);
  return meaning === undefined ? probe : { ...probe, meaning };
};

/**
 * Starts a trace at a hop. With a header in waiting one probe is enough; without, the line must prove itself:
 * a time with a host, or two probes.
 */
export const startTrace: StartRun = (line, { source, waiting }) => {
  const hop = readHop(line);
  if (hop?.ttl === undefined || hop.ttl.value === 0) return undefined;
  const headed = traceHeader(waiting) !== undefined;
  const proves = (hop.times > 0 && hop.probes.some((probe) => probe.address !== undefined)) || hop.probes.length >= 2;
  // `1  General failure.`: under a header, Windows may have nothing but words for its first hop.
  const worded = hop.words !== undefined && (hop.hostOnly !== undefined || hop.ttl.value === 1);
  if (!proves && !(headed && (hop.probes.length > 0 || worded))) return undefined;
  const run = new TraceRun(source, waiting);
  return run.offer(line, { waiting: { age: 0, after: [] } }) ? run : undefined;
};
