import type * as z from 'zod';
import { momentMs } from '../moment.ts';
import { priorities, type Priority } from '../records/codes.ts';
import { calendarSchema } from './calendar.ts';
import { counterOf, dueTime, responseTarget } from './clockTarget.ts';
import { responsePolicySchema } from './responsePolicy.ts';
import { settingProblems } from './settingProblems.ts';
import { WorkingTime } from './workingTime.ts';

export interface ResponseDue {
  /** ISO 8601 with the offset of the calendar's time zone. A response at this very moment is in time. */
  readonly dueAt: string;
  /** The count touches a year whose holidays the calendar does not know. */
  readonly provisional: boolean;
}

export interface ResponseRequest {
  /** ISO 8601 with an offset. */
  readonly receivedAt: string;
  readonly priority: Priority;
  /** As a person or another program wrote it: days without work, and dates where there are none, may be left out. */
  readonly calendar: z.input<typeof calendarSchema>;
  /** What is left out has the procedure's targets (`defaultResponsePolicy`). */
  readonly policy?: z.input<typeof responsePolicySchema> | undefined;
}

/**
 * By when a case must have its first response if nothing else happens. For one with a history: `replayClock`.
 * @throws RangeError for a moment without an offset, an unknown priority, a calendar or policy that does not pass its schema
 * (the message says where and why), or a calendar without working time in ten years
 */
export function responseDue({ receivedAt, priority, calendar, policy = {} }: ResponseRequest): ResponseDue {
  const received = momentMs(receivedAt);
  if (received === undefined) throw new RangeError(`Not a moment with an offset: ${receivedAt}`);
  if (!priorities.some(({ code }) => code === priority)) throw new RangeError(`Not a priority: ${priority}`);
  const time = workingTimeFor(calendar);
  const target = responseTarget(priority, received, time, checked('policy', responsePolicySchema, policy));
  const { due, uncoveredFrom } = dueTime(target, [], received, counterOf(target.mode, time));
  return { dueAt: time.toIso(due), provisional: uncoveredFrom < due };
}

/** Laid out calendars by what they say: a caller may change its own calendar object between two questions. */
const laidOut = new Map<string, WorkingTime>();
const mostLaidOut = 16;

function workingTimeFor(calendar: ResponseRequest['calendar']): WorkingTime {
  const key = JSON.stringify(calendar);
  const known = laidOut.get(key);
  if (known) return known;
  const made = new WorkingTime(checked('calendar', calendarSchema, calendar));
  if (laidOut.size >= mostLaidOut) laidOut.clear();
  laidOut.set(key, made);
  return made;
}

function checked<S extends z.ZodType>(name: string, schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = settingProblems(parsed.error).map(({ path, text }) =>
    path === '' ? text.en : `${path}: ${text.en}`,
  );
  throw new RangeError(`The ${name} cannot be used. ${problems.join(' ')}`);
}
