import { domainToASCII } from 'node:url';
import { isIpAddress } from '../domain/ipAddress.ts';

/** Why a text is no host: nothing there, an option (leading hyphen), longer than DNS allows, or not a name or address. */
export type HostProblem = 'empty' | 'option' | 'tooLong' | 'notAHost';
export type HostResult = { readonly host: string } | { readonly problem: HostProblem };

/** One label of RFC 1123 section 2.1, and the underscore that Windows names have. */
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Reads a host: a host name, an IPv4 or an IPv6 address, and nothing else. International names become ASCII (UTS 46),
 * which also takes the full-width dots and digits of a Chinese keyboard. The result holds only `[a-z0-9._:%-]` and
 * never begins with a hyphen, so that it is neither an option nor anything to a shell.
 */
export function readHost(typed: string): HostResult {
  const trimmed = typed.trim();
  if (trimmed === '') return { problem: 'empty' };
  if (/^[-‐-―－−]/u.test(trimmed)) return { problem: 'option' };
  if (trimmed.length > 260) return { problem: 'tooLong' };
  const bare = /^\[(.+)\]$/.exec(trimmed)?.[1] ?? trimmed;
  if (bare.includes(':')) return isIpAddress(bare) ? { host: bare.toLowerCase() } : { problem: 'notAHost' };
  const ascii = toAscii(bare);
  if (ascii === undefined) return { problem: 'notAHost' };
  if (ascii.length > 253) return { problem: 'tooLong' };
  const labels = ascii.split('.');
  if (labels.some((part) => !label.test(part))) return { problem: 'notAHost' };
  // A last label of digits only makes it an address (RFC 3696 section 2); shorthand such as 10.1 or 0x7f.1 is refused.
  if (/^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')) {
    return isIpAddress(ascii) ? { host: ascii } : { problem: 'notAHost' };
  }
  return { host: ascii };
}

function toAscii(text: string): string | undefined {
  const lower = text.normalize('NFKC').toLowerCase().replaceAll('。', '.').replace(/\.$/, '');
  if (/^[a-z0-9._-]+$/.test(lower)) return lower;
  // White space, quotes, shell and URL characters: never part of a name, so nothing is made of them.
  if (!/^[\p{L}\p{M}\p{N}._-]+$/u.test(lower)) return undefined;
  const ascii = domainToASCII(lower);
  return ascii === '' ? undefined : ascii;
}
