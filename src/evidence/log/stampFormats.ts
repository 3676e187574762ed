/** The ways in which logs write times; what each is used by, beside it. */
export const stampFormats = [
  'iso', // ISO 8601 and its kin: log4j, logback, Python, nginx's error log, journalctl -o short-iso, IIS, Chinese Windows
  'compact', // 20261122T100000Z
  'access', // 22/Nov/2026:10:00:00 +0800: Apache, nginx
  'ctime', // Sun Nov 22 10:00:00.123456 2026: Apache's error log, ctime(3)
  'dayMonthName', // 22-Nov-2026 10:00:00.123: Tomcat, BIND, RFC 5322
  'monthNameDay', // Nov 22, 2026 10:00:00 AM: java.util.logging
  'numeric', // 11/22/2026 10:00:00 AM, 22.11.2026 10:00:00: Windows
  'syslog', // Nov 22 10:00:00: RFC 3164, journalctl; without a year
  'epoch', // 1795312800, with milliseconds, microseconds or nanoseconds
  'timeOnly', // 10:00:00.123 at the beginning: logback's default; without a day
] as const;
export type StampFormat = (typeof stampFormats)[number];

/** How the times of one log are read. Plain data: it crosses to the worker. */
export interface StampReading {
  readonly format: StampFormat;
  /** Of `numeric`: whether the day or the month comes first. */
  readonly dayFirst: boolean;
  /** The last change of the file on the clock of the computer, in ms as if that were UTC: a year or day that is not written is the latest before it. */
  readonly latest: number;
}

/** A time as a line states it. */
export interface Stamp {
  /** What the clock showed, in ms since the epoch as if it were UTC. */
  readonly wall: number;
  /** Minutes east of UTC, when it is stated. */
  readonly offset?: number;
  /** Where in the line it begins. */
  readonly at: number;
}

const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const zone = String.raw`(?:\s?(Z\b|UTC\b|GMT\b|[+-](?:0\d|1[0-4]):?(?:00|15|30|45)(?!\d)))?`;
const month = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';
const half = String.raw`(?:\s?([AP]\.?M\b|上午|下午))?`;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const patterns: Readonly<Record<StampFormat, RegExp>> = {
  iso: new RegExp(
    String.raw`(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ,_]\s?(上午|下午)?\s?)${clock}${half}${zone}`,
  ),
  compact: new RegExp(
    String.raw`(?<!\d)(20\d{2})([01]\d)([0-3]\d)[T _-]([0-2]\d):?([0-5]\d):?([0-5]\d)(?:[.,](\d{1,9}))?${zone}`,
  ),
  access: new RegExp(String.raw`(?<!\d)(\d{1,2})/${month}/(\d{4}):${clock}${zone}`),
  ctime: new RegExp(
    String.raw`\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${month} +(\d{1,2}) ${clock} (?:[A-Z]{2,5} )?(\d{4})\b`,
  ),
  dayMonthName: new RegExp(String.raw`(?<!\d)(\d{1,2})[- ]${month}[- ](\d{4}),? ${clock}${zone}`),
  monthNameDay: new RegExp(String.raw`\b${month} (\d{1,2}), (\d{4}),? ${clock}${half}`),
  numeric: new RegExp(String.raw`(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}),? +${clock}${half}`),
  syslog: new RegExp(String.raw`^(?:<\d{1,3}>)?${month} +(\d{1,2}) ${clock}`),
  epoch: /(?:^|[[("':=\s])(1\d{9})(?:\.(\d{1,9})|(\d{9}|\d{6}|\d{3}))?(?!\d)/,
  timeOnly: new RegExp(String.raw`^[[(]?(\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?!\d)`),
};

/** The letters of a line that are looked at: a time stands near its beginning. */
export const stampLetters = 256;

/** The time that a line states; undefined when it states none, or one that the calendar does not have. */
export function readStamp(line: string, reading: StampReading): Stamp | undefined {
  const found = patterns[reading.format].exec(line);
  if (!found) return undefined;
  const stamp = stampOf(found, reading);
  return stamp === undefined || Number.isNaN(stamp.wall) ? undefined : { ...stamp, at: found.index };
}

type Time = Omit<Stamp, 'at'>;

function stampOf(found: RegExpExecArray, { format, dayFirst, latest }: StampReading): Time | undefined {
  const part = (nth: number): string | undefined => found[nth];
  const time = (from: number, halfDay?: string): number =>
    timeOf(part(from), part(from + 1), part(from + 2), part(from + 3), halfDay);
  switch (format) {
    case 'iso':
      return withZone(dateOf(part(1), part(2), part(3)) + time(5, part(9) ?? part(4)), part(10));
    case 'compact':
      return withZone(dateOf(part(1), part(2), part(3)) + time(4), part(8));
    case 'access':
    case 'dayMonthName':
      return withZone(dateOf(part(3), monthOf(part(2)), part(1)) + time(4), part(8));
    case 'ctime':
      return { wall: dateOf(part(7), monthOf(part(1)), part(2)) + time(3) };
    case 'monthNameDay':
      return { wall: dateOf(part(3), monthOf(part(1)), part(2)) + time(4, part(8)) };
    case 'numeric':
      return { wall: dateOf(part(4), part(dayFirst ? 3 : 1), part(dayFirst ? 1 : 3)) + time(5, part(9)) };
    case 'syslog': {
      const year = new Date(latest).getUTCFullYear();
      const inYear = (of: number): number => dateOf(String(of), monthOf(part(1)), part(2)) + time(3);
      // A day of grace, for clocks that differ. 29 February may be of the year before only.
      const wall = inYear(year);
      return { wall: Number.isNaN(wall) || wall > latest + dayMs ? inYear(year - 1) : wall };
    }
    case 'epoch':
      return epochOf(part(1), part(2), part(3));
    case 'timeOnly': {
      const wall = Math.floor(latest / dayMs) * dayMs + time(1);
      return { wall: wall > latest + hourMs ? wall - dayMs : wall };
    }
  }
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const monthOf = (name = ''): string => String(months.indexOf(name.slice(0, 3)) + 1);

/** Midnight in ms; NaN for a day that is none. */
function dateOf(year = '', monthNumber = '', day = ''): number {
  const ms = Date.UTC(Number(year), Number(monthNumber) - 1, Number(day));
  const date = new Date(ms);
  return date.getUTCMonth() === Number(monthNumber) - 1 && date.getUTCDate() === Number(day) ? ms : NaN;
}

function timeOf(hours = '', minutes = '', seconds = '0', fraction = '', halfDay?: string): number {
  let hour = Number(hours);
  if (halfDay !== undefined) hour = (hour % 12) + (/^p|下午/i.test(halfDay) ? 12 : 0);
  // A leap second is the next minute's first.
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60) return NaN;
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(`0.${fraction || '0'}`) * 1_000;
}

function withZone(wall: number, stated: string | undefined): Time {
  if (stated === undefined) return { wall };
  const found = /([+-])(\d{2}):?(\d{2})/.exec(stated);
  if (!found) return { wall, offset: 0 };
  const size = Number(found[2]) * 60 + Number(found[3]);
  return { wall, offset: found[1] === '-' ? -size : size };
}

function epochOf(seconds = '', fraction?: string, digits = ''): Time {
  const rest = fraction ?? digits;
  return { wall: Number(seconds) * 1_000 + Number(`0.${rest === '' ? '0' : rest}`) * 1_000, offset: 0 };
}

/** When it was, for comparing: UTC where the log states the zone, else what the clock showed. */
export const stampKey = ({ wall, offset = 0 }: Stamp): number => wall - offset * 60_000;
