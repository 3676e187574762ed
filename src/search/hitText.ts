import type { Snippet } from './findPlaces.ts';

/** Controls, and marks that turn the direction of what is around them. */
const disturbing = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * Text of a case as a quick pick may show it: one line, `$(name)` no icon, and writing from right to left kept to itself.
 */
export function plainLine(content: string): string {
  const line = content.replace(disturbing, ' ').replaceAll('$(', '$\u200b(').replace(/\s+/g, ' ').trim();
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line;
}

/**
 * The snippet with what was found in it made visible. A quick pick itself marks what has exactly what was typed; several
 * words, other spellings and beginnings stand between ‹ and ›.
 */
export function markedSnippet({ text, marks }: Snippet, typed: string): string {
  const plain = plainLine(text);
  if (typed.trim() !== '' && plain.toLowerCase().includes(typed.trim().toLowerCase())) return plain;
  let marked = '';
  let at = 0;
  for (const [start, end] of marks) {
    marked += `${text.slice(at, start)}‹${text.slice(start, end)}›`;
    at = end;
  }
  return plainLine(marked + text.slice(at));
}
