import { newCase, type Case } from '../../../src/domain/case.ts';
import { summaryOf } from '../../../src/domain/summary.ts';
import { toMoment } from '../../../src/domain/moment.ts';
import { Emitter } from '../../../src/platform/event.ts';
import type { CaseEntry, StoreChange } from '../../../src/store/caseEntry.ts';
import { defaultResponsePolicy } from '../../../src/domain/sla/responsePolicy.ts';
import type { ClockRules } from '../../../src/clock/clockSettings.ts';
import { china } from '../domain/sla/vectors.ts';

export const chinaRules: ClockRules = { calendar: china, policy: defaultResponsePolicy };
export const root = { uri: 'file:///w/casebook', name: 'w' };
export const quietLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** An event without who did it. */
export interface EventContent {
  readonly type: string;
  readonly at: string;
  readonly [key: string]: unknown;
}

let count = 0;

/** A case received and triaged at a moment; more events come from the test. */
export function triagedCase(receivedAt: string, priority: string, ...events: EventContent[]): Case {
  count += 1;
  const base = newCase({ title: `Case ${count}`, author: 'Li', now: Date.parse(receivedAt), offsetMinutes: 480 });
  return {
    ...base,
    status: 'triaged',
    intake: { ...base.intake, receivedAt },
    triage: { finalPriority: priority },
    timeline: [
      ...(base.timeline ?? []),
      { id: 't', by: 'Li', type: 'statusChanged', at: receivedAt, from: 'accepted', to: 'triaged', priority },
      ...events.map((event, index) => ({ id: `e${index}`, by: 'Li', ...event })),
    ],
  };
}

/** The event of a first response. */
export const answered = (at: number): EventContent => ({
  type: 'firstResponse',
  at: toMoment(at, 480),
});

/** Cases as the store would have them. */
export class FakeCases {
  readonly #entries = new Map<string, CaseEntry>();
  readonly #changed = new Emitter<StoreChange>();
  readonly onDidChange = this.#changed.event;

  constructor(...cases: Case[]) {
    for (const current of cases) this.put(current);
  }

  folderOf = ({ number }: Case): string => `${root.uri}/${number}`;
  entries = (): Iterable<CaseEntry> => this.#entries.values();
  /** A new object each time, as the store's. */
  entry = (folder: string): CaseEntry | undefined => {
    const known = this.#entries.get(folder);
    return known && { ...known };
  };

  put(current: Case): string {
    const folder = this.folderOf(current);
    const isNew = !this.#entries.has(folder);
    this.#entries.set(folder, { kind: 'case', folder, root, summary: summaryOf(current), warnings: [] });
    this.#tell(isNew ? 'added' : 'changed', folder);
    return folder;
  }

  remove(folder: string): void {
    this.#entries.delete(folder);
    this.#tell('removed', folder);
  }

  #tell(kind: 'added' | 'changed' | 'removed', folder: string): void {
    this.#changed.fire({ added: [], changed: [], removed: [], loading: false, [kind]: [folder] });
  }
}
