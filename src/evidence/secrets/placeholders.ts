import { customPrefix, manualRule, maskingRules } from '../../domain/masking.ts';
import type { Case } from '../../domain/case.ts';

/**
 * Gives every secret value its placeholder: the same value always the same one, no two values the same one. It lives in
 * memory only and knows the values; what a case keeps is the highest number of each word, so that a number means one value.
 * Brackets and ASCII stand in any encoding and in no editor's list of look-alike characters.
 */
export class PlaceholderBook {
  readonly #placeholders = new Map<string, string>();
  readonly #highest = new Map<string, number>();

  /** Takes note of the numbers that a case has given out, here or elsewhere. */
  skip({ evidence = [] }: Pick<Case, 'evidence'>): void {
    for (const { masking } of evidence)
      for (const [word, number] of Object.entries(masking?.highest ?? {}))
        this.#highest.set(word, Math.max(number, this.#highest.get(word) ?? 0));
  }

  /** @param rule that found the value first: it says what the value is called */
  of(value: string, rule: string): string {
    const known = this.#placeholders.get(value);
    if (known !== undefined) return known;
    const word = wordOf(rule);
    const number = (this.#highest.get(word) ?? 0) + 1;
    this.#highest.set(word, number);
    const placeholder = `[masked-${word}-${number}]`;
    this.#placeholders.set(value, placeholder);
    return placeholder;
  }
}

function wordOf(rule: string): string {
  if (rule === manualRule) return 'text';
  const known = maskingRules.find(({ id }) => id === rule);
  if (known) return known.placeholder;
  const name = rule.startsWith(customPrefix) ? rule.slice(customPrefix.length) : rule;
  // A name may itself say too much or be in any script.
  return (
    name
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .slice(0, 12) || 'value'
  );
}

/** The word and number of each placeholder in a text. */
export const placeholdersIn = (text: string): readonly { readonly word: string; readonly number: number }[] =>
  [...text.matchAll(/\[masked-([a-z]+)-(\d{1,9})\]/g)].map(([, word = '', number = '']) => ({
    word,
    number: Number(number),
  }));
