/** Time as the clock's parts are given it, so that tests can let it pass. */
export interface TimeSource {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls once after so many milliseconds. @returns what takes the call back */
  after(ms: number, call: () => void): () => void;
  /** Resolves when others have had their turn. */
  pause(): Promise<void>;
}

/**
 * The machine's clock may be set, and timers stand still while it sleeps: a moment further off than this is looked at again
 * before, which costs a comparison.
 */
const longestWait = 60_000;

/** At most one timer, for the earliest moment that somebody waits for; none when nobody does. */
export class WakeUp {
  readonly #time: TimeSource;
  readonly #call: () => void;
  #cancel: (() => void) | undefined;
  #at: number | undefined;

  constructor(time: TimeSource, call: () => void) {
    this.#time = time;
    this.#call = call;
  }

  /** Whether a timer runs. */
  get isSet(): boolean {
    return this.#cancel !== undefined;
  }

  /** Calls at the moment, milliseconds since the epoch, instead of at any set before; `undefined`: not at all. */
  set(at: number | undefined): void {
    if (at !== undefined && at === this.#at && this.#cancel) return;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#at = at;
    if (at === undefined) return;
    const wait = Math.max(0, at - this.#time.now());
    this.#cancel = this.#time.after(Math.min(wait, longestWait), () => {
      this.#cancel = undefined;
      if (wait > longestWait) this.set(at);
      else this.#call();
    });
  }

  dispose(): void {
    this.set(undefined);
  }
}

/** The machine's own time. */
export const systemTime: TimeSource = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  pause: () => new Promise((resolve) => setImmediate(resolve)),
};
