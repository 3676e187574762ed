import type { Span } from '../finding.ts';

const localBefore = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]/;
const address = /(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![A-Za-z0-9-])/y;
/** `name@2x.png`, `getty@tty1.service`: files and units, not mail. */
const fileEnding =
  /\.(?:png|jpe?g|gif|svg|webp|ico|css|js|mjs|ts|map|json|ya?ml|xml|log|txt|md|sh|py|java|class|jar|so|dll|exe|conf|service|socket|timer|target|mount|slice|scope|path|device|swap)$/i;
const isDomain = /\.[A-Za-z]{2,24}$/;
/** The users of git servers and shell prompts. */
const machineUser = /^(?:git|svn|hg|root)$/;
const longestLocal = 64;

/** E-mail addresses (the forms of RFC 5321 that people write: no quotes, no comments, a domain with a dot). */
export function* emails(text: string): Generator<Span> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < longestLocal && localBefore.test(text[start - 1] ?? '')) start -= 1;
    const local = text.slice(start, at);
    // Brackets, quotes and assignments around an address are not of it.
    const own = local.replace(/^.*[='`/!?&{|}#$%*^]/, '').replace(/^[.+-]+/, '');
    if (own === '' || own.endsWith('.') || own.includes('..') || machineUser.test(own)) continue;
    address.lastIndex = at + 1;
    const whole = address.exec(text)?.[0];
    if (whole === undefined) continue;
    // "li@corp.cn.log" is a file that is named after an address.
    const domain = whole.replace(fileEnding, '');
    if (domain !== whole && !isDomain.test(domain)) continue;
    if (isCredential(text, at, domain)) continue;
    yield { start: at - own.length, end: at + 1 + domain.length };
  }
}

/** `https://user:password@host.com` has the shape of an address; the password has a rule of its own. */
function isCredential(text: string, at: number, domain: string): boolean {
  const before = text.slice(Math.max(0, at - 300), at);
  return (
    /:\/\/[^\s/?"'<>]{0,300}$/.test(before) ||
    /^:\d{0,5}\//.test(text.slice(at + 1 + domain.length, at + domain.length + 8))
  );
}
