const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * How long ago a moment was, in the largest unit that fits: "3 days ago", "3天前".
 * @param ms milliseconds since the epoch; a moment ahead of `now` reads "in …"
 */
export function age(ms: number, now: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const passed = now - ms;
  const [unit, size] = units.find(([, length]) => Math.abs(passed) >= length) ?? (['minute', 60_000] as const);
  return format.format(-Math.trunc(passed / size), unit);
}
