import type { TextRange } from '../../src/evidence/network/located.ts';
import { parseNetworkOutput } from '../../src/evidence/network/parseNetworkOutput.ts';
import type { NetworkSegment } from '../../src/evidence/network/segments.ts';
import { valuesIn } from '../../src/evidence/network/valuesIn.ts';
import type { NetworkItem } from '../../src/protocol/networkMessages.ts';

/** A piece of evidence as the view shows it: its text in lines, what was recognised, and where it stands. */
export interface ReadNetworkItem {
  readonly item: NetworkItem;
  readonly segments: readonly NetworkSegment[];
  /** In order, without overlap. */
  readonly values: readonly TextRange[];
  /** Where each line of the text begins and ends, without its line break. */
  readonly lines: readonly TextRange[];
}

/** Reads the text of a piece of evidence. */
export const readItem = (item: NetworkItem): ReadNetworkItem => {
  const { segments } = parseNetworkOutput(item.text);
  return { item, segments, values: valuesIn(segments), lines: linesOf(item.text) };
};

const linesOf = (text: string): TextRange[] => {
  const lines: TextRange[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length || lines.length === 0) lines.push({ start, end: text.length });
  return lines;
};

/** The index of the last range that begins at or before the offset; -1 when none does. */
export const indexAt = (ranges: readonly TextRange[], offset: number): number => {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
