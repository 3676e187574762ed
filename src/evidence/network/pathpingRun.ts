import { locate, type CleanLine } from './cleanLine.ts';
import type { HeaderLine } from './headerLine.ts';
import { readHop, wholeLine } from './hopLine.ts';
import type { Located, TextRange } from './located.ts';
import { toNumber } from './numbers.ts';
import type { Run, StartRun, Waiting } from './run.ts';
import type { PathpingHop, PathpingLoss, PathpingSegment } from './segments.ts';
import { hopLimitOf, traceHeader } from './traceRun.ts';

const ratio = /(\d{1,5})\s?\/\s{0,4}(\d{1,5})\s{0,2}=\s{0,3}(\d{1,3})\s?%/g;
const rowStart = /^\s{0,6}(\d{1,3})\s+(?:(<?)\s?(\d{1,6})\s?[^\s\d/]{1,14}|-{2,4})\s+(?=\d+\s?\/)/;

const ratiosOf = (line: CleanLine): readonly { loss: PathpingLoss; to: number }[] =>
  [...line.text.matchAll(ratio)].map((match) => {
    const [whole, lost = '', sent = '', pct = ''] = match;
    const sentAt = match.index + whole.indexOf(sent, lost.length + 1);
    const pctAt = match.index + whole.lastIndexOf(pct);
    return {
      loss: {
        lost: locate(line, match.index, match.index + lost.length, Number(lost)),
        sent: locate(line, sentAt, sentAt + sent.length, Number(sent)),
        pct: locate(line, pctAt, pctAt + pct.length, Number(pct)),
      },
      to: match.index + whole.length,
    };
  });

type DraftHop = { -readonly [Key in keyof PathpingHop]: PathpingHop[Key] };

/** A run of pathping: first the way, hop 0 being the own machine, then losses per hop and per link (Microsoft Learn, "pathping"). */
class PathpingRun implements Run {
  private readonly hops = new Map<number, DraftHop>();
  private readonly header: HeaderLine | undefined;
  private readonly maxHops: Located<number> | undefined;
  private statistics = false;
  private lastTtl = -1;
  private range: TextRange | undefined;

  constructor(waiting: Waiting) {
    this.header = traceHeader(waiting);
    this.maxHops = this.header === undefined ? undefined : hopLimitOf(this.header, waiting);
    if (this.header !== undefined) this.extend(wholeLine(this.header.line));
  }

  offer(line: CleanLine): boolean {
    const taken = this.offerRow(line) || this.offerHop(line);
    if (taken) this.extend(wholeLine(line));
    return taken;
  }

  private offerRow(line: CleanLine): boolean {
    const ratios = ratiosOf(line);
    const [first, second] = ratios;
    if (first === undefined) return false;
    this.statistics = true;
    const match = rowStart.exec(line.text);
    if (match === null) {
      const before = this.hops.get(this.lastTtl);
      if (before !== undefined && second === undefined) before.linkAfter = first.loss;
      return true;
    }
    const [whole, digits = '', lessThan, time] = match;
    const ttlFrom = whole.indexOf(digits);
    const hop = this.hop(locate(line, ttlFrom, ttlFrom + digits.length, Number(digits)));
    if (time !== undefined) {
      const timeFrom = whole.indexOf(time, ttlFrom + digits.length);
      hop.rtt = locate(line, timeFrom, timeFrom + time.length, toNumber(time));
      if (lessThan === '<') hop.lessThan = true;
    }
    hop.sourceToHere = first.loss;
    if (second !== undefined) hop.node = second.loss;
    const host = readHop({
      ...line,
      text:
        whole.slice(0, ttlFrom + digits.length).padEnd(ratios.at(-1)?.to ?? 0) +
        line.text.slice(ratios.at(-1)?.to ?? 0),
    })?.hostOnly;
    if (host?.address !== undefined) hop.address = host.address;
    if (host?.name !== undefined) hop.name = host.name;
    return true;
  }

  private offerHop(line: CleanLine): boolean {
    const found = readHop(line);
    if (found?.ttl === undefined || found.times > 0 || (found.hostOnly === undefined && found.probes.length === 0))
      return false;
    // The statistics list hop 0 once more, before any ratio.
    if (found.ttl.value === 0 && this.hops.has(0)) this.statistics = true;
    if (this.statistics) {
      if (found.ttl.value !== 0) return false;
      this.lastTtl = 0;
      return true;
    }
    if (found.ttl.value <= this.lastTtl) return false;
    const hop = this.hop(found.ttl);
    if (found.hostOnly?.address !== undefined) hop.address = found.hostOnly.address;
    if (found.hostOnly?.name !== undefined) hop.name = found.hostOnly.name;
    if (found.hostOnly === undefined) hop.timeout = true;
    return true;
  }

  private hop(ttl: Located<number>): DraftHop {
    this.lastTtl = ttl.value;
    const known = this.hops.get(ttl.value);
    if (known !== undefined) return known;
    const hop: DraftHop = { ttl };
    this.hops.set(ttl.value, hop);
    return hop;
  }

  private extend({ start, end }: TextRange): void {
    this.range = { start: Math.min(start, this.range?.start ?? start), end: Math.max(end, this.range?.end ?? end) };
  }

  finish(): readonly PathpingSegment[] {
    if (this.range === undefined) return [];
    const hops = [...this.hops.values()].map((hop) => {
      if (hop.sourceToHere !== undefined) delete hop.timeout;
      return hop;
    });
    return [
      {
        kind: 'pathping',
        ...this.range,
        ...(this.header === undefined ? {} : { target: this.header.target }),
        ...(this.header?.address === undefined ? {} : { address: this.header.address }),
        ...(this.maxHops === undefined ? {} : { maxHops: this.maxHops }),
        hops,
        completeness: { header: this.header !== undefined, statistics: this.statistics },
      },
    ];
  }
}

/** Starts a pathping at hop 0, which no other tool prints, or at a row of its statistics. */
export const startPathping: StartRun = (line, { waiting }) => {
  const hop = readHop(line);
  const atStart = hop?.ttl?.value === 0 && hop.hostOnly?.address?.address !== undefined && hop.probes.length === 0;
  const atRow = ratiosOf(line).length > 0 && (rowStart.test(line.text) || /\|\s*$/.test(line.text));
  if (!atStart && !atRow) return undefined;
  const run = new PathpingRun(waiting);
  return run.offer(line) ? run : undefined;
};
