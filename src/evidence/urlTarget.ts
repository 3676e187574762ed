import { readHost } from './hostName.ts';

/** Why a text is no URL to measure. */
export type UrlProblem = 'empty' | 'option' | 'notAUrl' | 'scheme' | 'credentials' | 'tooLong';
export type UrlResult = { readonly url: string } | { readonly problem: UrlProblem };

const longest = 2_000;

/**
 * Reads an `http` or `https` URL without a user name or password in it, and nothing else. A host alone gets `https://`. The
 * result is in its normal form (WHATWG URL): white space and quotes in it are percent-encoded, the fragment is left out.
 */
export function readUrl(typed: string): UrlResult {
  const trimmed = typed.trim();
  if (trimmed === '') return { problem: 'empty' };
  if (/^[-‐-―－−]/u.test(trimmed)) return { problem: 'option' };
  if (trimmed.length > longest) return { problem: 'tooLong' };
  // The URL parser would quietly drop tabs and line ends.
  if (/[\p{Cc}\p{Cf}\p{Z}]/u.test(trimmed)) return { problem: 'notAUrl' };
  const host = readHost(trimmed);
  const bareV6 = 'host' in host && host.host.includes(':') ? `[${host.host}]` : undefined;
  // `server:8443` has a port, no scheme.
  const scheme = bareV6 === undefined ? /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(trimmed)?.[1]?.toLowerCase() : undefined;
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return { problem: 'scheme' };
  const written = scheme === undefined ? `https://${bareV6 ?? trimmed}` : trimmed;
  if (!/^https?:\/\/[^/\\]/i.test(written) || !URL.canParse(written)) return { problem: 'notAUrl' };
  const url = new URL(written);
  if (url.username !== '' || url.password !== '' || /^[^/?#]*@/.test(written.slice(written.indexOf('//') + 2)))
    return { problem: 'credentials' };
  if (!('host' in readHost(url.hostname))) return { problem: 'notAUrl' };
  url.hash = '';
  return { url: url.href };
}
