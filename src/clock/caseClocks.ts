import type { CaseSummary } from '../domain/summary.ts';
import { isOpen } from '../domain/workflow.ts';
import { Emitter, type Disposable, type Event } from '../platform/event.ts';
import type { CaseEntry, StoreChange } from '../store/caseEntry.ts';
import type { CaseFolder } from '../store/caseRoot.ts';
import type { Log } from '../store/log.ts';
import { clockSourceOfSummary, type ClockSource } from './caseClockEvents.ts';
import { faceOf, readClock, toneOf, urgencyOf, type ClockReading } from './clockReading.ts';
import type { ClockRules } from './clockSettings.ts';
import { DueQueue } from './dueQueue.ts';
import { WakeUp, type TimeSource } from './wakeUp.ts';

/** What of the clocks changed. */
export interface ClockChange {
  /** Cases whose clock shows something else than before. */
  readonly folders: readonly CaseFolder[];
  /** Those of them that now stand elsewhere among the cases of their priority. */
  readonly moved: readonly CaseFolder[];
}

export interface CaseClocksOptions {
  readonly cases: {
    entries(): Iterable<CaseEntry>;
    entry(folder: CaseFolder): CaseEntry | undefined;
    readonly onDidChange: Event<StoreChange>;
  };
  /** The rules for the cases of a root, by its URI. */
  readonly rules: { of(root: string): ClockRules; readonly onDidChange: Event<void> };
  readonly time: TimeSource;
  readonly log: Log;
}

/** How a case's clock is shown at the moment. */
export interface ShownClock extends ClockReading {
  /** The priority is chosen, triage not finished. */
  readonly isPreview: boolean;
}

interface KnownClock {
  /** What the source was read from: the store keeps the summary object of a case until the case changes. */
  readonly summary: CaseSummary;
  readonly source: ClockSource;
  readonly reading: ShownClock;
  readonly face: string;
  readonly urgency: number;
}

/** Others get their turn after so many milliseconds of reading clocks. */
const sliceMs = 8;
/** Changes that come closer together than this are one, so that many running clocks do not wake the window many times a second. */
const leastWait = 1_000;

/**
 * The response clocks of all open cases. A clock is read when its case changes, and again at the moment when it shows
 * something new: one timer, for the earliest of these moments, and none when no clock runs.
 */
export class CaseClocks implements Disposable {
  readonly #options: CaseClocksOptions;
  readonly #clocks = new Map<CaseFolder, KnownClock>();
  readonly #queue = new DueQueue();
  readonly #wakeUp: WakeUp;
  readonly #changed: Emitter<ClockChange>;
  readonly onDidChange: Event<ClockChange>;
  readonly #subscriptions: readonly Disposable[];
  readonly #pressing = { warning: new Set<CaseFolder>(), overdue: new Set<CaseFolder>() };
  #toRead = new Set<CaseFolder>();
  #reading: Promise<void> | undefined;
  #tickedAt = -Infinity;
  #isDisposed = false;

