import { locate, locateAddress, type CleanLine } from './cleanLine.ts';
import { findAddresses, type FoundAddress } from './ipAddresses.ts';
import type { Located, LocatedAddress } from './located.ts';
import { locateNumber, readNumbers } from './numbers.ts';
import { nameBefore } from './pingReplyLine.ts';

/** A line that names a target: what ping and traceroute print first, or the title of a summary. */
export type HeaderLine = {
  readonly line: CleanLine;
  readonly target: Located<string>;
  readonly address?: LocatedAddress;
  /** The sender's address, which some tools print behind the target or before an arrow. */
  readonly source?: LocatedAddress;
  /** Whole numbers outside addresses: payload size, hop limit, ports. */
  readonly numbers: readonly Located<number>[];
  readonly endsWithColon: boolean;
  /** `56(84)`: payload and packet size as only iputils prints them. */
  readonly hasPacketSize: boolean;
  /** The tool's own name begins the line, or stands in one that ends with a colon. */
  readonly namesPing: boolean;
  readonly namesTrace: boolean;
};

const bare = /^\s*(?:PING6?|ping)\s+([^\s:(]{1,255}?)\s?(?:\(([^()\s]{1,255})\))?:?\s.*\d/;

/** Reads a line as a header candidate: it names an address, or it is `PING name: 56 data bytes`. */
export const readHeader = (line: CleanLine): HeaderLine | undefined => {
  const { text } = line;
  if (text.length > 700) return undefined;
  const addresses = findAddresses(text);
  const arrow = /-->?|->/.exec(text);
  const found = arrow === null ? addresses[0] : (addresses.find((one) => one.from > arrow.index) ?? addresses[0]);
  const common = {
    line,
    numbers: readNumbers(text)
      .filter(
        (token) =>
          token.whole &&
          !token.glued &&
          !token.percent &&
          !addresses.some((one) => token.from < one.to && token.to > one.from),
      )
      .map((token) => locateNumber(line, token)),
    endsWithColon: /:\s*$/.test(text),
    hasPacketSize: /\d\s?\(\d+\)/.test(text),
    namesPing: /^\s*ping6?[\s(]/i.test(text) || /ping.*:\s*$/i.test(text),
    namesTrace: /trac(?:e|ing|ert)|\bLFT\b/i.test(text),
  };
  if (found === undefined) {
    const match = bare.exec(text);
    const name = match?.[1];
    if (match === null || name === undefined) return undefined;
    const from = text.indexOf(name, text.search(/ping/i) + 4);
    return { ...common, target: locate(line, from, from + name.length, name) };
  }
  const name = nameBefore(line, found);
  const sender = arrow === null ? addresses.find((one) => isSender(text, one, found)) : addresses[0];
  return {
    ...common,
    target: name ?? locate(line, found.from, found.to, found.address),
    address: locateAddress(line, found),
    ...(sender === undefined || sender === found ? {} : { source: locateAddress(line, sender) }),
  };
};

/** `from 192.0.2.7`, in any language: another address behind the target's, bare and after a word. */
const isSender = (text: string, one: FoundAddress, target: FoundAddress): boolean =>
  one.from > target.to && one.address !== target.address && /\p{L}\s?$/u.test(text.slice(0, one.from));

/** Whether the header is a ping's: a payload size beside the address, and no assignment as in a reply. */
export const isPingHeader = (header: HeaderLine): boolean =>
  (header.hasPacketSize || (header.numbers.length > 0 && (header.endsWithColon || header.namesPing))) &&
  (!/[=<]/.test(header.line.text) || /^\s*PING6?[\s(]/.test(header.line.text)) &&
  !header.namesTrace;
