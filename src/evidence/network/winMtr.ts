import { addressOrRaw, locate, rangeOf, type CleanLine } from './cleanLine.ts';
import { wholeLine } from './hopLine.ts';
import { ipFamilyOf } from './ipAddresses.ts';
import type { TextRange } from './located.ts';
import type { Run, StartRun } from './run.ts';
import type { MtrHop, MtrSegment } from './segments.ts';

/** WinMTR's columns under mtr's names; `Rcv` has no column in mtr's default. */
const columns: readonly string[] = ['Loss%', 'Snt', 'Rcv', 'Best', 'Avg', 'Wrst', 'Last'];
const row = /^\|?\s*(\S.{0,200}?)\s+-\s{1,6}(\d{1,3})\s?\|((?:\s{0,8}\d{1,9}\s{0,4}\|){5}\s{0,8}\d{1,9})\s*\|?\s*$/;

/** A run of WinMTR as it copies or exports text. It prints no hop numbers: the rows are counted. */
class WinMtrRun implements Run {
  private readonly hops: MtrHop[] = [];
  private range: TextRange | undefined;

  offer(line: CleanLine): boolean {
    const match = row.exec(line.text);
    const taken = match !== null || /^\s*\|[\s_|-]*(?:WinMTR statistics|Host .*Sent|[-_|]{20})/.test(line.text);
    if (match !== null) this.hops.push(this.read(line, match));
    if (taken) {
      const { start, end } = wholeLine(line);
      this.range = { start: Math.min(start, this.range?.start ?? start), end: Math.max(end, this.range?.end ?? end) };
    }
    return taken;
  }

  private read(line: CleanLine, match: RegExpExecArray): MtrHop {
    const [whole, host = '', loss = ''] = match;
    const from = whole.indexOf(host);
    const lossFrom = whole.indexOf(loss, whole.lastIndexOf(' - ', whole.length) + 1);
    const stats: MtrHop['stats'] = Object.fromEntries(
      [...whole.slice(lossFrom).matchAll(/\d+/g)].slice(0, columns.length).map((digits, index) => {
        const at = lossFrom + digits.index;
        return [columns[index] ?? '', locate(line, at, at + digits[0].length, Number(digits[0]))];
      }),
    );
    const named = /\s/.test(host)
      ? {}
      : ipFamilyOf(host) !== undefined
        ? { address: addressOrRaw(line, from, from + host.length) }
        : { name: locate(line, from, from + host.length, host) };
    return {
      ttl: { value: this.hops.length + 1, ...rangeOf(line, 0, line.text.length), counted: true },
      ...named,
      mpls: [],
      stats,
      others: [],
    };
  }

  finish(): readonly MtrSegment[] {
    return this.range === undefined || this.hops.length === 0
      ? []
      : [{ kind: 'mtr', ...this.range, format: 'winmtr', columns, hops: this.hops }];
  }
}

/** Starts a WinMTR table at its title or at a row. */
export const startWinMtr: StartRun = (line) => {
  if (!line.text.includes('WinMTR statistics') && !row.test(line.text)) return undefined;
  const run = new WinMtrRun();
  return run.offer(line) ? run : undefined;
};
