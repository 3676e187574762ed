import type { CleanLine } from './cleanLine.ts';
import { readHeader, type HeaderLine } from './headerLine.ts';
import type { Located, LocatedAddress } from './located.ts';

/** The target as the title of a summary names it. */
export type PingTitle = { readonly target?: Located<string>; readonly address?: LocatedAddress };

/** The target that the rule over a summary names, for a run whose header is not in the text. */
export const titleOf = (line: CleanLine, rule: Located<string>, header: HeaderLine | undefined): PingTitle => {
  const named = readHeader(line);
  if (named?.address !== undefined) return { target: named.target, address: named.address };
  if (header !== undefined) return {};
  const match = /(?:[\w-]+\.)+[\w-]*[A-Za-z][\w-]*/.exec(rule.value);
  const words = rule.value.split(/\s+/);
  const host = match?.[0] ?? (words.length === 3 && words[1]?.toLowerCase() === 'ping' ? words[0] : undefined);
  if (host === undefined) return {};
  const start = rule.start + rule.value.indexOf(host);
  return { target: { value: host, start, end: start + host.length } };
};
