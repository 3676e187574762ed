import { addressOrRaw, locate, type CleanLine } from './cleanLine.ts';
import { wholeLine } from './hopLine.ts';
import { ipFamilyOf } from './ipAddresses.ts';
import type { Located, LocatedAddress, TextRange } from './located.ts';
import { toNumber } from './numbers.ts';
import type { Run, StartRun } from './run.ts';
import type { MtrHop, MtrSegment } from './segments.ts';

/** mtr's default columns, for a paste without the header line (mtr(8), `-o "LSNABWV"`). */
export const defaultColumns: readonly string[] = ['Loss%', 'Snt', 'Last', 'Avg', 'Best', 'Wrst', 'StDev'];

const headerLine = /\bLoss%\s/;
const hopStart = /^\s{0,6}(\d{1,3})\.\s?(?:(?:\||`|\+)--|\|-)?\s+(?=\S)/;
const titleLine = /^\s*(\S{1,120}) \(([^()\s]{2,60})\) -> (\S{1,255})(?: \(([^()\s]{2,60})\))?/;
const value = /^\d{1,9}(?:[.,]\d{1,6})?%?$/;

type Host = { address?: LocatedAddress; name?: Located<string> };

/** A host as mtr prints it: a name, an address, or with `-b` both. `???` and `(waiting for reply)` are nobody. */
const readHost = (line: CleanLine, from: number, to: number): Host => {
  const text = line.text.slice(from, to).trim();
  const at = line.text.indexOf(text, from);
  if (text === '' || text.startsWith('???') || text.startsWith('(')) return {};
  const both = /^(\S+) \((\S+)\)$/.exec(text);
  const first = both?.[1] ?? text;
  const second = both?.[2];
  if (second !== undefined) {
    const open = at + text.lastIndexOf('(') + 1;
    return {
      name: locate(line, at, at + first.length, first),
      address: addressOrRaw(line, open, open + second.length),
    };
  }
  return ipFamilyOf(text) !== undefined
    ? { address: addressOrRaw(line, at, at + text.length) }
    : { name: locate(line, at, at + text.length, text) };
};

/** Reads a hop with its statistics, from the right: the last words that are numbers belong to the columns. */
const readMtrHop = (line: CleanLine, columns: readonly string[]): MtrHop | undefined => {
  const { text } = line;
  const match = hopStart.exec(text);
  const digits = match?.[1];
  if (match === null || digits === undefined || text.length > 700) return undefined;
  const words = [...text.slice(match[0].length).matchAll(/\S+/g)].map((word) => ({
    text: word[0],
    from: match[0].length + word.index,
  }));
  let count = 0;
  while (
    count < words.length &&
    count < Math.max(columns.length, 5) &&
    value.test(words[words.length - 1 - count]?.text ?? '')
  )
    count++;
  if (count < Math.min(5, columns.length)) return waitingHop(line, match[0].length, digits, match[0].indexOf(digits));
  const stats: Record<string, Located<number>> = {};
  const used = columns.slice(-count);
  words.slice(words.length - Math.min(count, used.length)).forEach((word, index) => {
    const column = used[index];
    const printed = word.text.replace('%', '');
    if (column !== undefined) stats[column] = locate(line, word.from, word.from + printed.length, toNumber(printed));
  });
  const firstStat = words[words.length - count]?.from ?? text.length;
  const asn = /^AS(?:\d{1,10}|\?{3})(?=\s)/.exec(text.slice(match[0].length));
  const hostFrom = match[0].length + (asn?.[0].length ?? 0);
  return {
    ttl: locate(line, match[0].indexOf(digits), match[0].indexOf(digits) + digits.length, Number(digits)),
    ...readHost(line, hostFrom, firstStat),
    ...(asn === null ? {} : { asn: locate(line, match[0].length, hostFrom, asn[0]) }),
    mpls: [],
    stats,
    others: [],
  };
};

/** A hop that has not answered yet, in the interactive display. */
const waitingHop = (line: CleanLine, from: number, digits: string, at: number): MtrHop | undefined =>
  /^(?:\(|\?\?\?)/.test(line.text.slice(from))
    ? { ttl: locate(line, at, at + digits.length, Number(digits)), mpls: [], stats: {}, others: [] }
    : undefined;

/** A run of mtr in report or interactive display. */
class MtrReportRun implements Run {
  private columns: readonly string[] = defaultColumns;
  private screen = false;
  private origin: Located<string> | undefined;
  private title: { target?: Located<string>; address?: LocatedAddress } = {};
  private readonly hops: (MtrHop & { others: Host[]; mpls: Located<string>[] })[] = [];
  private range: TextRange | undefined;

  offer(line: CleanLine): boolean {
    const taken = this.take(line);
    if (taken) {
      const { start, end } = wholeLine(line);
      this.range = { start: Math.min(start, this.range?.start ?? start), end: Math.max(end, this.range?.end ?? end) };
    }
    return taken;
  }

  private take(line: CleanLine): boolean {
    const { text } = line;
    if (headerLine.test(text)) {
      if (this.hops.length > 0) return false;
      this.columns = text.slice(text.indexOf('Loss%')).trim().split(/\s+/).slice(0, 20);
      const host = /^\s*HOST:\s*(\S+)/.exec(text);
      if (host?.[1] !== undefined)
        this.origin = locate(
          line,
          text.indexOf(host[1], text.indexOf(':')),
          text.indexOf(host[1], text.indexOf(':')) + host[1].length,
          host[1],
        );
      return true;
    }
    if (/My traceroute\s+\[/.test(text)) {
      this.screen = true;
      return this.hops.length === 0;
    }
    const title = titleLine.exec(text);
    if (title !== null && this.hops.length === 0) return this.takeTitle(line, title);
    const hop = readMtrHop(line, this.columns);
    const last = this.hops.at(-1);
    if (hop !== undefined) {
      if (last !== undefined && hop.ttl.value <= last.ttl.value) return false;
      this.hops.push({ ...hop, others: [], mpls: [] });
      return true;
    }
    if (last === undefined) return /^\s*(?:Start:|Keys:)|Packets\s+Pings/.test(text);
    return this.takeExtra(line, last);
  }

  private takeTitle(line: CleanLine, match: RegExpExecArray): boolean {
    const [whole, source = '', , target = '', address] = match;
    const from = whole.indexOf(source);
    const targetAt = whole.indexOf(target, whole.indexOf('->'));
    this.origin = locate(line, from, from + source.length, source);
    this.title = { target: locate(line, targetAt, targetAt + target.length, target) };
    if (address !== undefined) {
      const at = whole.lastIndexOf(address);
      this.title.address = addressOrRaw(line, at, at + address.length);
    }
    return true;
  }

  private takeExtra(line: CleanLine, last: { others: Host[]; mpls: Located<string>[] }): boolean {
    const label = /\[MPLS: ([^\]]{1,80})\]/.exec(line.text);
    if (label?.[1] !== undefined) {
      const from = label.index + 7;
      last.mpls.push(locate(line, from, from + label[1].length, label[1]));
      return true;
    }
    const other = /^[\s|`]{0,40}(\S{3,255}(?: \(\S{2,60}\))?)\s*$/.exec(line.text);
    if (other?.[1] === undefined || !/[.:]/.test(other[1]) || other[1].endsWith(':')) return false;
    const from = line.text.indexOf(other[1]);
    last.others.push(readHost(line, from, from + other[1].length));
    return true;
  }

  finish(): readonly MtrSegment[] {
    if (this.range === undefined || (this.hops.length === 0 && !this.screen)) return [];
    return [
      {
        kind: 'mtr',
        ...this.range,
        format: this.screen ? 'screen' : 'report',
        ...(this.origin === undefined ? {} : { source: this.origin }),
        ...this.title,
        columns: this.columns,
        hops: this.hops,
      },
    ];
  }
}

/** Starts an mtr at its title, its column names, or a hop with at least five numbers of which one is a percentage. */
export const startMtrReport: StartRun = (line) => {
  const hop = readMtrHop(line, defaultColumns);
  const proves =
    hop !== undefined && Object.keys(hop.stats).length >= 5 && (/\d%/.test(line.text) || hop.name === undefined);
  if (
    !proves &&
    !/My traceroute\s+\[/.test(line.text) &&
    !(headerLine.test(line.text) && /\b(?:Snt|Best|Avg)\b/.test(line.text))
  )
    return undefined;
  const run = new MtrReportRun();
  return run.offer(line) ? run : undefined;
};
