/** Keys in the order of their moments: a binary heap, so that 10,000 cases cost a dozen steps each and not a walk over all. */
export class DueQueue {
  readonly #heap: { readonly key: string; readonly at: number }[] = [];
  /** The moment that counts for a key; an older one left in the heap is skipped. */
  readonly #current = new Map<string, number>();

  get size(): number {
    return this.#current.size;
  }

  /** Sets the moment of a key, in milliseconds since the epoch; `undefined` takes it out. */
  set(key: string, at: number | undefined): void {
    if (this.#current.get(key) === at) return;
    if (at === undefined) {
      this.#current.delete(key);
      return;
    }
    this.#current.set(key, at);
    this.#heap.push({ key, at });
    this.#rise(this.#heap.length - 1);
  }

  /** The earliest moment. */
  next(): number | undefined {
    this.#dropStale();
    return this.#heap[0]?.at;
  }

  /** Takes out every key whose moment has come. */
  takeUntil(now: number): string[] {
    const taken: string[] = [];
    for (;;) {
      this.#dropStale();
      const first = this.#heap[0];
      if (!first || first.at > now) return taken;
      this.#current.delete(first.key);
      taken.push(first.key);
    }
  }

  #dropStale(): void {
    for (let first = this.#heap[0]; first && this.#current.get(first.key) !== first.at; first = this.#heap[0]) {
      const last = this.#heap.pop();
      if (last && this.#heap.length > 0) {
        this.#heap[0] = last;
        this.#sink(0);
      }
    }
  }

  #rise(index: number): void {
    for (let child = index; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!this.#isBefore(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  #sink(index: number): void {
    for (let parent = index; ;) {
      const [left, right] = [parent * 2 + 1, parent * 2 + 2];
      let least = this.#isBefore(left, parent) ? left : parent;
      if (this.#isBefore(right, least)) least = right;
      if (least === parent) return;
      this.#swap(least, parent);
      parent = least;
    }
  }

  #isBefore(one: number, other: number): boolean {
    return (this.#heap[one]?.at ?? Infinity) < (this.#heap[other]?.at ?? Infinity);
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (!a || !b) return;
    this.#heap[one] = b;
    this.#heap[other] = a;
  }
}
