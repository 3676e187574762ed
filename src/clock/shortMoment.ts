import { momentMs } from '../domain/moment.ts';
import type { Text } from '../domain/text.ts';

/**
 * A moment near now, in the calendar's zone: "09:19" today, "Mon 09:19" within six days, "16 Nov, 09:19" beyond. With the
 * zone's name where the wall clock of this computer shows something else.
 * @param at ISO 8601 with an offset; anything else comes back as it is
 * @param now milliseconds since the epoch
 * @param ownZone IANA name of this computer's zone
 */
export function shortMoment(at: string, timeZone: string, now: number, ownZone: string): Text {
  const ms = momentMs(at);
  if (ms === undefined) return { en: at, zh: at };
  const day = (moment: number): string => formatter('en-CA', timeZone, 'date').format(moment);
  const nearness = day(ms) === day(now) ? 'time' : Math.abs(ms - now) < 6 * 86_400_000 ? 'weekday' : 'day';
  const wall = (zone: string): string => formatter('en-GB', zone, 'day').format(ms);
  const style = wall(timeZone) === wall(ownZone) ? nearness : (`${nearness}Zone` as const);
  return {
    en: formatter('en-GB', timeZone, style).format(ms),
    // Intl writes 周二09:19.
    zh: formatter('zh-CN', timeZone, style)
      .format(ms)
      .replace(/(周.)(?=\d)/, '$1 '),
  };
}

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const zoneName = { timeZoneName: 'short' } as const;
const styles = {
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  time,
  weekday: { weekday: 'short', ...time },
  day: { month: 'short', day: 'numeric', ...time },
  timeZone: { ...time, ...zoneName },
  weekdayZone: { weekday: 'short', ...time, ...zoneName },
  dayZone: { month: 'short', day: 'numeric', ...time, ...zoneName },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters take longer to make than to use. A zone that the runtime does not know is taken as UTC. */
function formatter(locale: string, timeZone: string, style: keyof typeof styles): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${style}`;
  const known = formatters.get(key);
  if (known) return known;
  let made: Intl.DateTimeFormat;
  try {
    made = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone });
  } catch {
    made = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: 'UTC' });
  }
  formatters.set(key, made);
  return made;
}
