import { addressOrRaw, locate, rangeOf, type CleanLine } from './cleanLine.ts';
import { ipFamilyOf, looksLikeDamagedAddress } from './ipAddresses.ts';
import type { Located, LocatedAddress } from './located.ts';
import { timeUnitAt, toNumber } from './numbers.ts';
import type { TraceProbe } from './segments.ts';

/** A hop as one line shows it; marks have no meaning yet, because the meaning depends on the tool. */
export type HopLine = {
  readonly ttl?: Located<number>;
  readonly probes: readonly TraceProbe[];
  /** A host and nothing about it: the first part of pathping, or a line cut short. */
  readonly hostOnly?: { readonly address?: LocatedAddress; readonly name?: Located<string> };
  /** The line ends in the middle of a probe. */
  readonly dangling: boolean;
  /** Only a number: the rest of the line was torn away by other output. */
  readonly bare: boolean;
  readonly times: number;
  /** Times stand before the host, as Windows and nmap print them. */
  readonly timesFirst: boolean;
  /** Words after the host that are no probe. */
  readonly words?: Located<string>;
};

type Host = {
  address: LocatedAddress;
  name?: Located<string>;
  asn?: Located<string>;
  mpls?: Located<string>;
  back?: Located<number>;
};
type Draft = {
  host?: Host;
  rtt?: Located<number>;
  lessThan?: true;
  timeout?: true;
  annotation?: Located<string>;
  mtu?: Located<number>;
};

const ttlStart = /^\s{0,12}(\d{1,3})(?=\s|$)/;
const token = /\[[^[\]]{0,200}\]|<MPLS[^>]{0,200}>|'-?\d{1,3}'|\([^()\s]{1,255}\)|\S+/g;
const number = /^(<?)(\d{1,7}(?:[.,]\d{1,6})?)/;

class HopReader {
  readonly probes: Draft[] = [];
  dangling = false;
  readonly words: { from: number; to: number }[] = [];
  private host: Host | undefined;
  private pendingName: { from: number; to: number } | undefined;
  private pendingAsn: Located<string> | undefined;
  private pendingNumber: { from: number; to: number; lessThan: boolean } | undefined;
  private lessThanNext = false;
  private skipTo = 0;
  private hostIsFresh = false;
  private readonly line: CleanLine;

  constructor(line: CleanLine) {
    this.line = line;
  }

  read(from: number): void {
    const body = this.line.text;
    token.lastIndex = from;
    for (const match of body.matchAll(token)) {
      if (match.index >= this.skipTo) this.take(match[0], match.index);
    }
    this.dangling ||=
      this.pendingNumber !== undefined ||
      (this.pendingName !== undefined &&
        this.words.length === 1 &&
        this.probes.some((probe) => probe.host !== undefined));
  }

  get lastHost(): Host | undefined {
    return this.host;
  }

  get endsWithFreshHost(): boolean {
    return this.hostIsFresh;
  }

  private take(text: string, from: number): void {
    const to = from + text.length;
    if (this.takeTime(text, from, to)) return;
    if (this.pendingNumber !== undefined) {
      if (/^bytes$/i.test(text)) {
        const destination = /^bytes to \S+/.exec(this.line.text.slice(from, from + 80));
        if (destination !== null) this.skipTo = from + destination[0].length;
      }
      this.pendingNumber = undefined;
    }
    if (/^\*+$/.test(text)) for (let i = 0; i < Math.min(text.length, 10); i++) this.push({ timeout: true });
    else if (text.startsWith('!')) this.annotate(from, to, text);
    else if (text.startsWith('[')) this.takeBracket(text, from, to);
    else if (text.startsWith('<MPLS'))
      this.label({ mpls: locate(this.line, from, to, text.slice(1, -1).replace(/^MPLS:/, '')) });
    else if (/^'-?\d+'$/.test(text))
      this.label({ back: locate(this.line, from + 1, to - 1, Number(text.slice(1, -1))) });
    else if (text.startsWith('(') && text.endsWith(')')) this.takeParenthesis(from, to);
    else if (/^F=\d{1,5}$/.test(text)) this.onLast({ mtu: locate(this.line, from + 2, to, Number(text.slice(2))) });
    else this.takeWord(text, from, to);
  }

