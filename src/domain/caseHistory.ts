import type { Case } from './case.ts';
import type { Values } from './field.ts';
import { itemsOf } from './records/rules.ts';
import { knownEvent, type KnownEvent } from './timeline.ts';
import { isAllowed, isOpen, knownStatus, type Status } from './workflow.ts';

type EventOf<T extends KnownEvent['type']> = Extract<KnownEvent, { type: T }>;
export type StatusEvent = EventOf<'statusChanged' | 'held' | 'resumed' | 'reopened'>;

/** The events of the timeline that this version knows, in the order of the file. */
export const knownEvents = (current: Values): readonly KnownEvent[] =>
  itemsOf(current.timeline).flatMap((event) => knownEvent(event) ?? []);

export const isStatusEvent = (event: KnownEvent): event is StatusEvent =>
  event.type === 'statusChanged' || event.type === 'held' || event.type === 'resumed' || event.type === 'reopened';

/** The changes of status, in order. */
export const statusEvents = (current: Values): readonly StatusEvent[] => knownEvents(current).filter(isStatusEvent);

/** Another case that this one names. */
export interface CaseLink {
  readonly number: string;
  /** A code of `linkRelations`, or one of a newer version. */
  readonly relation: string;
  readonly at: string;
}

/** The cases that this one names: follow-ups, the one it was merged into, and others. */
export const linksOf = (current: Values): readonly CaseLink[] =>
  knownEvents(current).flatMap((event): readonly CaseLink[] => {
    if (event.type === 'linked') return [{ number: event.target, relation: event.relation, at: event.at }];
    if (event.type === 'statusChanged' && event.to === 'merged' && event.target !== undefined)
      return [{ number: event.target, relation: 'mergedInto', at: event.at }];
    return [];
  });

/** How often the case was reopened. */
export const reopenCount = (current: Values): number => knownEvents(current).filter(isReopening).length;

/** Written as a `reopened` event; as a plain change of status by hand or by another tool. */
export const isReopening = (event: KnownEvent): boolean =>
  event.type === 'reopened' ||
  (event.type === 'statusChanged' && event.from === 'resolved' && event.to === 'diagnosing');

/** Whether somebody has answered the reporter since the case was received or, if it was, last reopened. */
export function hasResponse(current: Values): boolean {
  const events = knownEvents(current);
  const since = events.findLastIndex(isReopening) + 1;
  return events.slice(since).some(({ type }) => type === 'firstResponse');
}

/** Why and since when the case is on hold; `undefined` when it is not, or nothing says so. */
export const currentHold = (current: Pick<Case, 'status'> & Values): EventOf<'held'> | undefined => {
  if (current.status !== 'onHold') return undefined;
  const last = statusEvents(current).at(-1);
  return last?.type === 'held' ? last : undefined;
};

/** The status that a case on hold goes back to: that of before the hold, or draft when nothing says which it was. */
export const statusBeforeHold = (current: Values): Status => {
  const events = statusEvents(current);
  const held = events.findLast(({ to }) => to === 'onHold');
  const before = knownStatus(held?.from) ?? knownStatus(events.at(-1)?.to);
  return before !== undefined && before !== 'onHold' && isOpen(before) ? before : 'draft';
};

/** The status as far as the procedure is concerned: what a hold interrupted, else the status itself. */
export const stepOf = (current: Pick<Case, 'status'> & Values): string =>
  current.status === 'onHold' ? statusBeforeHold(current) : current.status;

/** When the case last came to a status, ISO 8601. */
export const cameTo = (current: Values, status: Status): string | undefined =>
  statusEvents(current).findLast((event) => event.to === status)?.at;

/** How the case last came to a status: the status before, and the transition if the event names one. */
export const wayTo = (current: Values, status: Status): Pick<StatusEvent, 'from' | 'transition'> | undefined =>
  // A hold in between is no way of coming to a status.
  statusEvents(current).findLast(({ from, to }) => to === status && from !== 'onHold');

/** Whether the table of transitions has the change that an event tells of. */
export const isAllowedChange = ({ from, to }: StatusEvent): boolean => isAllowed(from, to);
