import * as z from 'zod';

/**
 * What happened to a case, in order; append-only. Each type says what else its events carry.
 * Events of a type that a newer version wrote are kept.
 */
export const eventTypes = [
  'created',
  'statusChanged',
  'retriaged',
  'held',
  'resumed',
  'firstResponse',
  'replied',
  'escalated',
  'reopened',
  'linked',
  'evidenceAttached',
  'evidenceRemoved',
] as const;
export type EventType = (typeof eventTypes)[number];

/** One event. `from`, `to` are statuses or priorities; `reason` is what the author gave; `evidence` an evidence id. */
export const eventSchema = z.looseObject({
  id: z.string().min(1),
  type: z.string().meta({ enum: [...eventTypes] }),
  at: z.string().meta({ format: 'date-time' }),
  by: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  reason: z.string().optional(),
  evidence: z.string().optional(),
});
export type TimelineEvent = z.infer<typeof eventSchema>;
