import { momentMs } from '../moment.ts';
import type { Priority } from '../records/codes.ts';
import type { BusinessCalendar } from './calendar.ts';
import { counterOf, dueTime, responseTarget } from './clockTarget.ts';
import { defaultResponsePolicy, type ResponsePolicy } from './responsePolicy.ts';
import { workingTimeOf } from './workingTime.ts';

export interface ResponseDue {
  /** ISO 8601 with the offset of the calendar's time zone. A response at this very moment is in time. */
  readonly dueAt: string;
  /** The count touches a year whose holidays the calendar does not know. */
  readonly provisional: boolean;
}

/**
 * By when a case must have its first response if nothing else happens. For one with a history: `replayClock`.
 * @throws RangeError for a moment without an offset, an unknown time zone, or a calendar without working time in ten years
 */
export function responseDue(request: {
  /** ISO 8601 with an offset. */
  readonly receivedAt: string;
  readonly priority: Priority;
  readonly calendar: BusinessCalendar;
  readonly policy?: ResponsePolicy | undefined;
}): ResponseDue {
  const { receivedAt, priority, calendar, policy = defaultResponsePolicy } = request;
  const received = momentMs(receivedAt);
  if (received === undefined) throw new RangeError(`Not a moment with an offset: ${receivedAt}`);
  const time = workingTimeOf(calendar);
  const target = responseTarget(priority, received, time, policy);
  const { due, uncoveredFrom } = dueTime(target, [], received, counterOf(target.mode, time));
  return { dueAt: time.toIso(due), provisional: uncoveredFrom < due };
}
