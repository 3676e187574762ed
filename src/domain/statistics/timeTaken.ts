import type { BusinessCalendar } from '../sla/calendar.ts';
import type { TimedEvent } from '../sla/clockEvent.ts';
import { counterOf, countedTime, type ActiveSpan } from '../sla/clockTarget.ts';
import type { ClockMode, ResponsePolicy } from '../sla/responsePolicy.ts';
import { workingTimeOf } from '../sla/workingTime.ts';

/** A length of time as the clock counts it. */
export interface TimeTaken {
  /** Minutes, not rounded. */
  readonly minutes: number;
  /** Working time of the calendar, or all of the time. */
  readonly mode: ClockMode;
}

/**
 * The time from one moment to another that a clock of this mode counts: without the holds that the policy lets stop it.
 * @param events in the order of their moments
 */
export function timeTaken(
  events: readonly TimedEvent[],
  between: { readonly from: number; readonly to: number; readonly mode: ClockMode },
  calendar: BusinessCalendar,
  policy: ResponsePolicy,
): TimeTaken {
  const { from, to, mode } = between;
  const counted = countedTime(activeSpans(events, from, policy), from, to, counterOf(mode, workingTimeOf(calendar)));
  return { minutes: counted / 60_000, mode };
}

/** When the clock ran: from the start on, but for the holds that stop it. The end of a case is no hold's end. */
function activeSpans(events: readonly TimedEvent[], from: number, policy: ResponsePolicy): readonly ActiveSpan[] {
  const spans: ActiveSpan[] = [];
  let since: number | undefined = from;
  for (const event of events) {
    if (event.kind === 'held' && policy.pausesClock[event.reason] === true) {
      if (since !== undefined) spans.push({ from: since, to: event.ms });
      since = undefined;
    } else if (event.kind === 'held' || event.kind === 'resumed' || event.kind === 'reopened') since ??= event.ms;
  }
  return since === undefined ? spans : [...spans, { from: since, to: undefined }];
}
