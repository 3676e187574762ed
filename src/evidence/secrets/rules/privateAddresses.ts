import { groupSpans, type Span } from '../finding.ts';

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
/** RFC 1918, RFC 6598 (carrier), RFC 3927 (link-local). */
const ipv4 = new RegExp(
  `(?<![\\w.-])((?:10\\.${octet}|192\\.168|172\\.(?:1[6-9]|2\\d|3[01])|169\\.254|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7]))\\.${octet}\\.${octet})(?![\\w]|\\.\\d)`,
  'dg',
);
/** RFC 4193 and link-local. */
const ipv6 = /(?<![\w:.])((?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):[0-9a-f:]{2,36}[0-9a-f:])(?![\w:])/dgi;
/** RFC 6762, RFC 8375, RFC 9476's neighbours in use: names that no public server answers for. */
const host =
  /(?<![\w.@-])((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}(?:local|lan|internal|intranet|intra|corp|localdomain|home\.arpa))(?![\w-]|\.\w)/dgi;

/** Addresses and names that mean something only inside the company. */
export function* privateAddresses(text: string): Generator<Span> {
  for (const expression of [ipv4, ipv6, host]) yield* groupSpans(text, expression);
}
