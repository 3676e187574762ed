import type { Case } from './case.ts';
import { momentMs } from './moment.ts';

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
}

const noLabels: readonly string[] = Object.freeze([]);

/** The summary of a case. */
export function summaryOf({ number, title, status, labels, intake, triage, evidence, timeline }: Case): CaseSummary {
  const updatedAt = latest(timeline);
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
  };
}

/** Not simply the last event: events of two branches are merged in the order of their moments only where both added some. */
const latest = (timeline: Case['timeline']): string | undefined => {
  let found: { at: string; ms: number } | undefined;
  for (const { at } of timeline ?? []) {
    const ms = momentMs(at);
    if (ms !== undefined && (found === undefined || ms >= found.ms)) found = { at, ms };
  }
  return found?.at;
};
