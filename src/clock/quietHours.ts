import * as z from 'zod';
import { problem } from '../domain/sla/settingProblems.ts';
import { fill, text } from '../domain/text.ts';

/** A part of the day in minutes after midnight. It ends on the next day when the end is not later than the start. */
export interface QuietInterval {
  readonly start: number;
  readonly end: number;
}

const shape = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;
const wrongShape = text(
  '"{0}" is no part of the day. Write it as 22:00-07:00; it may run past midnight.',
  '“{0}”不是有效的时段。请写成 22:00-07:00，可以跨越午夜。',
);

/** Quiet hours as the setting writes them: `["22:00-07:00", "12:00-13:00"]`, by the clock of this computer. */
export const quietHoursSchema = z
  .array(z.string())
  .superRefine((values, context) => {
    for (const [index, value] of values.entries())
      if (readInterval(value) === undefined) context.addIssue(problem(fill(wrongShape, value), index));
  })
  .transform((values) => values.map(readInterval).filter((interval) => interval !== undefined));

function readInterval(value: string): QuietInterval | undefined {
  const match = shape.exec(value);
  if (!match) return undefined;
  const minutes = (hour: string | undefined, minute: string | undefined): number => Number(hour) * 60 + Number(minute);
  const [start, end] = [minutes(match[1], match[2]), minutes(match[3], match[4])];
  return start === end ? undefined : { start, end };
}

/**
 * Until when it is quiet, milliseconds since the epoch; `undefined` when it is not quiet now. By the clock of this computer:
 * it is the person in front of it who is not to be disturbed. Intervals that follow one another count as one.
 * @param now milliseconds since the epoch
 */
export function quietUntil(intervals: readonly QuietInterval[], now: number): number | undefined {
  let until: number | undefined;
  // Each round lengthens the quiet by one interval at least; a day that is quiet all round ends a day later.
  for (let round = 0; round <= intervals.length; round += 1) {
    const at = until ?? now;
    const ends = intervals.map((interval) => endOf(interval, at)).filter((end) => end !== undefined);
    if (ends.length === 0) break;
    until = Math.max(...ends);
  }
  return until;
}

/** The end of the interval that the moment lies in. */
function endOf({ start, end }: QuietInterval, at: number): number | undefined {
  const wall = new Date(at);
  const minute = wall.getHours() * 60 + wall.getMinutes();
  const isOvernight = end < start;
  const isInside = isOvernight ? minute >= start || minute < end : minute >= start && minute < end;
  if (!isInside) return undefined;
  const days = isOvernight && minute >= start ? 1 : 0;
  return new Date(wall.getFullYear(), wall.getMonth(), wall.getDate() + days, 0, end).getTime();
}