  private takeTime(text: string, from: number, to: number): boolean {
    if (text === '<') {
      this.lessThanNext = true;
      return true;
    }
    if (this.pendingNumber !== undefined && this.isUnit(text)) {
      const { from: start, to: end, lessThan } = this.pendingNumber;
      this.pendingNumber = undefined;
      this.pushTime(start, end, lessThan, 1);
      return true;
    }
    const match = number.exec(text);
    if (match === null || ipFamilyOf(text) !== undefined || looksLikeDamagedAddress(text)) return false;
    const digitsFrom = from + (match[1]?.length ?? 0);
    const digitsTo = from + match[0].length;
    const lessThan = match[1] === '<' || this.lessThanNext;
    this.lessThanNext = false;
    if (digitsTo === to) {
      this.pendingNumber = { from: digitsFrom, to: digitsTo, lessThan };
      return true;
    }
    const unit =
      timeUnitAt(this.line.text, digitsTo) ??
      (/^(?:[^\x20-\x7e]|\?){1,8}$/.test(text.slice(match[0].length)) ? { to, factor: 1 } : undefined);
    if (unit === undefined || unit.to < to - 1) return false;
    this.pushTime(digitsFrom, digitsTo, lessThan, unit.factor);
    return true;
  }

  private isUnit(text: string): boolean {
    return (
      /^(?:m(?:illi)?s(?:ec(?:ond)?|ek)?s?|m)[.,;]?$/i.test(text) ||
      /^(?:[^\x20-\x7e]|\?)[^\d!()*<>[\]]{0,15}$/.test(text)
    );
  }

  private pushTime(from: number, to: number, lessThan: boolean, factor: number): void {
    this.push({
      ...(this.host === undefined ? {} : { host: this.host }),
      rtt: locate(this.line, from, to, toNumber(this.line.text.slice(from, to)) * factor),
      ...(lessThan ? { lessThan: true } : {}),
    });
  }

  private push(draft: Draft): void {
    this.probes.push(draft);
    this.hostIsFresh = false;
    this.pendingName = undefined;
  }

  private annotate(from: number, to: number, text: string): void {
    const mtu = /^!F-(\d{1,5})$/.exec(text)?.[1];
    // A missing answer has no mark: it is one of a probe without a time (Cisco prints `12 msec !A *  !A`).
    if (this.probes.at(-1)?.timeout === true) this.push(this.host === undefined ? {} : { host: this.host });
    this.onLast({
      annotation: locate(this.line, from, to, text),
      ...(mtu === undefined ? {} : { mtu: locate(this.line, from + 3, to, Number(mtu)) }),
    });
  }

  private onLast(values: Partial<Draft>): void {
    const last = this.probes.at(-1);
    if (last !== undefined) Object.assign(last, values);
  }

  private label(values: Partial<Host>): void {
    if (this.host !== undefined) Object.assign(this.host, values);
  }

  private takeBracket(text: string, from: number, to: number): void {
    const inner = text.slice(1, -1);
    const asn = /^AS\s?\d/.test(inner);
    if (ipFamilyOf(inner) !== undefined) this.setHost(addressOrRaw(this.line, from + 1, to - 1));
    else if (asn) {
      const value = locate(this.line, from + 1, to - 1, inner.replace(/\s/g, ''));
      if (this.host !== undefined && this.pendingName === undefined) this.host.asn = value;
      else this.pendingAsn = value;
    } else if (inner.startsWith('MPLS')) {
      const mpls = locate(this.line, from + 1, to - 1, inner.replace(/^MPLS:?\s*/, ''));
      this.label({ mpls });
    } else if (/^[a-z ]+$/i.test(inner)) this.onLast({ annotation: locate(this.line, from, to, text) });
    else if (looksLikeDamagedAddress(inner)) this.setHost(addressOrRaw(this.line, from + 1, to - 1));
  }

  private takeParenthesis(from: number, to: number): void {
    const inner = this.line.text.slice(from + 1, to - 1);
    const isAddress = ipFamilyOf(inner) !== undefined;
    if (isAddress && this.host !== undefined && this.hostIsFresh && this.host.address.address === inner) return;
    if (isAddress || (this.pendingName !== undefined && /\d/.test(inner) && !/^\d+%?$/.test(inner)))
      this.setHost(addressOrRaw(this.line, from + 1, to - 1));
    else if (this.host !== undefined && this.hostIsFresh && /[A-Za-z]/.test(inner))
      this.host.name = locate(this.line, from + 1, to - 1, inner);
  }

