import { manualRule, type Masking } from '../../domain/masking.ts';
import type { Finding } from './finding.ts';
import { placeholdersIn, type PlaceholderBook } from './placeholders.ts';
import { merged, occurrences, type KnownValue } from './knownValues.ts';

/** A text with its secrets replaced, and where. Offsets are of the masked text. */
export interface MaskedText {
  readonly text: string;
  /** One for each place found, in order; `kept` ones were left as they are on purpose. */
  readonly places: readonly {
    readonly rule: string;
    readonly value: string;
    readonly kept: boolean;
    /** In the original. */
    readonly original: { readonly start: number; readonly end: number };
    readonly masked: { readonly start: number; readonly end: number };
  }[];
}

/** What a person decided about the secrets of one attach action: which values stay, and what else is hidden. */
export class MaskingPlan {
  readonly #book: PlaceholderBook;
  readonly #kept = new Set<string>();
  readonly #extra = new Set<string>();
  /** Values that rules found in one place and that are hidden in every other. */
  readonly #known: readonly KnownValue[];

  constructor(book: PlaceholderBook, known: readonly KnownValue[] = []) {
    this.#book = book;
    this.#known = known;
  }

  /** Everything to be looked for by its value. */
  get known(): readonly KnownValue[] {
    return [...this.#known, ...[...this.#extra].map((value) => ({ value, rule: manualRule }))];
  }
  isKept(value: string): boolean {
    return this.#kept.has(value);
  }
  /** Leaves a value as it is, or no longer. */
  keep(value: string, kept = true): void {
    if (kept) this.#kept.add(value);
    else this.#kept.delete(value);
    // What was chosen by hand and is kept after all was not meant.
    if (kept) this.#extra.delete(value);
  }
  /** Hides a text wherever it stands, whatever the rules say. */
  maskMore(value: string): void {
    this.#extra.add(value);
    this.#kept.delete(value);
  }
  placeholderOf(value: string, rule: string): string {
    return this.#book.of(value, rule);
  }

  /** Applies the decisions to a text with what the rules found in it. */
  apply(text: string, findings: readonly Finding[]): MaskedText {
    const extra = [...this.#extra].flatMap((value) => [...occurrences(text, { value, rule: manualRule })]);
    const all = extra.length === 0 ? findings : merged([...findings, ...extra]);
    let result = '';
    let at = 0;
    const places = all.map(({ start, end, rule }) => {
      const value = text.slice(start, end);
      const kept = this.#kept.has(value);
      result += text.slice(at, start);
      const from = result.length;
      result += kept ? value : this.#book.of(value, rule);
      at = end;
      return { rule, value, kept, original: { start, end }, masked: { start: from, end: result.length } };
    });
    return { text: result + text.slice(at), places };
  }
}

/** Counts what was masked and kept over all texts of one item, for the record. */
export class MaskingCount {
  readonly #rules = new Map<string, number>();
  readonly #highest = new Map<string, number>();
  #unmasked = 0;

  add({ text, places }: MaskedText): void {
    for (const { rule, kept, masked } of places) {
      if (kept) {
        this.#unmasked += 1;
        continue;
      }
      this.#rules.set(rule, (this.#rules.get(rule) ?? 0) + 1);
      for (const { word, number } of placeholdersIn(text.slice(masked.start, masked.end)))
        this.#highest.set(word, Math.max(number, this.#highest.get(word) ?? 0));
    }
  }

  /** @param at an ISO 8601 moment */
  record(by: string, at: string): Masking {
    const count = [...this.#rules.values()].reduce((sum, each) => sum + each, 0);
    return {
      reviewed: true,
      by,
      at,
      count,
      ...(count === 0 ? {} : { rules: sorted(this.#rules) }),
      ...(this.#unmasked === 0 ? {} : { unmasked: this.#unmasked }),
      ...(this.#highest.size === 0 ? {} : { highest: sorted(this.#highest) }),
    };
  }
}

const sorted = (map: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...map].sort(([one], [other]) => (one < other ? -1 : 1)));
