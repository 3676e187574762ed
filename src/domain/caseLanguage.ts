import type { Case } from './case.ts';
import type { Language } from './text.ts';

/**
 * The language that a case is kept in, for what is written to its people: that of the user's own words, else of the title.
 * @param fallback for a case without words, usually the editor's language
 */
export function caseLanguage({ title, intake }: Pick<Case, 'title' | 'intake'>, fallback: Language): Language {
  for (const words of [intake?.verbatim, title]) {
    const han = words?.match(/\p{Script=Han}/gu)?.length ?? 0;
    // Chinese reports quote error messages and product names in Latin letters: one character says about as much as a word.
    const latin = words?.match(/\p{Script=Latin}+/gu)?.length ?? 0;
    if (han + latin > 0) return han >= latin ? 'zh-cn' : 'en';
  }
  return fallback;
}
