/** Something that is given back when it is no longer needed. */
export interface Disposable {
  dispose(): void;
}

/** Calls the listener for every event until it is disposed; of the shape of `vscode.Event`, for code that runs without VS Code. */
export type Event<T> = (listener: (event: T) => unknown) => Disposable;

/** The source of one kind of event. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<{ call: (event: T) => unknown }>();
  readonly #onProblem: (error: unknown) => void;

  /** @param onProblem hears what a listener throws: one faulty view must not keep the others from the event */
  constructor(onProblem: (error: unknown) => void = rethrowLater) {
    this.#onProblem = onProblem;
  }

  readonly event: Event<T> = (listener) => {
    // An entry of its own: the same function may listen twice.
    const entry = { call: listener };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  /** How many listen at this moment. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Tells everyone who listens at this moment, in the order in which they came. */
  fire(event: T): void {
    for (const entry of [...this.#listeners]) {
      if (!this.#listeners.has(entry)) continue;
      try {
        entry.call(event);
      } catch (error) {
        this.#onProblem(error);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

const rethrowLater = (error: unknown): void => {
  queueMicrotask(() => {
    throw error;
  });
};
