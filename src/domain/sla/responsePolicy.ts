import * as z from 'zod';
import type { Priority } from '../records/codes.ts';
import { text } from '../text.ts';
import { problem } from './settingProblems.ts';

/** `business` counts working minutes of the calendar, `roundTheClock` every minute (24×7). */
export type ClockMode = 'business' | 'roundTheClock';

/** How long a first response may take and what the clock counts. Product defaults: `defaultResponsePolicy`. */
export interface ResponsePolicy {
  readonly targetMinutes: Readonly<Record<Exclude<Priority, 'low'>, number>>;
  /**
   * The target of "low" is one working day. `elapsed`: as many minutes as a typical working day has.
   * `endOfNextWorkday`: the end of the first working day after the date of receipt, by the business calendar.
   */
  readonly low: 'elapsed' | 'endOfNextWorkday';
  readonly clock: Readonly<Record<Priority, ClockMode>>;
  /** Whether a hold with this reason stops the clock. A reason that is not listed does not. */
  readonly pausesClock: Readonly<Record<string, boolean>>;
  /** Share of the target at which to warn, 1 to 100. */
  readonly warnPercent: number;
}

/** The procedure's targets: urgent 15 min round the clock, high 30 min, medium 2 h, low one working day; warning at 80%. */
export const defaultResponsePolicy: ResponsePolicy = {
  targetMinutes: { urgent: 15, high: 30, medium: 120 },
  low: 'elapsed',
  clock: { urgent: 'roundTheClock', high: 'business', medium: 'business', low: 'business' },
  pausesClock: { waitingForUser: true, appointment: true, waitingForVendor: false },
  warnPercent: 80,
};

const wholeMinutes = text('Write whole minutes, 1 or more, a year at most.', '请填写整数分钟，至少 1，最多一年。');
const wholePercent = text('Write a whole percentage from 1 to 100.', '请填写 1 到 100 的整数百分比。');

const whole = (most: number, message: typeof wholeMinutes) =>
  z.number().superRefine((value, context) => {
    if (!Number.isInteger(value) || value < 1 || value > most) context.addIssue(problem(message));
  });
const minutes = whole(366 * 24 * 60, wholeMinutes);
const mode = z.enum(['business', 'roundTheClock']);
const standard = defaultResponsePolicy;

/** A response policy as it stands in the settings: whatever is left out keeps its default. */
export const responsePolicySchema = z.strictObject({
  targetMinutes: z
    .strictObject({
      urgent: minutes.default(standard.targetMinutes.urgent),
      high: minutes.default(standard.targetMinutes.high),
      medium: minutes.default(standard.targetMinutes.medium),
    })
    .prefault({}),
  low: z.enum(['elapsed', 'endOfNextWorkday']).default(standard.low),
  clock: z
    .strictObject({
      urgent: mode.default(standard.clock.urgent),
      high: mode.default(standard.clock.high),
      medium: mode.default(standard.clock.medium),
      low: mode.default(standard.clock.low),
    })
    .prefault({}),
  pausesClock: z
    .record(z.string(), z.boolean())
    .prefault({})
    .transform((reasons) => ({ ...standard.pausesClock, ...reasons })),
  warnPercent: whole(100, wholePercent).default(standard.warnPercent),
}) satisfies z.ZodType<ResponsePolicy>;
