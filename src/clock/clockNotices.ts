import type { Disposable, Event } from '../platform/event.ts';
import type { CaseFolder } from '../store/caseRoot.ts';
import type { Log } from '../store/log.ts';
import type { ClockChange, ShownClock } from './caseClocks.ts';
import type { NoticeMemory } from './noticeMemory.ts';
import { quietUntil, type QuietInterval } from './quietHours.ts';
import { WakeUp, type TimeSource } from './wakeUp.ts';

export type NoticeKind = 'warning' | 'breach';

/** What a person is told of a case. */
export interface Notice {
  readonly folder: CaseFolder;
  readonly kind: NoticeKind;
  readonly clock: ShownClock;
}

/** Which notices are wanted, and when not. */
export interface NoticeSettings {
  readonly wanted: 'all' | 'breach' | 'none';
  readonly quietHours: readonly QuietInterval[];
}

export interface ClockNoticesOptions {
  readonly clocks: {
    get(folder: CaseFolder): ShownClock | undefined;
    readonly pressing: { readonly warning: ReadonlySet<CaseFolder>; readonly overdue: ReadonlySet<CaseFolder> };
    readonly onDidChange: Event<ClockChange>;
  };
  /** Resolves when all cases and clocks are known: what was missed meanwhile is told together. */
  readonly ready: Promise<unknown>;
  readonly memory: NoticeMemory;
  readonly settings: () => NoticeSettings;
  /** Tells of one case. @returns for how long the person puts it off, ms; `undefined`: not at all */
  readonly show: (notice: Notice) => Promise<number | undefined>;
  /** Tells of many cases in one message. */
  readonly showMany: (notices: readonly Notice[]) => void;
  readonly time: TimeSource;
  readonly log: Log;
}

/** As many notices at once are still told one by one; more would bury one another. */
const mostAtOnce = 3;

/**
 * One notice when a case comes to the warning and one when its deadline passes, in one window and once only: what was told is
 * remembered across reloads and windows. In quiet hours nothing is told and nothing forgotten.
 */
export class ClockNotices implements Disposable {
  readonly #options: ClockNoticesOptions;
  readonly #subscription: Disposable;
  readonly #quietEnd: WakeUp;
  readonly #nextReminder: WakeUp;
  #toCheck = new Set<CaseFolder>();
  #checking: Promise<void> = Promise.resolve();
  #isReady = false;
  #isDisposed = false;

  constructor(options: ClockNoticesOptions) {
    const { clocks, time, ready } = options;
    this.#options = options;
    this.#quietEnd = new WakeUp(time, () => this.checkAll());
    this.#nextReminder = new WakeUp(time, () => this.#queue(() => this.#remind()));
    this.#subscription = clocks.onDidChange(({ folders }) => this.#checkSoon(folders));
    void ready.then(() => {
      this.#isReady = true;
      this.checkAll();
      this.#queue(() => this.#remind());
    });
  }

  /** Looks at all pressing cases again, e.g. when the settings changed. */
  checkAll(): void {
    const { warning, overdue } = this.#options.clocks.pressing;
    this.#checkSoon([...warning, ...overdue]);
  }

  /** Resolves once everything asked for so far was told or put off. */
  settled(): Promise<void> {
    return this.#checking;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#subscription.dispose();
    this.#quietEnd.dispose();
    this.#nextReminder.dispose();
  }

  #checkSoon(folders: Iterable<CaseFolder>): void {
    for (const folder of folders) this.#toCheck.add(folder);
    if (this.#isReady && this.#toCheck.size > 0) this.#queue(() => this.#check());
  }

  #queue(work: () => Promise<void>): void {
    this.#checking = this.#checking.then(async () => {
      if (this.#isDisposed) return;
      try {
        await work();
      } catch (error) {
        this.#options.log.error('A notice of the response clock failed', error);
      }
    });
  }

  async #check(): Promise<void> {
    const folders = [...this.#toCheck];
    this.#toCheck = new Set();
    const notices = folders.flatMap((folder) => this.#noticeOf(folder) ?? []);
    if (notices.length === 0 || this.#waitsForQuietEnd()) return;
    const mine: Notice[] = [];
    for (const notice of notices) if (await this.#claim(notice)) mine.push(notice);
    this.#tell(mine);
  }

  /** Whether it is quiet now; then all is looked at again when it ends. */
  #waitsForQuietEnd(): boolean {
    const until = quietUntil(this.#options.settings().quietHours, this.#options.time.now());
    this.#quietEnd.set(until);
    return until !== undefined;
  }

  #noticeOf(folder: CaseFolder): Notice | undefined {
    const clock = this.#options.clocks.get(folder);
    const kind = clock && kindOf(clock);
    const { wanted } = this.#options.settings();
    if (!kind || wanted === 'none' || (wanted === 'breach' && kind === 'warning')) return undefined;
    return { folder, kind, clock };
  }

  async #claim(notice: Notice): Promise<boolean> {
    const isMine = await this.#options.memory.claim(keyOf(notice));
    // The warning has no more to say once the deadline has passed, not even after a correction of the calendar.
    if (isMine && notice.kind === 'breach') await this.#options.memory.claim(keyOf({ ...notice, kind: 'warning' }));
    return isMine;
  }

  #tell(notices: readonly Notice[]): void {
    if (notices.length > mostAtOnce) {
      this.#options.showMany(notices);
      return;
    }
    for (const notice of notices) {
      void this.#options.show(notice).then(
        (putOff) => {
          if (putOff !== undefined) this.#queue(() => this.#putOff(notice, putOff));
        },
        (error: unknown) => this.#options.log.error('A notice of the response clock failed', error),
      );
    }
  }

  async #putOff({ folder }: Notice, ms: number): Promise<void> {
    await this.#options.memory.remind(folder, this.#options.time.now() + ms);
    await this.#remind();
  }

  /** Tells again of the cases that were put off, where still nobody has responded, and waits for the next. */
  async #remind(): Promise<void> {
    const { memory, time } = this.#options;
    const waiting = await memory.reminders();
    const due = waiting.filter(({ at }) => at <= time.now());
    const quiet = due.length > 0 ? quietUntil(this.#options.settings().quietHours, time.now()) : undefined;
    if (quiet === undefined) {
      const notices = due.map(({ key }) => this.#noticeOf(key));
      const mine: Notice[] = [];
      for (const [index, { key }] of due.entries()) {
        const notice = notices[index];
        // A case of another workspace is left to its own windows.
        if (!notice && this.#options.clocks.get(key) === undefined) continue;
        if ((await memory.takeReminder(key)) && notice) mine.push(notice);
      }
      this.#tell(mine);
    }
    const next = Math.min(...waiting.map(({ at }) => at).filter((at) => at > time.now()), quiet ?? Infinity);
    this.#nextReminder.set(Number.isFinite(next) ? next : undefined);
  }
}

function kindOf({ state }: ShownClock): NoticeKind | undefined {
  if (state.kind === 'breached') return 'breach';
  return state.kind === 'running' && state.warning ? 'warning' : undefined;
}

/** One warning for each target of a clock, so that a raised priority is warned of; one breach for each clock. */
function keyOf({ folder, kind, clock: { state, round } }: Notice): string {
  const target = kind === 'warning' && 'priority' in state ? state.priority : '';
  return [folder, kind, round, target].join(' ');
}
