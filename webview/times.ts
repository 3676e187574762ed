import { momentMs, toMoment } from '../src/domain/moment.ts';
import { sizeInWords } from '../src/domain/size.ts';
import type { Language } from '../src/domain/text.ts';

const locales: Record<Language, string> = { en: 'en', 'zh-cn': 'zh-CN' };

/** A moment of a case file in local time and the page's language; a text that is none as it stands. */
export function showMoment(value: string, language: Language): string {
  const ms = momentMs(value);
  if (ms === undefined) return value;
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
}

/** A count in the page's language. */
export const showNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language]).format(value);

/** A size of a file, in bytes, as people read it. */
export const showSize = (bytes: number, language: Language): string => sizeInWords(bytes, locales[language]);

/** The value of a `datetime-local` input for a moment: local time, with seconds only when there are some. */
export function toLocalInput(value: unknown): string {
  const ms = momentMs(value);
  if (ms === undefined) return '';
  const local = toMoment(ms).slice(0, 19);
  return local.endsWith(':00') ? local.slice(0, 16) : local;
}

/** The moment that a `datetime-local` input says, with this machine's offset at that time; `undefined` for none. */
export function fromLocalInput(value: string): string | undefined {
  const ms = Date.parse(value);
  return value === '' || Number.isNaN(ms) ? undefined : toMoment(ms);
}
