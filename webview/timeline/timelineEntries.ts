import type { Case } from '../../src/domain/case.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { momentMs } from '../../src/domain/moment.ts';
import type { TimelineEvent } from '../../src/domain/timeline.ts';

/** What kinds of entries the timeline can be filtered by. */
export type EntryKind = 'status' | 'decision' | 'contact' | 'evidence' | 'other';

/** One line of the timeline: an event, or evidence that no event tells of. */
export interface TimelineEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly at: string;
  readonly by: string;
  readonly event?: TimelineEvent;
  readonly evidence?: Evidence;
}

const kinds: Readonly<Record<string, EntryKind>> = {
  created: 'status',
  statusChanged: 'status',
  held: 'status',
  resumed: 'status',
  reopened: 'status',
  retriaged: 'decision',
  escalated: 'decision',
  linked: 'decision',
  articleDrafted: 'decision',
  firstResponse: 'contact',
  replied: 'contact',
  evidenceAttached: 'evidence',
  evidenceRemoved: 'evidence',
  evidenceMasked: 'evidence',
};

/** Events and evidence in the order of their times; those of the same time, and without one, in the order of the file. */
export function timelineEntries({ timeline = [], evidence = [] }: Case): readonly TimelineEntry[] {
  const told = new Set(timeline.map((event) => (event.type === 'evidenceAttached' ? event.evidence : undefined)));
  const entries: TimelineEntry[] = timeline.map((event) => {
    const item = evidence.find(({ id }) => id === event.evidence);
    return {
      id: event.id,
      kind: kinds[event.type] ?? 'other',
      at: event.at,
      by: event.by,
      event,
      ...(item && { evidence: item }),
    };
  });
  const untold = evidence
    .filter(({ id }) => !told.has(id))
    .map((item): TimelineEntry => ({
      id: `evidence ${item.id}`,
      kind: 'evidence',
      at: item.attachedAt,
      by: item.attachedBy,
      evidence: item,
    }));
  return sorted([...entries, ...untold]);
}

/** An entry without a time stays behind the one before it. */
function sorted(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  let last = -Infinity;
  const timed = entries.map((entry) => {
    last = momentMs(entry.at) ?? last;
    return { entry, ms: last };
  });
  return timed.sort((one, other) => (one.ms === other.ms ? 0 : one.ms - other.ms)).map(({ entry }) => entry);
}
