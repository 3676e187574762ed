import type { Step } from '../../src/domain/statistics/period.ts';
import type { Language } from '../../src/domain/text.ts';

const forms = {
  short: {
    day: { month: 'short', day: 'numeric' },
    week: { month: 'short', day: 'numeric' },
    month: { year: 'numeric', month: 'short' },
    year: { year: 'numeric' },
  },
  long: {
    day: { dateStyle: 'full' },
    week: { dateStyle: 'long' },
    month: { year: 'numeric', month: 'long' },
    year: { year: 'numeric' },
  },
} as const satisfies Record<string, Record<Step, Intl.DateTimeFormatOptions>>;

/**
 * A day, week, month or year as people of the language write it.
 * @param start its first day, as days since 1 January 1970
 */
export const columnName = (start: number, step: Step, language: Language, form: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(language === 'zh-cn' ? 'zh-CN' : 'en', { ...forms[form][step], timeZone: 'UTC' }).format(
    start * 86_400_000,
  );