  constructor(options: CaseClocksOptions) {
    const { cases, rules, time, log } = options;
    this.#options = options;
    this.#changed = new Emitter((error) => log.error('A listener of the clocks failed', error));
    this.onDidChange = this.#changed.event;
    this.#wakeUp = new WakeUp(time, () => this.tick());
    this.#subscriptions = [
      cases.onDidChange(({ added, changed, removed }) => this.#readSoon([...added, ...changed, ...removed])),
      rules.onDidChange(() => this.#readAll()),
    ];
    this.#readAll();
  }

  /** The clock of an open case; `undefined` until it was read, for a case that has ended, and for one without a receipt. */
  get(folder: CaseFolder): ShownClock | undefined {
    return this.#clocks.get(folder)?.reading;
  }

  /** The order of cases inside a priority: the earliest deadline first. */
  urgency(folder: CaseFolder): number {
    return this.#clocks.get(folder)?.urgency ?? Infinity;
  }

  /** The cases past the warning, and those past their deadline, without a response. */
  get pressing(): { readonly warning: ReadonlySet<CaseFolder>; readonly overdue: ReadonlySet<CaseFolder> } {
    return this.#pressing;
  }

  /** Whether a timer runs. */
  get isWaiting(): boolean {
    return this.#wakeUp.isSet;
  }

  /** Resolves once everything known was read. */
  async settled(): Promise<void> {
    while (this.#reading) await this.#reading;
  }

  /** Reads again what time has changed. By itself at the right moments; worth calling when the machine may have slept. */
  tick(): void {
    this.#tickedAt = this.#options.time.now();
    this.#readSoon(this.#queue.takeUntil(this.#tickedAt));
    this.#arm();
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#wakeUp.dispose();
    this.#changed.dispose();
  }

  #readAll(): void {
    const folders = [...this.#options.cases.entries()].map(({ folder }) => folder);
    this.#readSoon([...folders, ...this.#clocks.keys()]);
  }

  #readSoon(folders: readonly CaseFolder[]): void {
    for (const folder of folders) this.#toRead.add(folder);
    if (this.#toRead.size === 0 || this.#isDisposed) return;
    this.#reading ??= this.#readInSlices().finally(() => {
      this.#reading = undefined;
      // What came in after the last slice and before this line.
      this.#readSoon([]);
    });
  }

  async #readInSlices(): Promise<void> {
    const { time } = this.#options;
    // Whoever makes the clocks can listen before the first is told of, and changes that come together are read together.
    await time.pause();
    while (this.#toRead.size > 0 && !this.#isDisposed) {
      const [folders, moved]: [CaseFolder[], CaseFolder[]] = [[], []];
      const end = performance.now() + sliceMs;
      const now = time.now();
      for (const folder of this.#toRead) {
        this.#toRead.delete(folder);
        const change = this.#read(folder, now);
        if (change) folders.push(folder);
        if (change === 'moved') moved.push(folder);
        if (performance.now() >= end) break;
      }
      this.#arm();
      if (folders.length > 0) this.#changed.fire({ folders, moved });
      if (this.#toRead.size > 0) await time.pause();
    }
  }

  #read(folder: CaseFolder, now: number): 'shown' | 'moved' | undefined {
    const before = this.#clocks.get(folder);
    const after = this.#known(folder, now, before);
    if (after) this.#clocks.set(folder, after);
    else this.#clocks.delete(folder);
    this.#queue.set(folder, after?.reading.nextChange);
    const tone = after && toneOf(after.reading.state);
    for (const kind of ['warning', 'overdue'] as const) {
      if (tone === kind) this.#pressing[kind].add(folder);
      else this.#pressing[kind].delete(folder);
    }
    if (before?.urgency !== after?.urgency) return 'moved';
    return before?.face === after?.face ? undefined : 'shown';
  }

  #known(folder: CaseFolder, now: number, before: KnownClock | undefined): KnownClock | undefined {
    const entry = this.#options.cases.entry(folder);
    if (entry?.kind !== 'case' || !isOpen(entry.summary.status)) return undefined;
    const { summary } = entry;
    try {
      const source = before?.summary === summary ? before.source : clockSourceOfSummary(summary);
      const rules = this.#options.rules.of(entry.root.uri);
      const reading: ShownClock = { ...readClock(source.events, rules, now), isPreview: source.isPreview };
      return {
        summary,
        source,
        reading,
        face: `${faceOf(reading)} ${String(source.isPreview)}`,
        urgency: urgencyOf(reading),
      };
    } catch (error) {
      this.#options.log.warn(`The response clock of ${folder} cannot be read`, error);
      return undefined;
    }
  }

  #arm(): void {
    const next = this.#queue.next();
    this.#wakeUp.set(next === undefined ? undefined : Math.max(next, this.#tickedAt + leastWait));
  }
}
