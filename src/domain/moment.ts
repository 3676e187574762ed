/** ISO 8601 date and time with an offset, as RFC 3339 section 5.6 profiles it; seconds may be left out. */
const momentShape = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether the text is a date and time with an offset that the calendar has (no 30 February). */
export const isMoment = (value: string): boolean => {
  if (!momentShape.test(value) || Number.isNaN(Date.parse(value))) return false;
  // Every month has 28 days; only later ones need a look at the calendar, which takes longer than all the rest.
  if (value.slice(8, 10) <= '28') return true;
  return new Date(`${value.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(value.slice(0, 10));
};

/** Milliseconds since the epoch, or `undefined` for a text that is no moment. */
export const momentMs = (value: unknown): number | undefined =>
  typeof value === 'string' && isMoment(value) ? Date.parse(value) : undefined;

/**
 * A moment as it is written in a case file: ISO 8601, whole seconds, with an offset.
 * @param ms milliseconds since the epoch
 * @param offsetMinutes minutes east of UTC; the machine's own by default
 */
export const toMoment = (ms: number, offsetMinutes = -new Date(ms).getTimezoneOffset()): string => {
  const local = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const part = (minutes: number): string => String(minutes).padStart(2, '0');
  const size = Math.abs(offsetMinutes);
  return `${local}${sign}${part(Math.floor(size / 60))}:${part(size % 60)}`;
};
