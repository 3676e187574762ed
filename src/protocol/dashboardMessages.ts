import * as z from 'zod';
import { countedCharts } from '../domain/statistics/classify.ts';
import { periodKinds, steps } from '../domain/statistics/period.ts';
import type { Statistics } from '../domain/statistics/statistics.ts';

/** What the person chose to look at. */
export const dashboardChoiceSchema = z.object({
  period: z.object({
    kind: z.enum(periodKinds),
    /** Dates such as `2026-11-22`, or nothing while none is entered. */
    from: z.string().optional(),
    to: z.string().optional(),
  }),
  assignee: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everyone') }),
    z.object({ kind: z.literal('nobody') }),
    z.object({ kind: z.literal('person'), key: z.string() }),
  ]),
  step: z.enum(['auto', ...steps]),
});
export type DashboardChoice = z.infer<typeof dashboardChoiceSchema>;

export const firstChoice: DashboardChoice = {
  period: { kind: 'days30' },
  assignee: { kind: 'everyone' },
  step: 'auto',
};

export const selectionSchema = z.object({ chart: z.enum(countedCharts), key: z.string() });

/** What the dashboard asks the extension; every request says what is looked at and is answered with `DashboardState`. */
export const dashboardRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('show'), choice: dashboardChoiceSchema }),
  /** Show the cases of a bar. */
  z.object({ type: z.literal('open'), choice: dashboardChoiceSchema, selection: selectionSchema }),
]);
export type DashboardRequest = z.infer<typeof dashboardRequestSchema>;

const count = z.int().min(0);
const share = z.number().min(0).max(1.000001);
const bars = z.array(z.object({ key: z.string(), count })).readonly();
const paretoBars = z.array(z.object({ key: z.string(), count, cumulative: share })).readonly();
const timeRows = z
  .array(
    z.object({
      key: z.string(),
      count,
      priority: z.string(),
      mode: z.enum(['business', 'roundTheClock']).optional(),
      median: z.number().optional(),
      p90: z.number().optional(),
      mean: z.number().optional(),
    }),
  )
  .readonly();
export const statisticsSchema = z.object({
  totals: z.object({ all: count, open: count, received: count, resolved: count }),
  priority: bars,
  status: bars,
  age: bars,
  response: bars,
  compliance: share.optional(),
  volume: z.object({
    step: z.enum(steps),
    columns: z.array(z.object({ key: z.string(), start: z.int(), received: count, resolved: count })).readonly(),
  }),
  category: paretoBars,
  cause: paretoBars,
  withoutCause: count,
  firstResponse: timeRows,
  resolution: timeRows,
  assignees: z.array(z.object({ key: z.string(), name: z.string(), count })).readonly(),
}) satisfies z.ZodType<Statistics>;

/** Everything that the dashboard shows. */
export const dashboardStateSchema = z.object({
  choice: dashboardChoiceSchema,
  statistics: statisticsSchema,
  /** IANA name of the zone that the dates are of. */
  timeZone: z.string(),
  /** Milliseconds since the epoch: the moment that it shows. */
  now: z.number(),
  /** Not all cases are read yet. */
  isLoading: z.boolean(),
});
export type DashboardState = z.infer<typeof dashboardStateSchema>;

export const dashboardEventSchema = z.object({ type: z.literal('state'), state: dashboardStateSchema });
export type DashboardEvent = z.infer<typeof dashboardEventSchema>;

/** What the dashboard keeps for a window reload. */
export const dashboardMemorySchema = z.object({
  choice: dashboardChoiceSchema,
  /** The charts whose table is in view. */
  tables: z.array(z.string()),
});
export type DashboardMemory = z.infer<typeof dashboardMemorySchema>;
