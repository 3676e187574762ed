import type { ClockMode } from '../domain/sla/responsePolicy.ts';
import { fill, text, type Text } from '../domain/text.ts';

/** From here on minutes are no longer shown, minutes. */
const hoursFrom = 600;
/** From here on hours are no longer shown, minutes. Working hours never become days: a day of 8 hours is no day of 24. */
const daysFrom = 2_880;

const words = {
  minutes: text('{0} min', '{0} 分钟'),
  hoursAndMinutes: text('{0} h {1} min', '{0} 小时 {1} 分钟'),
  hours: text('{0} h', '{0} 小时'),
  days: text('{0} d', '{0} 天'),
} as const;

/** The step in which a length of time is shown, minutes: it need not be looked at again before it has changed by that. */
export function shownStep(minutes: number, mode: ClockMode): number {
  if (minutes < hoursFrom) return 1;
  return mode === 'roundTheClock' && minutes >= daysFrom ? 1_440 : 60;
}

/**
 * A length of time as short as it can be said: "25 min", "1 h 40 min", "12 h", "3 d".
 * @param minutes whole minutes; a time left is rounded up to what is shown, a time passed down
 */
export function durationText(minutes: number, mode: ClockMode, round: 'up' | 'down'): Text {
  const step = shownStep(minutes, mode);
  const shown = (round === 'up' ? Math.ceil(minutes / step) : Math.floor(minutes / step)) * step;
  const [hours, rest] = [Math.floor(shown / 60), shown % 60];
  if (step === 1_440) return fill(words.days, shown / 1_440);
  if (hours === 0) return fill(words.minutes, rest);
  return rest === 0 ? fill(words.hours, hours) : fill(words.hoursAndMinutes, hours, rest);
}
