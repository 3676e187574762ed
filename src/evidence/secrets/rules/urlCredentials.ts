import { groupSpans, isPlaceholder, type Span } from '../finding.ts';

/** `scheme://user:password@host`. The password is what stands before the last `@` of the authority (RFC 3986, 3.2.1). */
const userInfo = /(?<=[a-z0-9+.-]):\/\/[^\s:/@"'<>]{0,100}:([^\s/"'<>]{1,256})@/dgi;
/** `https://token@host`, as git remotes carry it. */
const bareToken = /(?<=[a-z0-9+.-]):\/\/([A-Za-z0-9_-]{20,256})@/dgi;

/** Passwords in URLs; scheme, user and host stay readable. */
export function* urlCredentials(text: string): Generator<Span> {
  for (const expression of [userInfo, bareToken]) {
    for (const span of groupSpans(text, expression)) {
      if (!isPlaceholder(text.slice(span.start, span.end))) yield span;
    }
  }
}
