import { groupSpans, isPlaceholder, type Span } from '../finding.ts';

const cookieHeader = /(?<![\w-])cookie\\{0,3}["']?\s{0,3}[:=]\s{0,3}\\{0,3}["'[]?([^\r\n"'\\\]]{3,8000})/dgi;
const setCookie = /\bset-cookie2?\\{0,3}["']?\s{0,3}[:=]\s{0,3}\\{0,3}["'[]?([^\r\n"'\\;\]]{3,8000})/dgi;
const pair = /([\w!#$%&'*+.^`|~-]{1,100})=([^;,\s"]{1,4000})/dg;
/** The names under which servers keep a session, wherever they stand: in a URL, a log line, a dump. */
const session =
  /(?:(?<![A-Za-z0-9])(?:j|php|asp|gs)?sess(?:ion)?[_-]?(?:id|key|token)|\basp\.net_sessionid|\baspsessionid[a-z]{8}|\bconnect\.sid|\bcfid|\bcftoken|\bsaml(?:request|response))\\{0,3}["']?\s{0,2}[=:]\s{0,2}\\{0,3}["']?([A-Za-z0-9_.~%+/=!:-]{8,4000})/dgi;
const isSensitiveName = (name: string): boolean =>
  /sess|sid|token|auth|user|uid|login|csrf|xsrf|sso|tgc|jwt|remember/i.test(name);

/** The values of cookies and session identifiers; their names and attributes stay readable. */
export function* cookies(text: string): Generator<Span> {
  for (const header of groupSpans(text, cookieHeader)) yield* values(text, header);
  for (const header of groupSpans(text, setCookie)) {
    const [first] = [...values(text, header)];
    if (first) yield first;
  }
  for (const span of groupSpans(text, session)) {
    const value = text.slice(span.start, span.end);
    if (!isPlaceholder(value) && /\d/.test(value)) yield span;
  }
}

function* values(text: string, header: Span): Generator<Span> {
  const content = text.slice(header.start, header.end);
  for (const match of content.matchAll(pair)) {
    const [start, end] = match.indices?.[2] ?? [0, 0];
    const [, name = '', value = ''] = match;
    if (isPlaceholder(value) || /^(?:true|false|null|none|deleted|[a-z]{2}[-_][A-Za-z]{2})$/i.test(value)) continue;
    if (value.length >= 6 || isSensitiveName(name)) yield { start: header.start + start, end: header.start + end };
  }
}
