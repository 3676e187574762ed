import { groupSpans, type Span } from '../finding.ts';

/** Mobile numbers of mainland China: the prefixes that the ministry (工信部) has given out. */
const mobile =
  /(?<![\w.+/=%-]|\d[:,])(?:\(?(?:\+|00)?86\)?[-\s]?)?(1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])([-\s]?)\d{4}\2\d{4})(?![\w%]|[-.:]\d)/dg;
const assignedMobile =
  /(?<=[=:：]\s?["'(（]?|%3D)(?:(?:\+|%2B|00)?86[-\s]?)?(1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8})(?![\w%]|[-.:]\d)/dg;
/** Area code and number of a land line, with the mark between them that tells it from other numbers. */
const landLine =
  /(?<![\w.+/:-])(?:\(0(?:10|2\d|[3-9]\d{2})\)\s?|0(?:10|2\d|[3-9]\d{2})-)[2-8]\d{6,7}(?:-\d{1,5}(?!\d|-))?(?![\w]|[-.:]\d)/dg;
/** ITU-T E.164: up to 15 digits behind a plus. */
const international = /(?<![\w.+/=&?-])\+[1-9]\d{0,2}(?:[ -]?\(?\d{1,5}\)?){1,6}(?![\w]|[.:]\d)/dg;
const named =
  /(?:\b(?:tele?)?phone(?:[ _-]?(?:number|no))?|\bmobile(?:[ _-]?(?:phone|number|no))?|\bcell(?:phone)?|\btel|\bfax|\bmsisdn|电话|电話|手机号?码?|手机|联系方式|联系电话|座机|传真|携帯|전화)\\{0,3}["']?\s{0,2}[:=：]?\s{0,2}\\{0,3}["']?(\+?\(?\d(?:[ ()-]{0,2}\d){6,15})(?![\w]|[.:]\d)/dgi;
/** What counts things, and what they are counted in. */
const measureBefore =
  /(?:bytes?|size|length|len|offset|total|free|used|mem(?:ory)?|heap|ns|us|ms|time|ts|timestamp|epoch|duration|elapsed|seq|pos|lsn|scn|trx|txid|xid|count|rows|in|out|limit)["']?\s{0,2}[=:]\s{0,2}["']?$/i;
const measureAfter = /^\s?(?:bytes|[KMGT]i?B|B\b|ns\b|us\b|µs|ms\b|rows|records|ticks)/;

/** Telephone numbers. Bare digits count only where they cannot well be anything else. */
export function* phones(text: string): Generator<Span> {
  for (const expression of [mobile, assignedMobile]) {
    for (const span of groupSpans(text, expression)) if (!isMeasure(text, span)) yield span;
  }
  yield* groupSpans(text, landLine, 0);
  for (const span of groupSpans(text, international, 0)) {
    const value = text.slice(span.start, span.end);
    const digits = value.replace(/\D/g, '').length;
    const isGrouped = /[ ()-]/.test(value);
    if (digits < (isGrouped ? 9 : 10) || digits > 15) continue;
    // "10:00:00 +1030 2026 …" is an offset and what follows the time.
    if (/^\+\d{4}(?: |$)/.test(value) && /\d(?:\.\d+)?\s?$/.test(text.slice(Math.max(0, span.start - 4), span.start)))
      continue;
    yield span;
  }
  for (const span of groupSpans(text, named)) {
    const value = text.slice(span.start, span.end);
    if (new Set(value.replace(/\D/g, '')).size > 1) yield span;
  }
}

const isMeasure = (text: string, { start, end }: Span): boolean =>
  /(\d)\1{7}$/.test(text.slice(start, end)) ||
  measureBefore.test(text.slice(Math.max(0, start - 24), start)) ||
  measureAfter.test(text.slice(end, end + 8));
