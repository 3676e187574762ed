import type { TimeSource } from '../../../src/clock/wakeUp.ts';

/** Time that passes when a test says so. */
export class FakeTime implements TimeSource {
  #now: number;
  #timers: { at: number; call: () => void }[] = [];
  pauses = 0;

  constructor(now: string) {
    this.#now = Date.parse(now);
  }

  /** How many timers run. */
  get waiting(): number {
    return this.#timers.length;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.#now + ms, call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  pause(): Promise<void> {
    this.pauses += 1;
    return Promise.resolve();
  }

  /** Lets time pass; timers fire in their order, each followed by what it set going. */
  async pass(ms: number, settled: () => Promise<void>): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (!next) break;
      this.#now = Math.max(this.#now, next.at);
      this.#timers = this.#timers.filter((other) => other !== next);
      next.call();
      await settled();
    }
    this.#now = end;
  }
}
