import { nameKey } from './nameKey.ts';
import { fill, text, type Text } from './text.ts';

/** How many labels a case has at most, and how many letters one has. */
export const labelBounds = { labels: 20, letters: 40 } as const;

/** A label as it is kept: no white space around it, one blank where there was more. */
export const tidyLabel = (label: string): string => label.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** What is wrong with a label; `undefined` when nothing is. */
export function labelProblem(label: string): Text | undefined {
  const tidy = tidyLabel(label);
  if (tidy === '') return text('A label needs a name.', '标签不能为空。');
  if (Array.from(tidy).length > labelBounds.letters)
    return fill(text('A label has at most {0} letters.', '标签最多 {0} 个字符。'), labelBounds.letters);
  // A comma divides labels where several are written; control characters would break the line they stand in.
  if (/[,，;；\p{Cc}]/u.test(tidy))
    return text('A label has no comma, semicolon or control character.', '标签不能含逗号、分号或控制字符。');
  return undefined;
}

/** The labels of a case as a set: each once, however it is written; the first way of writing stays. */
export function tidyLabels(labels: Iterable<string>): string[] {
  const kept = new Map<string, string>();
  for (const label of labels) {
    const tidy = tidyLabel(label);
    if (tidy !== '' && !kept.has(nameKey(tidy))) kept.set(nameKey(tidy), tidy);
  }
  return [...kept.values()];
}

/** The labels after some were put on and others taken off. */
export const changeLabels = (
  labels: readonly string[],
  { add = [], remove = [] }: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
): string[] => {
  const gone = new Set(remove.map(nameKey));
  return tidyLabels([...labels.filter((label) => !gone.has(nameKey(label))), ...add]);
};
