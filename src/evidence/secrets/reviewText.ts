import type { ItemField } from './itemTexts.ts';
import type { MaskingPlan } from './maskingPlan.ts';
import type { ScannedItem, ScannedText } from './scannedItem.ts';

/** A secret at its places in both sides of the review. Offsets are UTF-16. */
export interface ReviewPlace {
  readonly value: string;
  readonly rule: string;
  readonly kept: boolean;
  readonly original: { readonly start: number; readonly end: number };
  readonly masked: { readonly start: number; readonly end: number };
}

/** Both sides of the review: what would be written without masks, and what will be. Lines end with `\n`. */
export interface ReviewText {
  readonly original: string;
  readonly masked: string;
  readonly places: readonly ReviewPlace[];
}

/** The words between the texts, in the editor's language. */
export interface ReviewWords {
  readonly field: (field: ItemField) => string;
  readonly line: (line: number) => string;
  readonly more: (count: number) => string;
}

/** Draws everything that was found, item by item: the texts of the manifest that have findings, then the content. */
export function reviewText(items: readonly ScannedItem[], plan: MaskingPlan, words: ReviewWords): ReviewText {
  let original = '';
  let masked = '';
  const places: ReviewPlace[] = [];
  const both = (text: string): void => {
    const lines = plainLines(text);
    original += lines;
    masked += lines;
  };
  const apply = ({ text, findings }: Pick<ScannedText, 'text' | 'findings'>): void => {
    const applied = plan.apply(text, findings);
    let at = 0;
    for (const { value, rule, kept, original: from, masked: to } of applied.places) {
      both(text.slice(at, from.start));
      const [before, after] = [plainLines(value), plainLines(applied.text.slice(to.start, to.end))];
      places.push({
        value,
        rule,
        kept,
        original: { start: original.length, end: original.length + before.length },
        masked: { start: masked.length, end: masked.length + after.length },
      });
      original += before;
      masked += after;
      at = from.end;
    }
    both(text.slice(at));
    if (!original.endsWith('\n')) both('\n');
  };
  for (const scanned of items) {
    const { fields, content } = scanned;
    const found = fields.filter(
      ({ text, findings }) => findings.length > 0 || plan.apply(text, findings).places.length > 0,
    );
    const shown = shownOf(content);
    if (items.length > 1 || found.length > 0 || content.kind === 'binary') {
      both('━━ ');
      apply(fields.find(({ field }) => field === 'title') ?? { text: scanned.item.title, findings: [] });
    }
    for (const each of found) {
      if (each.field === 'title') continue;
      both(`${words.field(each.field)} `);
      apply(each);
    }
    for (const piece of shown) {
      if (piece.line > 1 || shown.length > 1) both(`⋯ ${words.line(piece.line)}\n`);
      apply(piece);
    }
    if (content.kind === 'stream' && content.more > 0) both(`⋯ ${words.more(content.more)}\n`);
  }
  return { original, masked, places };
}

const shownOf = (content: ScannedItem['content']): readonly ScannedText[] =>
  content.kind === 'text' ? [content.text] : content.kind === 'stream' ? content.pieces : [];

/** An editor has one kind of line end in a document and would move all places behind another. */
const plainLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** A value among the findings, for a list of them. */
export interface ReviewValue {
  readonly value: string;
  readonly rule: string;
  readonly places: number;
}

/** Every value that was found, with how often, in the order in which they come. */
export function reviewValues({ places }: Pick<ReviewText, 'places'>): readonly ReviewValue[] {
  const values = new Map<string, ReviewValue>();
  for (const { value, rule } of places) {
    const known = values.get(value);
    values.set(value, { value, rule: known?.rule ?? rule, places: (known?.places ?? 0) + 1 });
  }
  return [...values.values()];
}
