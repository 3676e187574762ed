/** Part of a day in minutes after midnight by the wall clock, end exclusive; 1440 is the midnight that ends the day. */
export interface TimeInterval {
  readonly start: number;
  readonly end: number;
}

const shape = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/;

/**
 * Reads `09:00-12:00`. The end may be `24:00`, or `00:00` for the same midnight.
 * @returns `undefined` for another shape, or when the interval is empty or runs past midnight
 */
export function parseInterval(value: string): TimeInterval | undefined {
  const match = shape.exec(value);
  if (!match) return undefined;
  const minutes = (hour: string | undefined, minute: string | undefined): number => Number(hour) * 60 + Number(minute);
  const start = minutes(match[1], match[2]);
  const written = minutes(match[3] ?? match[5], match[4] ?? match[6]);
  const end = written === 0 && start > 0 ? 1440 : written;
  return start < end ? { start, end } : undefined;
}

/** The intervals of one day in their order. Unreadable ones are left out: the schema has refused them before. */
export const parseIntervals = (values: readonly string[]): readonly TimeInterval[] =>
  values
    .map(parseInterval)
    .filter((interval) => interval !== undefined)
    .sort((a, b) => a.start - b.start);

export const totalMinutes = (intervals: readonly TimeInterval[]): number =>
  intervals.reduce((sum, { start, end }) => sum + end - start, 0);
