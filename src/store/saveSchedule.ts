/** From the first unsaved edit to the write, ms: with the write itself well under half a second. */
const soonMs = 150;
/** From a failed write to the next attempt, ms; the last one goes on. */
const laterMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

/** When the next write happens: soon after an edit, later and later after failures. */
export class SaveSchedule {
  readonly #save: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSoon = false;
  #failures = 0;
  #isEnded = false;

  constructor(save: () => void) {
    this.#save = save;
  }

  /** After an edit. Further edits do not put it off. */
  soon(): void {
    if (this.#timer && this.#isSoon) return;
    this.#set(soonMs, true);
  }

  /** After a failed attempt. */
  later(): void {
    this.#set(laterMs[Math.min(this.#failures, laterMs.length - 1)] ?? 30_000, false);
    this.#failures += 1;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** An attempt is being made. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  dispose(): void {
    this.cancel();
    this.#isEnded = true;
  }

  #set(ms: number, isSoon: boolean): void {
    if (this.#isEnded) return;
    this.cancel();
    this.#isSoon = isSoon;
    this.#timer = setTimeout(this.#save, ms);
  }
}
