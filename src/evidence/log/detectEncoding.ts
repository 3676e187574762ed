import { analyse } from 'chardet';
import {
  decode,
  encodingById,
  isTextOf,
  utf16be,
  utf16le,
  utf8,
  utf8WithMark,
  type TextEncoding,
} from './textEncoding.ts';

export interface FoundEncoding {
  readonly encoding: TextEncoding;
  /** `ascii`: the sample has no letters that would tell; any encoding that extends ASCII reads it alike. */
  readonly certainty: 'mark' | 'strict' | 'guess' | 'ascii';
}

/**
 * How a log is written, by samples of it: its byte order mark, else what it can be at all, else what is likeliest.
 * @param samples the beginning of the file first; the others begin at even positions, wherever in a line that is
 * @param language of the editor, e.g. "zh-cn": decides where a short text could be of two languages
 */
export function detectEncoding(samples: readonly Buffer[], language = 'en'): FoundEncoding {
  const head = samples[0] ?? Buffer.alloc(0);
  const marked = encodingOfMark(head);
  if (marked) return { encoding: marked, certainty: 'mark' };
  const wide = samples.map(wideEncoding).find((found) => found !== undefined);
  if (wide) return { encoding: wide, certainty: 'strict' };
  const text = Buffer.concat(samples.map(linesBeyondAscii)).subarray(0, 64 * 1024);
  if (text.length === 0) return { encoding: utf8, certainty: 'ascii' };
  if (isTextOf(text, utf8)) return { encoding: utf8, certainty: 'strict' };
  return { encoding: likeliest(text, language.toLowerCase()), certainty: 'guess' };
}

