import { groupSpans, isPlaceholder, type Span } from '../finding.ts';

/** `Authorization: Basic …` as in a message, a quoted pair of JSON, or an argument; the scheme stays readable. */
const authorization =
  /\b(?:proxy-|x-)?authorization\\{0,3}["']?\s{0,3}[:=]\s{0,3}\\{0,3}["']?\s{0,2}(?:(?:basic|bearer|token|apikey|negotiate|ntlm|digest|hawk|splunk|aws4-hmac-sha256|acs|tc3-hmac-sha256|ks|qbox|oss|cos)\s+)?([^\s"'\\<>[\]{}][^\r\n"'\\<>]{3,4000})/dgi;
const keyed =
  /\b(?:x-(?:[a-z]+-)?(?:api-?key|auth(?:-?token)?|access-?token|token|csrf-?token|xsrf-?token|secret|session-?(?:id|token)|signature|security-token)|api-?key|apikey|auth-token|access-token|private-token|deploy-token|ocp-apim-subscription-key|x-goog-api-key|x-amz-security-token|x-vault-token|x-ca-(?:key|signature))\\{0,3}["']?\s{0,3}[:=]\s{0,3}\\{0,3}["']?([^\s"'\\<>,;&]{4,4000})/dgi;
const bearer = /(?<![\w-])bearer\s+([A-Za-z0-9._~+/-]{12,4000}={0,2})/dgi;
const digestLike = /^(?:username|credential|realm|id|mac|signedheaders)=/i;

/** What a request proves its sender with, in headers. */
export function* headerSecrets(text: string): Generator<Span> {
  for (const { start, end } of groupSpans(text, authorization)) {
    const whole = text.slice(start, end);
    // Of a scheme with parameters all of them; of the others the one word.
    const length = digestLike.test(whole) ? whole.trimEnd().length : (/^[^\s,;)\]}]+/.exec(whole)?.[0].length ?? 0);
    if (length >= 4 && isSecret(whole.slice(0, length))) yield { start, end: start + length };
  }
  for (const expression of [keyed, bearer]) {
    for (const span of groupSpans(text, expression)) if (isSecret(text.slice(span.start, span.end))) yield span;
  }
}

const isSecret = (value: string): boolean =>
  !isPlaceholder(value) &&
  !/^(?:null|none|undefined|true|false|missing|invalid|expired|required|header|bearer|basic|token|authentication|authorization)$/i.test(
    value,
  );
