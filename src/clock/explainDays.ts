import { countedDays, type CountedDays } from '../domain/sla/countedDays.ts';
import type { DayKind } from '../domain/sla/dayPlan.ts';
import { weekdays, type Weekday } from '../domain/sla/calendar.ts';
import { fill, text, type Text } from '../domain/text.ts';
import type { ClockRules } from './clockSettings.ts';
import { durationText } from './duration.ts';

const kinds: Record<DayKind, Text> = {
  workday: text('working day', '工作日'),
  makeUpWorkday: text('make-up workday', '调休上班'),
  holiday: text('holiday', '节假日'),
  dayOff: text('day off', '休息日'),
};
const line = text('{0}: {1}, {2}', '{0}：{1}，{2}');
const uncovered = text('{0} (holidays of the year unknown)', '{0}（当年节假日未知）');
const span = text('{0} to {1}', '{0} 至 {1}');
const nothing = text('nothing counted', '不计时');

/**
 * What the calendar counts from one moment to another, a line for each day; days off in a row are one line.
 * @param from ISO 8601 with an offset, as `to`
 * @param most lines at most; a last one says how many days more there are
 */
export function explainDays(from: string, to: string, { calendar }: ClockRules, most = 40): readonly Text[] {
  const days = countedDays(from, to, calendar);
  const lines = days.slice(0, most).map((day) => {
    const counted = day.minutes === 0 ? nothing : durationText(day.minutes, 'business', 'down');
    const said = fill(line, dates(day), kinds[day.kind], counted);
    return day.covered ? said : fill(uncovered, said);
  });
  const left = days.length - lines.length;
  return left > 0 ? [...lines, fill(text('… and {0} lines more', '…… 另有 {0} 行'), left)] : lines;
}

const dates = ({ from, to }: CountedDays): Text =>
  from === to ? dayText(from) : fill(span, dayText(from), dayText(to));

const english = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const chinese = new Intl.DateTimeFormat('zh-CN', { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** A calendar date, e.g. "Mon, 16 Nov". */
const dayText = (date: string): Text => {
  const noon = Date.parse(`${date}T12:00:00Z`);
  return text(english.format(noon), chinese.format(noon));
};

const weekdayNames: Record<Weekday, Text> = {
  mon: text('Mon', '周一'),
  tue: text('Tue', '周二'),
  wed: text('Wed', '周三'),
  thu: text('Thu', '周四'),
  fri: text('Fri', '周五'),
  sat: text('Sat', '周六'),
  sun: text('Sun', '周日'),
};

/** The working hours of the week, days of the same hours together: "Mon, Tue, Wed: 09:00-12:00, 13:00-18:00". */
export function explainHours({ calendar }: ClockRules): readonly Text[] {
  const byHours = new Map<string, Text[]>();
  for (const day of weekdays) {
    const hours = (calendar.workingHours[day] ?? []).join(', ');
    if (hours !== '') byHours.set(hours, [...(byHours.get(hours) ?? []), weekdayNames[day]]);
  }
  return [...byHours].map(([hours, days]) =>
    text(
      `${days.map(({ en }) => en).join(', ')}: ${hours}`,
      `${days.map(({ zh }) => zh).join('、')}：${hours.replaceAll(', ', '、')}`,
    ),
  );
}
