import { addressOrRaw, locate, type CleanLine } from './cleanLine.ts';
import { wholeLine } from './hopLine.ts';
import { ipFamilyOf } from './ipAddresses.ts';
import type { Located, LocatedAddress, TextRange } from './located.ts';
import { defaultColumns } from './mtrReport.ts';
import type { Run, StartRun } from './run.ts';
import type { MtrHop, MtrSegment } from './segments.ts';

type Draft = {
  ttl: Located<number>;
  address?: LocatedAddress;
  name?: Located<string>;
  stats: Record<string, Located<number>>;
  rtts?: Located<number>[];
};

const hostOf = (line: CleanLine, from: number, to: number): Pick<Draft, 'address' | 'name'> => {
  const text = line.text.slice(from, to);
  if (text === '' || text.startsWith('???')) return {};
  return ipFamilyOf(text) !== undefined
    ? { address: addressOrRaw(line, from, to) }
    : { name: locate(line, from, to, text) };
};

/** mtr's machine-readable formats: each gathers hops, knows its target, and ends like the others. */
abstract class StructuredRun implements Run {
  protected abstract readonly format: 'csv' | 'json' | 'xml' | 'raw';
  protected readonly hops: Draft[] = [];
  protected readonly columns: string[] = [];
  protected origin: Located<string> | undefined;
  protected target: Located<string> | undefined;
  private range: TextRange | undefined;

  offer(line: CleanLine): boolean {
    const taken = this.take(line);
    if (taken) {
      const { start, end } = wholeLine(line);
      this.range = { start: Math.min(start, this.range?.start ?? start), end: Math.max(end, this.range?.end ?? end) };
    }
    return taken;
  }

  protected abstract take(line: CleanLine): boolean;

  protected stat(hop: Draft | undefined, column: string, found: Located<number>): void {
    if (hop === undefined) return;
    hop.stats[column] = found;
    if (!this.columns.includes(column)) this.columns.push(column);
  }

  finish(): readonly MtrSegment[] {
    if (this.hops.length === 0 || this.range === undefined) return [];
    const target = this.target;
    const hops: MtrHop[] = this.hops.map((hop) => ({ ...hop, mpls: [], others: [] }));
    const address =
      target !== undefined && ipFamilyOf(target.value) !== undefined
        ? { address: target.value, family: ipFamilyOf(target.value) ?? 4, start: target.start, end: target.end }
        : undefined;
    return [
      {
        kind: 'mtr',
        ...this.range,
        format: this.format,
        ...(this.origin === undefined ? {} : { source: this.origin }),
        ...(target === undefined ? {} : { target }),
        ...(address === undefined ? {} : { address }),
        columns: this.columns,
        hops,
      },
    ];
  }
}

