import type { LogRange } from './lineRange.ts';

/** A line that matches. */
export type Hit = LogRange;

/** Hits from the beginning and from the end of a log that are kept, each; with more than both, those between are only counted. */
export const keptHits = 500;

/** What a search found: the count of all lines that match, and as many of them as are kept, in order. */
export interface HitList {
  readonly count: number;
  readonly first: readonly Hit[];
  /** Those at the end that are not among the first. */
  readonly last: readonly Hit[];
}

/** Collects hits in a bounded memory. */
export class HitCollector {
  #count = 0;
  readonly #first: Hit[] = [];
  #ring: Hit[] = [];

  add(hit: Hit): void {
    this.#count += 1;
    if (this.#first.length < keptHits) {
      this.#first.push(hit);
      return;
    }
    this.#ring.push(hit);
    if (this.#ring.length >= 4 * keptHits) this.#ring = this.#ring.slice(-keptHits);
  }

  get count(): number {
    return this.#count;
  }

  /** The first hits from the `from`-th on. */
  firstFrom(from: number): Hit[] {
    return this.#first.slice(from);
  }

  list(): HitList {
    return { count: this.#count, first: this.#first, last: this.#ring.slice(-keptHits) };
  }
}
