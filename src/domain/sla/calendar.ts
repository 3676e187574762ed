import * as z from 'zod';
import { fill, text } from '../text.ts';
import { problem } from './settingProblems.ts';
import { parseInterval } from './timeInterval.ts';
import { isTimeZone } from './zoneOffsets.ts';

/** Days of the week, Monday first (ISO 8601). */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const intervalShape = text(
  '"{0}" is not a time interval. Write it as 09:00-12:00, ending after it starts; 24:00 is the end of the day. Split a night shift at midnight.',
  '“{0}”不是有效的时段。请写成 09:00-12:00，结束须晚于开始；24:00 表示当天结束。跨午夜的班次请在零点处拆分。',
);
const overlap = text('{0} and {1} overlap.', '{0} 与 {1} 重叠。');
const unknownZone = text(
  'The time zone "{0}" is unknown. Use a name such as Asia/Shanghai.',
  '未知的时区“{0}”。请使用 Asia/Shanghai 这样的名称。',
);
const noSuchDate = text('"{0}" is not a date. Write it as 2026-10-01.', '“{0}”不是有效日期。请写成 2026-10-01。');
const bothKinds = text('{0} is both a holiday and a make-up workday.', '{0} 既是节假日又是调休工作日。');
const noHours = text('No day of the week has working hours.', '一周中没有任何一天设置了工作时间。');

const hours = z.array(z.string()).superRefine((intervals, context) => {
  const read = intervals.map((written) => ({ written, interval: parseInterval(written) }));
  for (const [index, { written, interval }] of read.entries()) {
    if (interval === undefined) context.addIssue(problem(fill(intervalShape, written), index));
  }
  const known = read.flatMap(({ written, interval }) => (interval ? [{ written, ...interval }] : []));
  known.sort((a, b) => a.start - b.start);
  for (const [index, later] of known.entries()) {
    const earlier = known[index - 1];
    if (earlier && earlier.end > later.start) context.addIssue(problem(fill(overlap, earlier.written, later.written)));
  }
});

const dates = z.array(z.string()).superRefine((values, context) => {
  for (const [index, value] of values.entries()) {
    if (!z.iso.date().safeParse(value).success) context.addIssue(problem(fill(noSuchDate, value), index));
  }
});

/**
 * A business calendar as it stands in the settings.
 * - A date in `holidays` or `makeUpWorkdays` beats the weekday. A make-up workday has its weekday's own hours if there are
 *   any, else those of a typical working day (the length that most weekdays have; the first such weekday from Monday).
 * - `holidayYears` says for which years the dates are complete; due times in other years are provisional. Absent: the years
 *   that occur in the dates. `all`: the calendar has no other holidays in any year.
 */
export const calendarSchema = z
  .strictObject({
    timeZone: z.string().superRefine((zone, context) => {
      if (!isTimeZone(zone)) context.addIssue(problem(fill(unknownZone, zone)));
    }),
    workingHours: z
      .strictObject({
        mon: hours.optional(),
        tue: hours.optional(),
        wed: hours.optional(),
        thu: hours.optional(),
        fri: hours.optional(),
        sat: hours.optional(),
        sun: hours.optional(),
      })
      .superRefine((week, context) => {
        if (weekdays.every((day) => (week[day] ?? []).length === 0)) context.addIssue(problem(noHours));
      }),
    holidays: dates.default([]),
    makeUpWorkdays: dates.default([]),
    holidayYears: z.union([z.array(z.int().min(1).max(9999)), z.literal('all')]).optional(),
  })
  .superRefine(({ holidays, makeUpWorkdays }, context) => {
    const closed = new Set(holidays);
    for (const [index, date] of makeUpWorkdays.entries()) {
      if (closed.has(date)) context.addIssue(problem(fill(bothKinds, date), 'makeUpWorkdays', index));
    }
  });

/** A calendar that passed the schema. Never changed in place: what is computed of it is kept per object. */
export type BusinessCalendar = Readonly<z.output<typeof calendarSchema>>;

/** Dates (`2026-10-01`) from a source of public holidays, and the years for which it is complete. */
export interface HolidayData {
  readonly holidays: readonly string[];
  readonly makeUpWorkdays: readonly string[];
  readonly years: readonly number[];
}

/** The calendar with public holidays added. A date that the calendar itself names keeps the calendar's meaning. */
export function withHolidays(calendar: BusinessCalendar, data: HolidayData): BusinessCalendar {
  const named = new Set([...calendar.holidays, ...calendar.makeUpWorkdays]);
  const added = (dates: readonly string[]): string[] => dates.filter((date) => !named.has(date));
  const own = calendar.holidayYears ?? [];
  return {
    ...calendar,
    holidays: [...calendar.holidays, ...added(data.holidays)],
    makeUpWorkdays: [...calendar.makeUpWorkdays, ...added(data.makeUpWorkdays)],
    holidayYears: own === 'all' ? own : [...new Set([...own, ...data.years])],
  };
}