const pair = /"([^"]{1,40})"\s?:\s?(?:"([^"]{0,255})"|(-?\d{1,9}(?:\.\d{1,9})?))/g;

/** `mtr --json`, whole or cut anywhere: read key by key, a hop begins with its `count`. */
class JsonRun extends StructuredRun {
  protected override readonly format = 'json';

  protected override take(line: CleanLine): boolean {
    let any = false;
    for (const match of line.text.matchAll(pair)) {
      any = true;
      const [whole, key = '', text, digits] = match;
      const shown = text ?? digits ?? '';
      const from = match.index + whole.lastIndexOf(shown);
      const to = from + shown.length;
      const hop = this.hops.at(-1);
      if (key === 'count' && Number.isInteger(Number(shown)))
        this.hops.push({ ttl: locate(line, from, to, Number(shown)), stats: {} });
      else if (key === 'src') this.origin = locate(line, from, to, shown);
      else if (key === 'dst') {
        if (this.hops.length > 0) return false;
        this.target = locate(line, from, to, shown);
      } else if (key === 'host' && hop !== undefined) Object.assign(hop, hostOf(line, from, to));
      else if (digits !== undefined) this.stat(hop, key, locate(line, from, to, Number(digits)));
    }
    return any || /^[\s[\]{},"a-z:]*$/.test(line.text);
  }
}

/** `mtr --xml`. */
class XmlRun extends StructuredRun {
  protected override readonly format = 'xml';

  protected override take(line: CleanLine): boolean {
    const { text } = line;
    for (const match of text.matchAll(/\b(SRC|DST|COUNT|HOST)="([^"]{0,255})"/g)) {
      const [whole, key, shown = ''] = match;
      const from = match.index + whole.length - shown.length - 1;
      const to = from + shown.length;
      if (key === 'SRC') this.origin = locate(line, from, to, shown);
      else if (key === 'DST') {
        if (this.hops.length > 0) return false;
        this.target = locate(line, from, to, shown);
      } else if (key === 'COUNT') this.hops.push({ ttl: locate(line, from, to, Number(shown) || 0), stats: {} });
      else {
        const hop = this.hops.at(-1);
        if (hop !== undefined) Object.assign(hop, hostOf(line, from, to));
      }
    }
    for (const match of text.matchAll(/<([A-Z][A-Za-z]{1,12})>\s{0,12}(\d{1,9}(?:\.\d{1,6})?)%?\s{0,4}<\//g)) {
      const [whole, tag = '', digits = ''] = match;
      const from = match.index + whole.indexOf(digits, tag.length + 2);
      this.stat(
        this.hops.at(-1),
        tag === 'Loss' ? 'Loss%' : tag,
        locate(line, from, from + digits.length, Number(digits)),
      );
    }
    return /^\s*<[?/]?[A-Za-z]/.test(text);
  }
}

/** `mtr --csv` (0.9x, commas) and its older form with semicolons. */
class CsvRun extends StructuredRun {
  protected override readonly format = 'csv';
  private header: readonly string[] = [
    'Mtr_Version',
    'Start_Time',
    'Status',
    'Host',
    'Hop',
    'Ip',
    'Loss%',
    'Snt',
    ' ',
    'Last',
    'Avg',
    'Best',
    'Wrst',
    'StDev',
  ];

  protected override take(line: CleanLine): boolean {
    const cells = cellsOf(line);
    if (cells[0]?.text === 'Mtr_Version') {
      if (this.hops.length > 0) return false;
      this.header = cells.map((cell) => cell.text);
      return true;
    }
    const cell = (name: string): Cell | undefined => cells[this.header.indexOf(name)];
    const hopCell = cell('Hop');
    const target = cell('Host');
    if (!/^MTR\.\d/.test(cells[0]?.text ?? '') || hopCell === undefined || !/^\d{1,3}$/.test(hopCell.text))
      return false;
    const last = this.hops.at(-1);
    if (last !== undefined && (Number(hopCell.text) <= last.ttl.value || target?.text !== this.target?.value))
      return false;
    if (target !== undefined) this.target ??= locate(line, target.from, target.from + target.text.length, target.text);
    const hop: Draft = {
      ttl: locate(line, hopCell.from, hopCell.from + hopCell.text.length, Number(hopCell.text)),
      stats: {},
    };
    const ip = cell('Ip');
    if (ip !== undefined) Object.assign(hop, hostOf(line, ip.from, ip.from + ip.text.length));
    for (const [index, column] of this.header.entries()) {
      const found = cells[index];
      if (
        found !== undefined &&
        (defaultColumns.includes(column) || index > this.header.indexOf('Snt')) &&
        column.trim() !== '' &&
        /^\d+(?:\.\d+)?$/.test(found.text)
      )
        this.stat(hop, column, locate(line, found.from, found.from + found.text.length, Number(found.text)));
    }
    this.hops.push(hop);
    return true;
  }
}

type Cell = { readonly text: string; readonly from: number };

const cellsOf = ({ text }: CleanLine): readonly Cell[] => {
  const cells: Cell[] = [];
  let from = 0;
  for (const cell of text.slice(0, 1000).split(/[,;]/)) {
    cells.push({ text: cell, from });
    from += cell.length + 1;
  }
  return cells;
};

/** `mtr --raw`: `x` a probe sent, `h` a host, `d` its name, `p` a time in microseconds; hops count from 0 (mtr's FORMATS). */
class RawRun extends StructuredRun {
  protected override readonly format = 'raw';

  protected override take(line: CleanLine): boolean {
    const match = rawLine.exec(line.text);
    if (match === null) return false;
    const [whole, key, digits = '', rest = ''] = match;
    const ttl = Number(digits) + 1;
    let hop = this.hops.find((one) => one.ttl.value === ttl);
    if (hop === undefined) {
      hop = { ttl: locate(line, 2, 2 + digits.length, ttl), stats: {} };
      this.hops.push(hop);
      this.hops.sort((a, b) => a.ttl.value - b.ttl.value);
    }
    const from = whole.length - rest.length;
    if (key === 'h') hop.address ??= addressOrRaw(line, from, from + rest.length);
    else if (key === 'd') hop.name ??= locate(line, from, from + rest.length, rest);
    else if (key === 'x') {
      const sent = hop.stats.Snt;
      this.stat(hop, 'Snt', {
        ...(sent ?? locate(line, 0, whole.length, 0)),
        value: (sent?.value ?? 0) + 1,
        end: wholeLine(line).end,
        counted: true,
      });
    } else if (key === 'p') {
      const time = /^\d{1,9}/.exec(rest)?.[0] ?? '';
      (hop.rtts ??= []).push(locate(line, from, from + time.length, Number(time) / 1000));
    }
    return true;
  }
}

const rawLine = /^\s*([xhdpt]) (\d{1,3}) (\S{1,255}(?: \d{1,10})?)\s*$/;

/** Starts a machine-readable mtr at the first line that only mtr writes. */
export const startMtrStructured: StartRun = (line) => {
  const text = line.text.trim();
  const run = /^MTR\.\d|^Mtr_Version/.test(text)
    ? new CsvRun()
    : /<(?:MTR|HUB) [A-Z]/.test(text)
      ? new XmlRun()
      : /"(?:mtr|hubs)"\s?:/.test(text) || (/"Loss%"\s?:/.test(text) && /"count"\s?:/.test(text))
        ? new JsonRun()
        : /^x \d{1,3} \d{1,10}$/.test(text) ||
            (/^h \d{1,3} (\S+)$/.test(text) && ipFamilyOf(text.split(' ')[2] ?? '') !== undefined)
          ? new RawRun()
          : undefined;
  return run?.offer(line) === true ? run : undefined;
};
