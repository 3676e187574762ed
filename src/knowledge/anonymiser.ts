import { say, type Language } from '../domain/text.ts';
import { findNames, type FoundName } from './findNames.ts';
import { roles, type Identity } from './identities.ts';

/** Found by its form in one place, it is looked for in all others when it is no ordinary word. */
const isTelling = (value: string): boolean => value.length >= 6 || (value.length >= 4 && /[\d._-]/.test(value));

/** Puts roles in the place of names, the same in all texts of an article. */
export class Anonymiser {
  readonly #known: readonly { readonly pattern: RegExp; readonly role: Identity['role'] }[];
  readonly #language: Language;

  /**
   * @param identities what the fields of the case say
   * @param texts all that will be written: a name that is told in one of them is found in the others
   */
  constructor(identities: readonly Identity[], texts: readonly string[], language: Language) {
    this.#language = language;
    const all = new Map(identities.map(({ value, role }) => [value, role]));
    for (const text of texts)
      for (const { start, end, role } of findNames(text)) {
        const value = text.slice(start, end);
        if (isTelling(value) && !all.has(value)) all.set(value, role);
      }
    this.#known = [...all]
      .sort(([one], [other]) => other.length - one.length)
      .map(([value, role]) => ({ pattern: patternOf(value), role }));
  }

  /** The text with a role in the place of every name. */
  hide(text: string): string {
    const found: FoundName[] = [...findNames(text)];
    for (const { pattern, role } of this.#known)
      for (const match of text.matchAll(pattern))
        found.push({ start: match.index, end: match.index + match[0].length, role });
    let result = '';
    let at = 0;
    for (const { start, end, role } of apart(found)) {
      result += `${text.slice(at, start)}[${say(roles[role], this.#language)}]`;
      at = end;
    }
    return result + text.slice(at);
  }
}

/** Names that overlap become one place, so that no end of one looks out; the longest says which role. */
function apart(found: readonly FoundName[]): readonly FoundName[] {
  const sorted = [...found].sort((one, other) => one.start - other.start || other.end - one.end);
  const result: FoundName[] = [];
  for (const name of sorted) {
    const last = result.at(-1);
    if (!last || name.start >= last.end) result.push(name);
    else if (name.end > last.end)
      result[result.length - 1] = {
        start: last.start,
        end: name.end,
        role: name.end - name.start > last.end - last.start ? name.role : last.role,
      };
  }
  return result;
}

/** A value as a word of its own, in any case, with any space between its parts. Han characters have no spaces around words. */
function patternOf(value: string): RegExp {
  const words = value.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const isLong = Array.from(value).length > 1;
  const edge = (character: string | undefined): string => {
    if (character === undefined) return '';
    if (/\p{Script=Han}/u.test(character)) return isLong ? '' : '\\p{Script=Han}';
    return /[\p{L}\p{N}]/u.test(character) ? '[\\p{Script=Latin}\\p{N}]' : '';
  };
  const [first] = value;
  const before = edge(first);
  const after = edge(Array.from(value).at(-1));
  return new RegExp(
    `${before && `(?<!${before})`}${words.join('\\s+')}${after && `(?!${after})`}`,
    // A part of a name is a name only with its capital: "Mark" is, "mark" is not.
    /^\p{Lu}\p{Ll}+$/u.test(value) ? 'gu' : 'giu',
  );
}
