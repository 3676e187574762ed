import * as z from 'zod';
import { calendarSchema, type BusinessCalendar } from '../../../../src/domain/sla/calendar.ts';
import fixture from '../../../fixtures/sla-vectors.json' with { type: 'json' };

const priority = z.enum(['urgent', 'high', 'medium', 'low']);
const base = { name: z.string(), calendar: z.enum(['CN', 'NY']), receivedAt: z.string(), dueAt: z.string() };

/** The product's own examples of due times. */
export const vectors = z
  .object({
    calendars: z.object({ CN: calendarSchema, NY: calendarSchema }),
    vectors: z.array(z.object({ ...base, priority, dueAtEndOfNextWorkday: z.string().optional() })),
    hold: z.array(z.object({ ...base, priority, heldAt: z.string(), resumedAt: z.string() })),
    retriage: z.array(z.object({ ...base, from: priority, to: priority, at: z.string() })),
  })
  .parse(fixture);

/** China 2026: two working intervals a day, holidays and make-up workdays. */
export const china: BusinessCalendar = vectors.calendars.CN;
/** New York: one working interval a day, daylight saving, no holiday data. */
export const newYork: BusinessCalendar = vectors.calendars.NY;

export const ms = (moment: string): number => Date.parse(moment);
