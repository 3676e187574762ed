/** A view that nobody looks at is not drawn: reading goes on when it was not asked for after this long, milliseconds. */
const unaskedMs = 500;
/** And after this long when it was asked for, but no group in it is unfolded, milliseconds. */
const askedMs = 1_500;
/** From the first group's cases until the others that are unfolded were asked for too, milliseconds. */
const settleMs = 50;

/**
 * The order of a start with many cases: some are read, then reading rests until the tree has shown them, then the others
 * are read. VS Code needs its time for the first rows, and on a computer with few cores it does not get it while
 * thousands of files are read; measured at 10,000 cases, they came five times later.
 */
export class FirstDrawing {
  #begin: (() => void) | undefined;
  #end: (() => void) | undefined;
  #isAsked = false;
  /** Resolves when there are cases to draw while others are still to be read; never when all were read before that. */
  readonly begun = new Promise<void>((resolve) => (this.#begin = resolve));
  readonly #over = new Promise<void>((resolve) => (this.#end = resolve));

  /** Called by the store when it has read some of many cases. @returns when it may go on */
  readonly rest = async (): Promise<void> => {
    this.#begin?.();
    const late = [
      setTimeout(() => {
        if (!this.#isAsked) this.#end?.();
      }, unaskedMs),
      setTimeout(() => this.#end?.(), askedMs),
    ];
    await this.#over;
    late.forEach(clearTimeout);
  };

  /** Called by the tree when VS Code asks for it. */
  asked(): void {
    this.#isAsked = true;
  }

  /** Called by the tree when it hands cases to VS Code. */
  drawn(): void {
    setTimeout(() => this.#end?.(), settleMs);
  }
}
