import type { Case } from './case.ts';
import { causesOf } from './statistics/causesOf.ts';
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
  /** The events that move the response clock; absent without any. Of a case that has ended, only what the clock reads of them. */
  readonly clockEvents?: readonly TimelineEvent[];
  /** When the case was resolved for the last time; absent while it is not. */
  readonly resolvedAt?: string;
  /** The dimensions of the root causes, or `causeNotFound`; absent while the analysis says nothing. */
  readonly causes?: readonly string[];
}

const noLabels: readonly string[] = Object.freeze([]);

/** The summary of a case. */
export function summaryOf({
  number,
  title,
  status,
  labels,
  intake,
  triage,
  rootCause,
  evidence,
  timeline,
}: Case): CaseSummary {
  const updatedAt = latest(timeline);
  const moving = timeline?.filter(movesClock);
  const clockEvents = isOpen(status) ? moving : moving?.map(bareEvent);
  const resolvedAt = resolution(status, timeline);
  const causes = rootCause && causesOf(rootCause);
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
    ...(resolvedAt !== undefined && { resolvedAt }),
    ...(causes !== undefined && { causes }),
  };
}

const clockEventTypes: ReadonlySet<string> = new Set(['firstResponse', 'retriaged', 'held', 'resumed', 'reopened']);

/** Most changes of status do not matter to the clock. What the others mean is not looked at here: `clockEventsOf` does. */
const movesClock = ({ type, from, to }: TimelineEvent): boolean =>
  clockEventTypes.has(type) ||
  (type === 'statusChanged' &&
    (to === 'triaged' || to === 'onHold' || from === 'onHold' || from === 'resolved' || !isOpen(to ?? '')));

/** Cases that have ended are the most, and are kept for statistics alone: nothing of the event that no clock reads. */
const bareEvent = ({ type, at, from, to, priority, reason }: TimelineEvent): TimelineEvent => ({
  id: '',
  type,
  at,
  by: '',
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
  ...(priority !== undefined && { priority }),
  // Only a hold's reason is a code; others are prose.
  ...(reason !== undefined && type === 'held' && { reason }),
});

/** The latest event that says so; a file written by hand may tell of the closing alone. */
const resolution = (status: string, timeline: Case['timeline']): string | undefined => {
  if (status !== 'resolved' && status !== 'closed') return undefined;
  const to = (code: string): string | undefined => latest(timeline?.filter((event) => event.to === code));
  return to('resolved') ?? to('closed');
};

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
