import { dropStart, locate, locateAddress, rangeOf, type CleanLine } from './cleanLine.ts';
import { findAddresses, withoutAddresses, type FoundAddress } from './ipAddresses.ts';
import type { Located, LocatedAddress } from './located.ts';
import { messageMeaning } from './messages.ts';
import { readAssignments, type Assignment } from './numbers.ts';
import type { PingReply } from './segments.ts';

const leadingBytes = /^\s*(\d{1,5})\s+(?=[^\d\s.:%])/;
const remark = /\(([^()]{1,60}[!！])\s?\)/;
const hostName = /(?<![\w.-])(?:[\w-]+\.)+[A-Za-z][\w-]*(?![\w(])/;
const stampBefore = /\b(1\d{9}\.\d{1,9})\]?\s*$/;

const isSequence = (one: Assignment): boolean => /seq/i.test(one.key);
const isTtl = (one: Assignment): boolean => /(?:ttl|hlim)$/i.test(one.key);

/** The assignment that is the round-trip time, by its shape: the last that has a unit or is printed as "less than". */
const findTime = (all: readonly Assignment[], text: string): Assignment | undefined =>
  all.findLast((one) => {
    if (isSequence(one) || isTtl(one)) return false;
    if (one.lessThan || one.unit?.known === true) return true;
    if (one.unit === undefined) return false;
    return all.length > 1 || one.unit.to >= text.trimEnd().length || text.charAt(one.to) !== ' ';
  });

