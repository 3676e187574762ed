import type { TextRange } from './located.ts';
import type { NetworkSegment } from './segments.ts';

/**
 * Where in the text the recognised values stand, in order and without overlap, for a view that underlines them. Numbers that
 * were counted rather than printed have no place of their own.
 */
export const valuesIn = (segments: readonly NetworkSegment[]): readonly TextRange[] => {
  const found: TextRange[] = [];
  for (const segment of segments) for (const part of Object.values(segment)) collect(part, found);
  found.sort((one, other) => one.start - other.start || one.end - other.end);
  let end = -1;
  return found.filter((range) => {
    if (range.start < end || range.end <= range.start) return false;
    ({ end } = range);
    return true;
  });
};

const collect = (node: unknown, found: TextRange[]): void => {
  if (typeof node !== 'object' || node === null) return;
  if (isPlace(node)) found.push({ start: node.start, end: node.end });
  for (const child of Object.values(node)) collect(child, found);
};

/** A value or an address; what only spans other values has neither. */
const isPlace = (node: object): node is TextRange =>
  'start' in node &&
  'end' in node &&
  typeof node.start === 'number' &&
  typeof node.end === 'number' &&
  ('value' in node || 'raw' in node || ('address' in node && typeof node.address === 'string')) &&
  !('counted' in node);
