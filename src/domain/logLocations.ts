import type { Case } from './case.ts';
import { logSources, type LogSource } from './logSources.ts';
import { text, type Text } from './text.ts';

/** What is always asked for with a log. */
export const logRules: readonly Text[] = [
  text('Please send a copy and leave the original where it is.', '请发送副本，原始日志保留在原处。'),
  text(
    'Please tell us the time of the error to the minute and your time zone, for example 2026-11-22 09:30 GMT+8.',
    '请注明出错时间（精确到分钟）和时区，例如 2026-11-22 09:30 GMT+8。',
  ),
  text(
    'Please take out passwords, keys, tokens and personal data before you send it.',
    '发送前请删除密码、密钥、令牌和个人信息。',
  ),
];

/** A place to look for a log, and what brought it up: words of the case, or its category alone. */
export type LogAdvice = Pick<LogSource, 'code' | 'label' | 'find'> & { readonly because: 'words' | 'category' };

/**
 * Where the logs for a case are, the most likely place first: what the words name (device or system, then the user's words
 * and the rest), then what is usual for the category. Empty for a case that says neither.
 */
export function logAdviceFor(current: Pick<Case, 'title' | 'intake' | 'triage' | 'details'>): readonly LogAdvice[] {
  const named = [current.intake?.system];
  const told = [
    current.intake?.verbatim,
    current.intake?.technicalSummary,
    current.intake?.alreadyTried,
    current.title,
  ];
  const category = current.triage?.category;
  const subcategory = current.triage?.subcategory;
  return logSources
    .map((source) => {
      const words = 4 * hits(source.words, named) + 2 * hits(source.words, told);
      const usual = [category, `${category ?? ''}.${subcategory ?? ''}`].filter((code) =>
        source.usualFor?.some((listed) => listed === code),
      ).length;
      return { source, words, score: words + usual };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ source: { code, label, find }, words }) => ({
      code,
      label,
      find,
      because: words > 0 ? 'words' : 'category',
    }));
}

const hits = (words: RegExp, values: readonly (string | undefined)[]): number =>
  values.filter((value) => value !== undefined && words.test(value)).length;