/** The name printed before the address, as in `name (192.0.2.1)`. */
export const nameBefore = (line: CleanLine, address: FoundAddress): Located<string> | undefined => {
  const bracket = /[([]$/.exec(line.text.slice(0, address.from));
  if (bracket === null) return undefined;
  const match = /([^\s[\]<>]{1,255})\s?[([]$/.exec(line.text.slice(Math.max(0, address.from - 260), address.from));
  if (match === null) return undefined;
  const from = Math.max(0, address.from - 260) + match.index;
  let name = match[1] ?? '';
  const opening = name.indexOf('(');
  if (opening > 0 && name.slice(opening + 1) === name.slice(0, opening)) name = name.slice(0, opening);
  return name.toLowerCase() === address.address.toLowerCase()
    ? undefined
    : locate(line, from, from + name.length, name);
};

const timestampOf = (line: CleanLine, source: string): Located<number> | undefined => {
  const match = stampBefore.exec(source.slice(line.lineStart, Math.min(line.base, line.lineStart + 120)));
  if (match === null) return undefined;
  const start = line.lineStart + match.index + match[0].indexOf(match[1] ?? '');
  return { value: Number(match[1]), start, end: start + (match[1]?.length ?? 0) };
};

/**
 * Reads one line as an echo reply, by shape: assignments of which one is a TTL beside another value, or a time beside an address or a
 * sequence number. Covers iputils `print_echo_reply`, BSD, BusyBox, inetutils, Windows in any language, hping3 and routers.
 */
export const readPingReply = (line: CleanLine, source: string): PingReply | undefined => {
  const { text } = line;
  if (!/[=<]/.test(text) || text.length > 2000 || (!text.includes('=') && /^\s*\d{1,3}\s/.test(text))) return undefined;
  const all = readAssignments(text);
  if (all.length === 0 || /\d\s?%|%\s?\d/.test(withoutAddresses(text))) return undefined;
  const addresses = findAddresses(text);
  const ttl = all.find(isTtl);
  const time = findTime(all, text);
  const bytesMatch = leadingBytes.exec(text);
  const seq =
    all.find(isSequence) ??
    (bytesMatch === null ? undefined : all.find((one) => one !== ttl && one !== time && one.whole));
  const name = hostName.exec(text);
  const hasHost = addresses.length > 0 || name !== null;
  const shaped =
    ttl === undefined
      ? time !== undefined && ((hasHost && all.length === 1) || (seq !== undefined && all.length <= 4))
      : all.length >= 2 && (hasHost || seq !== undefined || time !== undefined);
  if (!shaped || (time === undefined && ttl === undefined)) return undefined;
  const from = addresses[0];
  const note = remark.exec(text);
  const sized =
    bytesMatch === null
      ? all.find((one) => one.whole && one !== seq && one !== ttl && one !== time && one.unit?.known !== true)
      : undefined;
  const located = (one: Assignment): Located<number> =>
    locate(line, one.from, one.to, one.value * (one === time ? (one.unit?.factor ?? 1) : 1));
  const hostLabel = from === undefined ? undefined : nameBefore(line, from);
  const timestamp = timestampOf(line, source);
  return {
    status: 'reply',
    ...rangeOf(line, 0, text.length),
    ...(from === undefined ? {} : { from: locateAddress(line, from) }),
    ...(hostLabel !== undefined
      ? { name: hostLabel }
      : from === undefined && name !== null
        ? { name: locate(line, name.index, name.index + name[0].length, name[0]) }
        : {}),
    ...(bytesMatch !== null
      ? {
          bytes: locate(
            line,
            bytesMatch[0].indexOf(bytesMatch[1] ?? ''),
            bytesMatch[0].trimEnd().length,
            Number(bytesMatch[1]),
          ),
        }
      : sized === undefined
        ? {}
        : { bytes: located(sized) }),
    ...(seq === undefined ? {} : { seq: located(seq) }),
    ...(ttl === undefined ? {} : { ttl: located(ttl) }),
    ...(time === undefined ? {} : { time: located(time) }),
    ...(time?.lessThan === true ? { lessThan: true } : {}),
    ...(note !== null || /^\s*DUP!/.test(text)
      ? {
          text:
            note === null
              ? locate(line, 0, text.length, text.trim())
              : locate(line, note.index, note.index + note[0].length, note[0]),
        }
      : {}),
    ...(timestamp === undefined ? {} : { timestamp }),
  };
};

/** What a line says that reports a missing answer or a problem, with what it names: address, sequence number, path MTU. */
export type PingRemark = {
  readonly line: CleanLine;
  readonly from?: LocatedAddress;
  readonly name?: Located<string>;
  readonly seq?: Located<number>;
  readonly text: Located<string>;
  readonly range: { readonly start: number; readonly end: number };
};

const located = (line: CleanLine, from: number, source: string): Located<string> => {
  const kept = dropStart(line, Math.min(from, line.text.length));
  const lead = kept.text.length - kept.text.trimStart().length;
  const range = rangeOf(kept, lead, Math.max(lead, kept.text.trimEnd().length));
  const printed = source.slice(range.start, range.end);
  // Across a hard-wrapped line only the joined text reads as it was printed.
  return { value: printed === '' || /[\r\n]/.test(printed) ? kept.text.trim() : printed, ...range };
};

/**
 * Reads one line as a report about a packet: `From 192.0.2.1 icmp_seq=2 Destination Host Unreachable`,
 * `36 bytes from name (192.0.2.1): Time to live exceeded`, `来自 192.0.2.1 的回复: 无法访问目标主机。`, `no answer yet for icmp_seq=3`.
 * The words are not looked at: an address followed by a colon or a sequence number and then by words, or a sequence number alone.
 */
export const readPingRemark = (line: CleanLine, source: string): PingRemark | undefined => {
  const { text } = line;
  if (text.length > 600) return undefined;
  const address = findAddresses(text)[0];
  const sequence = readAssignments(text).find(
    (one, index) => isSequence(one) || (index === 0 && one.whole && !isTtl(one)),
  );
  const named = /\b(icmp_seq|seq)\s(\d{1,6})\b/.exec(text);
  const seq =
    sequence !== undefined
      ? locate(line, sequence.from, sequence.to, sequence.value)
      : named === null
        ? undefined
        : locate(
            line,
            named.index + named[0].length - (named[2]?.length ?? 0),
            named.index + named[0].length,
            Number(named[2]),
          );
  const range = rangeOf(line, 0, text.length);
  if (address === undefined)
    return seq === undefined ? undefined : { line, seq, text: located(line, 0, source), range };
  const rest = text.slice(address.to);
  const afterSeq = sequence !== undefined && sequence.from > address.to ? sequence.to : undefined;
  const colon = /^[^:]{0,60}?:(?!\S*\d)/.exec(rest);
  const textFrom = afterSeq ?? (colon === null ? undefined : address.to + colon[0].length);
  if (textFrom === undefined || !/\p{L}{2}|[\ufffd?]{3}/u.test(text.slice(textFrom))) return undefined;
  const name = nameBefore(line, address);
  return {
    line,
    from: locateAddress(line, address),
    ...(name === undefined ? {} : { name }),
    ...(seq === undefined ? {} : { seq }),
    text: located(line, textFrom, source),
    range,
  };
};

/** A reply entry made of a report. */
export const remarkAsReply = (found: PingRemark, status: 'error' | 'timeout'): PingReply => {
  const meaning = messageMeaning(found.text.value);
  return {
    status,
    ...found.range,
    ...(found.from === undefined ? {} : { from: found.from }),
    ...(found.name === undefined ? {} : { name: found.name }),
    ...(found.seq === undefined ? {} : { seq: found.seq }),
    text: found.text,
    ...(meaning === undefined ? {} : { meaning }),
  };
};

/** A whole line of words as a report: Windows prints nothing but a sentence for a missing answer. */
export const sentenceRemark = (line: CleanLine, source: string): PingRemark => ({
  line,
  text: located(line, 0, source),
  range: rangeOf(line, 0, line.text.length),
});