  private takeWord(text: string, from: number, to: number): void {
    const bareText = text.replace(/[,;]$/, '');
    if (ipFamilyOf(bareText) !== undefined || looksLikeDamagedAddress(bareText)) {
      this.pendingName = undefined;
      this.setHost(addressOrRaw(this.line, from, from + bareText.length));
      return;
    }
    this.pendingName = { from, to };
    this.words.push({ from, to });
  }

  private setHost(address: LocatedAddress): void {
    const name = this.pendingName;
    this.pendingName = undefined;
    const host: Host = { address };
    if (name !== undefined) {
      this.words.pop();
      const text = this.line.text.slice(name.from, name.to);
      if (text.toLowerCase() !== address.address?.toLowerCase())
        host.name = locate(this.line, name.from, name.to, text);
    }
    if (this.pendingAsn !== undefined) host.asn = this.pendingAsn;
    this.pendingAsn = undefined;
    this.host = host;
    this.hostIsFresh = true;
  }
}

const finished = ({ host, ...draft }: Draft): TraceProbe => ({
  ...draft,
  ...host,
});

const read = (line: CleanLine, from: number): Omit<HopLine, 'ttl' | 'bare'> => {
  const reader = new HopReader(line);
  reader.read(from);
  const { probes, lastHost } = reader;
  const timed = probes.filter((probe) => probe.rtt !== undefined);
  const timesFirst =
    lastHost !== undefined &&
    probes.length > 0 &&
    reader.endsWithFreshHost &&
    timed.every((probe) => probe.host === undefined);
  if (timesFirst) for (const probe of timed) probe.host = lastHost;
  const first = reader.words[0];
  const last = reader.words.at(-1);
  const words =
    first === undefined || last === undefined
      ? undefined
      : locate(line, first.from, last.to, line.text.slice(first.from, last.to));
  return {
    probes: probes.map(finished),
    ...(lastHost !== undefined && (probes.length === 0 || (timesFirst && timed.length === 0))
      ? { hostOnly: { address: lastHost.address, ...(lastHost.name === undefined ? {} : { name: lastHost.name }) } }
      : {}),
    dangling: reader.dangling || (reader.endsWithFreshHost && !timesFirst && words === undefined),
    times: timed.length,
    timesFirst,
    ...(words === undefined ? {} : { words }),
  };
};

/**
 * Reads a line that begins with a hop number, by shape: a number, then stars, times with units, hosts and marks in any order.
 * Covers traceroute (Linux, BSD, BusyBox, inetutils, ndisc6, tcptraceroute, lft), tracert in any language, nmap, Cisco, Huawei.
 */
export const readHop = (line: CleanLine): HopLine | undefined => {
  if (line.text.length > 6000) return undefined;
  const match = ttlStart.exec(line.text);
  const digits = match?.[1];
  if (match === null || digits === undefined || Number(digits) > 255 || /^\s*\d+ bytes /.test(line.text))
    return undefined;
  const from = match[0].length - digits.length;
  const ttl = locate(line, from, from + digits.length, Number(digits));
  const body = blank(line, match[0].length);
  return { ttl, ...read(body, 0), bare: line.text.slice(match[0].length).trim() === '' };
};

/** Reads a line without a hop number as the rest of the hop above: BSD and Cisco begin a new line for each further host. */
export const readHopContinuation = (line: CleanLine): HopLine | undefined => {
  if (line.text.length > 6000 || /[=]/.test(line.text)) return undefined;
  const found = read(line, 0);
  return found.times > 0 &&
    found.words === undefined &&
    found.probes.every((probe) => probe.timeout === true || probe.address !== undefined) &&
    !found.timesFirst
    ? { ...found, bare: false }
    : undefined;
};

/** The line with its first characters turned into spaces, so that places in it stay the same. */
const blank = (line: CleanLine, count: number): CleanLine => ({
  ...line,
  text: ' '.repeat(count) + line.text.slice(count),
});

/** The range of a whole line in the pasted text. */
export const wholeLine = (line: CleanLine): { readonly start: number; readonly end: number } =>
  rangeOf(line, 0, line.text.length);
