import { locate, locateAddress, type CleanLine } from './cleanLine.ts';
import { wholeLine } from './hopLine.ts';
import { findAddresses } from './ipAddresses.ts';
import type { Located, LocatedAddress, TextRange } from './located.ts';
import { derivePing } from './pingDerived.ts';
import { readCounts, readThreeTimes } from './pingSummaryLine.ts';
import type { Run, StartRun } from './run.ts';
import type { PingPrinted, PingSegment } from './segments.ts';
import { settleCounts } from './settleCounts.ts';

const packet = /^\s*(?:SENT|RCVD|RECV) \(\d{1,9}(?:\.\d{1,9})?s\)/;

/** A run of nping, which prints packets instead of replies, then times, then counts (nping(1)). */
class NpingRun implements Run {
  private target: { value: Located<string>; address: LocatedAddress } | undefined;
  private printed: PingPrinted = {};
  private range: TextRange | undefined;
  private counted = false;

  offer(line: CleanLine): boolean {
    const taken = !this.counted && this.take(line);
    if (taken) {
      const { start, end } = wholeLine(line);
      this.range = { start: Math.min(start, this.range?.start ?? start), end: Math.max(end, this.range?.end ?? end) };
    }
    return taken;
  }

  private take(line: CleanLine): boolean {
    if (packet.test(line.text)) {
      const arrow = line.text.indexOf(' > ');
      const found = findAddresses(
        line.text.replace(/(\d):\d{1,5}(?=\s)/g, (whole: string, digit: string) => digit.padEnd(whole.length)),
      ).find((one) => one.from > arrow);
      if (found !== undefined && this.target === undefined && /^\s*SENT/.test(line.text))
        this.target = { value: locate(line, found.from, found.to, found.address), address: locateAddress(line, found) };
      return true;
    }
    if (!line.text.includes('|')) return false;
    const times = readThreeTimes(line);
    const counts = readCounts(line);
    if (times !== undefined) this.printed = { ...this.printed, ...times };
    else if (counts?.lossPct !== undefined && counts.plain.length === 3) {
      this.printed = { ...this.printed, ...settleCounts(counts, []) };
      this.counted = true;
    } else return /\brtt: N\/A/.test(line.text);
    return true;
  }

  finish(): readonly PingSegment[] {
    if (this.range === undefined) return [];
    return [
      {
        kind: 'ping',
        ...this.range,
        ...(this.target === undefined ? {} : { target: this.target.value, address: this.target.address }),
        printed: this.printed,
        interim: [],
        replies: [],
        derived: derivePing(this.printed, []),
        completeness: { header: this.target !== undefined, summary: this.counted },
      },
    ];
  }
}

/** Starts an nping at a packet or at its times. */
export const startNping: StartRun = (line) => {
  if (!packet.test(line.text) && !(line.text.includes(' | ') && readThreeTimes(line) !== undefined)) return undefined;
  const run = new NpingRun();
  return run.offer(line) ? run : undefined;
};
