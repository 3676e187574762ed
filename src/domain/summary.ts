import type { Case } from './case.ts';
import type { TimelineEvent } from './timeline.ts';
import { isOpen } from './workflow.ts';

/** What lists, the tree and the status bar show of a case. Only this is kept in memory of a case that is not open. */
export interface CaseSummary {
  readonly number: string;
  readonly title: string;
  readonly status: string;
  /** The final priority, as decided by a person. */
  readonly priority?: string;
  readonly assignee?: string;
  readonly receivedAt?: string;
  readonly category?: string;
  readonly labels: readonly string[];
  readonly evidenceCount: number;
  /** The moment of the latest event of the timeline. */
  readonly updatedAt?: string;
  /** The events that move the response clock, as they stand in the file; absent without any, and once the case has ended. */
  readonly clockEvents?: readonly TimelineEvent[];
}

const noLabels: readonly string[] = Object.freeze([]);

/** The summary of a case. */
export function summaryOf({ number, title, status, labels, intake, triage, evidence, timeline }: Case): CaseSummary {
  const updatedAt = latest(timeline);
  const clockEvents = isOpen(status) ? timeline?.filter(movesClock) : undefined;
  return {
    number,
    title,
    status,
    labels: labels === undefined || labels.length === 0 ? noLabels : labels,
    evidenceCount: evidence?.length ?? 0,
    ...(triage?.finalPriority !== undefined && { priority: triage.finalPriority }),
    ...(triage?.assignee !== undefined && { assignee: triage.assignee }),
    ...(triage?.category !== undefined && { category: triage.category }),
    ...(intake?.receivedAt !== undefined && { receivedAt: intake.receivedAt }),
    ...(updatedAt !== undefined && { updatedAt }),
    ...(clockEvents !== undefined && clockEvents.length > 0 && { clockEvents }),
  };
}

const clockEventTypes: ReadonlySet<string> = new Set(['firstResponse', 'retriaged', 'held', 'resumed', 'reopened']);

/** Most changes of status do not matter to the clock. What the others mean is not looked at here: `clockEventsOf` does. */
const movesClock = ({ type, from, to }: TimelineEvent): boolean =>
  clockEventTypes.has(type) ||
  (type === 'statusChanged' &&
    (to === 'triaged' || to === 'onHold' || from === 'onHold' || from === 'resolved' || !isOpen(to ?? '')));

/** Not simply the last event: merged branches put events in order only as far as both added some. */
const latest = (timeline: Case['timeline']): string | undefined => {
  let found: string | undefined;
  let foundMs = -Infinity;
  for (const { at } of timeline ?? []) {
    // Every case of a load comes through here: no closer look at the text than this. NaN is never later.
    const ms = Date.parse(at);
    if (ms < foundMs || Number.isNaN(ms)) continue;
    found = at;
    foundMs = ms;
  }
  return found;
};
