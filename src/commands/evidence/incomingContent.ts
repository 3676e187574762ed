/**
 * The content of a file that arrives piece by piece and is read as a stream. A piece is taken when the reader asks for it, so
 * that no more than one waits in memory.
 */
export class IncomingContent {
  readonly #bytes: number;
  #received = 0;
  #piece:
    { readonly data: Uint8Array; readonly taken: () => void; readonly failed: (error: unknown) => void } | undefined;
  #isEnded = false;
  #failure: { readonly error: unknown } | undefined;
  #wake: () => void = () => undefined;

  /** @param bytes what was said to come; neither more nor less is accepted */
  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** Resolves when the reader has taken the piece. @throws what the reading failed with */
  push(data: Uint8Array): Promise<void> {
    this.#received += data.byteLength;
    if (this.#received > this.#bytes) this.fail(new RangeError('More came than was said'));
    if (this.#failure) return Promise.reject(asError(this.#failure.error));
    return new Promise((resolve, reject) => {
      this.#piece = { data, taken: resolve, failed: reject };
      this.#wake();
    });
  }

  end(): void {
    if (this.#received < this.#bytes) this.fail(new RangeError('Less came than was said'));
    this.#isEnded = true;
    this.#wake();
  }

  /** Ends the stream with an error; what was pushed and not taken is told of it, too. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#piece?.failed(asError(error));
    this.#piece = undefined;
    this.#wake();
  }

  /** @throws what `fail` was given */
  async *read(): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (this.#failure) throw asError(this.#failure.error);
      const piece = this.#piece;
      if (piece) {
        yield piece.data;
        // It failed meanwhile, and whoever pushed it knows.
        if (this.#piece !== piece) continue;
        this.#piece = undefined;
        piece.taken();
        continue;
      }
      if (this.#isEnded) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
