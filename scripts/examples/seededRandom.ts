import type { RandomBytes } from '../../src/domain/id.ts';

/** Numbers that look random and are the same every time, so that generated examples do not change. */
export interface SeededRandom {
  /** At least 0 and less than 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** Lower-case hexadecimal digits. */
  hex(length: number): string;
  readonly bytes: RandomBytes;
}

/** mulberry32 (public domain, Tommy Ettinger), started from the FNV-1a hash of a name. */
export function seededRandom(name: string): SeededRandom {
  let state = 0x811c9dc5;
  for (const character of name) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick: (from) => from[between(0, from.length - 1)] ?? from[0],
    hex: (length) => Array.from({ length }, () => between(0, 15).toString(16)).join(''),
    bytes: (array) => {
      for (const index of array.keys()) array[index] = between(0, 255);
    },
  };
}
