/** A language of the product. Both are complete: there is no fallback. */
export type Language = 'en' | 'zh-cn';

/**
 * A text of the procedure in both product languages, written side by side so that neither can be forgotten.
 * Reports are written in a language other than the editor's, so the domain does not use `l10n.t`.
 */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** A text in English and Simplified Chinese. */
export const text = (en: string, zh: string): Text => ({ en, zh });

/** The text in one language. */
export const say = (value: Text, language: Language): string => (language === 'zh-cn' ? value.zh : value.en);

/** What a placeholder can be filled with; a `Text` is filled in the sentence's own language. */
export type TextArgument = string | number | Text;

/** Fills the placeholders `{0}`, `{1}` … in both languages. A placeholder without an argument stays as it is. */
export function fill(template: Text, ...args: readonly TextArgument[]): Text {
  const fillIn = (language: Language): string =>
    say(template, language).replace(/\{(\d+)\}/g, (placeholder, index: string) => {
      const argument = args[Number(index)];
      if (argument === undefined) return placeholder;
      return typeof argument === 'object' ? say(argument, language) : String(argument);
    });
  return { en: fillIn('en'), zh: fillIn('zh-cn') };
}

/** The product language for a BCP 47 tag such as `vscode.env.language`: Chinese of any script reads Simplified, all else English. */
export const languageFor = (tag: string): Language => (/^zh\b/i.test(tag) ? 'zh-cn' : 'en');
