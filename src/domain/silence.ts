import type { Case } from './case.ts';
import { cameTo } from './caseHistory.ts';
import { momentMs } from './moment.ts';
import type { BusinessCalendar } from './sla/calendar.ts';
import { workingTimeOf } from './sla/workingTime.ts';

/** Working days after which the user's silence closes a resolved case; the procedure's number, and the setting's default. */
export const defaultSilenceWorkdays = 5;

/**
 * From when on a resolved case may be closed without a reply: so many working days, each as long as a typical one of the
 * calendar, after it was last resolved.
 * @param workdays 0 or more
 * @returns ISO 8601 in the calendar's zone; `undefined` for a case whose timeline does not say when it was resolved
 * @throws RangeError for an unknown time zone or a calendar without working time in ten years
 */
export function silenceOverAt(
  current: Case,
  calendar: BusinessCalendar,
  workdays: number = defaultSilenceWorkdays,
): string | undefined {
  const resolvedMs = momentMs(cameTo(current, 'resolved'));
  if (current.status !== 'resolved' || resolvedMs === undefined) return undefined;
  const time = workingTimeOf(calendar);
  return time.toIso(time.add(resolvedMs, workdays * time.plan.nominalMinutes * 60_000));
}
