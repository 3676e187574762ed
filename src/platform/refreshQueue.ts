/** Events of one save come in a burst; the case is read once for all of them, milliseconds. */
const burstMs = 30;
/** When more cases than this have changed at once, as after a checkout, all are looked through in one go. */
const mostSingle = 64;

/** What is read again. */
export interface Refreshable {
  /** Reads one case again, or, without an argument, all. */
  refresh(folder?: string): Promise<void>;
}

/** Reads again what a file watcher reports, once for a burst of events and one burst after another. */
export class RefreshQueue {
  readonly #store: Refreshable;
  readonly #onError: (error: unknown) => void;
  #waiting = new Set<string | undefined>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Looking through all cases while a checkout is still writing them takes no more than a third of the time. */
  #rest = 0;
  #isRunning = false;
  #isDisposed = false;

  constructor(store: Refreshable, onError: (error: unknown) => void) {
    this.#store = store;
    this.#onError = onError;
  }

  /** Has a case folder read soon; `undefined` stands for all of them. */
  add(folder: string | undefined): void {
    this.#waiting.add(folder);
    this.#soon();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
  }

  #soon(): void {
    if (this.#isRunning || this.#isDisposed) return;
    this.#timer ??= setTimeout(() => void this.#run(), Math.max(burstMs, this.#rest));
  }

  async #run(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = new Set();
    this.#timer = undefined;
    this.#isRunning = true;
    const start = performance.now();
    const folders = batch.has(undefined) || batch.size > mostSingle ? [undefined] : [...batch];
    for (const outcome of await Promise.allSettled(folders.map((folder) => this.#store.refresh(folder))))
      if (outcome.status === 'rejected') this.#onError(outcome.reason);
    this.#isRunning = false;
    this.#rest = folders.length === 1 && folders[0] === undefined ? 2 * (performance.now() - start) : 0;
    if (this.#waiting.size > 0) this.#soon();
  }
}
