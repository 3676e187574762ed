/** IPv4 or IPv6. */
export type IpFamily = 4 | 6;

/** An address found in a line: where, what, and of which family. */
export type FoundAddress = {
  readonly from: number;
  readonly to: number;
  readonly address: string;
  readonly family: IpFamily;
};

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=\d)|$)){4}$/;
const zone = /%[\w.-]{1,32}$/;
const hexGroup = /^[0-9a-f]{1,4}$/i;

/** Whether the text is one IPv4 address in strict dotted decimal (no leading zeros, four parts). */
export const isIpv4 = (text: string): boolean => text.length <= 15 && ipv4.test(text);

/** Whether the text is one IPv6 address as of RFC 4291 section 2.2, with an optional zone as of RFC 4007 section 11. */
export const isIpv6 = (text: string): boolean => {
  const bare = text.replace(zone, '');
  if (bare.length > 45 || !bare.includes(':')) return false;
  const halves = bare.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    if (half === '') continue;
    const parts = half.split(':');
    for (const [place, part] of parts.entries()) {
      const isLast = index === halves.length - 1 && place === parts.length - 1;
      if (isLast && part.includes('.')) {
        if (!isIpv4(part)) return false;
        groups += 2;
      } else if (hexGroup.test(part)) groups += 1;
      else return false;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
};

/** The family of the text when it is one address and nothing else. */
export const ipFamilyOf = (text: string): IpFamily | undefined => (isIpv4(text) ? 4 : isIpv6(text) ? 6 : undefined);

/** Digits, dots and stray characters that stand where an address should: damaged on the way, to be kept as it is. */
export const looksLikeDamagedAddress = (text: string): boolean =>
  text.length <= 45 &&
  /^[\dOoIl]{1,3}[.,:·]/.test(text) &&
  (text.match(/[.,·]/g) ?? []).length >= 2 &&
  /^[\w.,:·%-]+$/.test(text) &&
  (text.match(/\d/g) ?? []).length * 2 >= text.replace(/[.,:·]/g, '').length;

const candidate =
  /(?<![\w.:-])(?:[0-9a-f]{0,4}:){2,8}[0-9a-f.:]{0,20}(?:%[\w.-]{1,32})?|(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\w)/gi;

/** Every valid address in the line, in order. A trailing colon or full stop is punctuation, not part of an address. */
export const findAddresses = (line: string): readonly FoundAddress[] => {
  const found: FoundAddress[] = [];
  for (const match of line.matchAll(candidate)) {
    let text = match[0];
    let family = ipFamilyOf(text);
    while (family === undefined && /[:.]$/.test(text)) {
      text = text.slice(0, -1);
      family = ipFamilyOf(text);
    }
    if (family === undefined || text === '::') continue;
    const after = line.charAt(match.index + text.length);
    if (family === 6 && /[\w]/.test(after)) continue;
    found.push({ from: match.index, to: match.index + text.length, address: text, family });
  }
  return found;
};

/** The line with its addresses blanked out, so that the zone of `fe80::1%12` is not taken for a percentage. */
export const withoutAddresses = (line: string): string => {
  let masked = line;
  for (const { from, to } of findAddresses(line))
    masked = masked.slice(0, from) + '_'.repeat(to - from) + masked.slice(to);
  return masked;
};