/** The encoding that a byte order mark states. UTF-32 is not one that logs have. */
export function encodingOfMark(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return utf8WithMark;
  if (head[0] === 0xff && head[1] === 0xfe) return { ...utf16le, mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { ...utf16be, mark: 2 };
  return undefined;
}

/**
 * UTF-16 without a mark: digits, spaces and line ends of a log, in any language, have a zero byte on always the same side.
 * @param sample begins at an even position
 */
export function wideEncoding(sample: Buffer): TextEncoding | undefined {
  const length = sample.length - (sample.length % 2);
  const zeros = [0, 0];
  for (let at = 0; at < length; at += 1) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Of 20 units at least one is a space, a digit or a line end.
  if (Math.max(even, odd) * 20 < length / 2 || Math.min(even, odd) * 50 > Math.max(even, odd)) return undefined;
  const encoding = odd > even ? utf16le : utf16be;
  const whole = sample.subarray(0, length);
  // The cut may be in the middle of a pair of surrogates.
  const isText = [whole, whole.subarray(2), whole.subarray(0, -2)].some((part) => isTextOf(part, encoding));
  return isText && !hasManyControls(decode(whole, encoding)) ? encoding : undefined;
}

/** Control characters that no log has, more than one in 20. */
function hasManyControls(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  const found = text.match(/[\u0000-\u0007\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  return found * 20 > text.length;
}

/** The lines of a sample that have bytes beyond ASCII; the first and last one are cut somewhere and count only when alone. */
function linesBeyondAscii(sample: Buffer): Buffer {
  const parts: Buffer[] = [];
  let start = sample.indexOf(0x0a) + 1;
  if (isAscii(sample.subarray(0, start))) start = 0;
  for (let end = sample.indexOf(0x0a, start); end !== -1; end = sample.indexOf(0x0a, start)) {
    const line = sample.subarray(start, end + 1);
    if (!isAscii(line)) parts.push(line);
    start = end + 1;
  }
  if (parts.length === 0 && !isAscii(sample)) return sample;
  return Buffer.concat(parts);
}

const isAscii = (bytes: Buffer): boolean => bytes.every((byte) => byte < 0x80);

/** An East Asian encoding: by what lead bytes most of its text is written. Punctuation first, then kana, common characters. */
interface EastAsian {
  readonly id: string;
  readonly chardet: string;
  readonly language: string;
  readonly common: readonly (readonly [from: number, to: number])[];
  readonly leastTrail: number;
}

const eastAsian: readonly EastAsian[] = [
  // GB 2312 level 1: the 3,755 most common characters.
  { id: 'gb18030', chardet: 'GB18030', language: 'zh', common: [[0xa1, 0xa3], [0xb0, 0xd7]], leastTrail: 0xa1 }, // prettier-ignore
  { id: 'big5', chardet: 'Big5', language: 'zh-tw', common: [[0xa1, 0xc6]], leastTrail: 0x40 },
  { id: 'shiftjis', chardet: 'Shift_JIS', language: 'ja', common: [[0x81, 0x83], [0x88, 0x97]], leastTrail: 0x40 }, // prettier-ignore
  { id: 'eucjp', chardet: 'EUC-JP', language: 'ja', common: [[0xa1, 0xa1], [0xa4, 0xa5], [0xb0, 0xcf]], leastTrail: 0xa1 }, // prettier-ignore
  {
    id: 'euckr',
    chardet: 'EUC-KR',
    language: 'ko',
    common: [
      [0xa1, 0xa3],
      [0xb0, 0xc8],
    ],
    leastTrail: 0xa1,
  },
];

/** The encodings of the detector's names that are read as their Windows superset, which is what such logs are in. */
const windows: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows1252',
  'ISO-8859-2': 'windows1250',
  'ISO-8859-5': 'windows1251',
  'ISO-8859-6': 'windows1256',
  'ISO-8859-7': 'windows1253',
  'ISO-8859-8': 'windows1255',
  'ISO-8859-9': 'windows1254',
  'KOI8-R': 'koi8r',
};

/** What people of a language write in, where the text is too short to tell. */
const customary: Readonly<Record<string, string>> = {
  ru: 'windows1251',
  bg: 'windows1251',
  uk: 'windows1251',
  pl: 'windows1250',
  cs: 'windows1250',
  hu: 'windows1250',
  el: 'windows1253',
  tr: 'windows1254',
  he: 'windows1255',
  ar: 'windows1256',
};

const customaryFor = (language: string): string => customary[language.slice(0, 2)] ?? 'windows1252';

function likeliest(text: Buffer, language: string): TextEncoding {
  const guesses = new Map<string, number>(analyse(text).map(({ name, confidence }) => [name, confidence / 100]));
  const scored = eastAsian
    .filter(({ id }) => isTextOf(text, encodingById(id)))
    .map((each) => {
      const isOwn = language.startsWith(each.language) && (language !== 'zh-tw' || each.id === 'big5');
      const share = commonShare(text, each);
      return { each, share, score: share + (guesses.get(each.chardet) ?? 0) + (isOwn ? 0.2 : 0) };
    })
    .filter(({ share }) => share >= 0.7)
    .sort((one, other) => other.score - one.score);
  const [best] = scored;
  const single = [...guesses]
    .map(([name, confidence]) => ({ id: windows[name] ?? name.toLowerCase().replace('-', ''), confidence }))
    .filter(({ id }) => encodingById(id).id === id && !encodingById(id).isAmbiguous && id !== 'utf8')
    .map(({ id, confidence }) => ({ id, score: confidence + (customaryFor(language) === id ? 0.3 : 0) }))
    .sort((one, other) => other.score - one.score)[0];
  if (best) return encodingById(best.each.id);
  if (single && single.score >= 0.3) return encodingById(single.id);
  return encodingById(customaryFor(language));
}

/** How much of what is beyond ASCII is written with the bytes of common characters, 0 to 1. */
function commonShare(text: Buffer, { common, leastTrail, id }: EastAsian): number {
  let all = 0;
  let good = 0;
  for (let at = 0; at < text.length; at += 1) {
    const lead = text[at] ?? 0;
    if (lead < 0x80) continue;
    all += 1;
    // Half-width katakana, one byte each: rare, and what Western text looks like.
    if (id === 'shiftjis' && lead >= 0xa1 && lead <= 0xdf) continue;
    at += 1;
    const trail = text[at] ?? 0;
    if (trail >= leastTrail && common.some(([from, to]) => lead >= from && lead <= to)) good += 1;
  }
  return all === 0 ? 0 : good / all;
}
