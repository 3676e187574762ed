import type { Field } from './field.ts';
import { isFilled } from './records/rules.ts';

/**
 * One value that keeps what both sides wrote: a text after the other, the items of both lists. `undefined` where that makes
 * no sense (a choice, a date) or adds nothing to one of them.
 */
export function bothValues(field: Field | undefined, mine: unknown, theirs: unknown): unknown {
  if (!isFilled(mine) || !isFilled(theirs)) return undefined;
  if (typeof mine === 'string' && typeof theirs === 'string') {
    if (field?.kind !== 'text' && field?.kind !== 'longText') return undefined;
    if (mine.includes(theirs) || theirs.includes(mine)) return undefined;
    return field.kind === 'longText'
      ? `${mine.trimEnd()}\n\n${theirs.trimStart()}`
      : `${mine.trim()} / ${theirs.trim()}`;
  }
  if (!isPlain(mine) || !isPlain(theirs)) return undefined;
  const both = [...new Set([...mine, ...theirs])];
  return both.length === mine.length || both.length === theirs.length ? undefined : both;
}

const isPlain = (value: unknown): value is (string | number | boolean | null)[] =>
  Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
