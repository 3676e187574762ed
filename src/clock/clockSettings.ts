import * as z from 'zod';
import { calendarSchema, withHolidays, type BusinessCalendar, type HolidayData } from '../domain/sla/calendar.ts';
import { defaultResponsePolicy, responsePolicySchema, type ResponsePolicy } from '../domain/sla/responsePolicy.ts';
import { settingProblems, type SettingProblem } from '../domain/sla/settingProblems.ts';
import { isTimeZone } from '../domain/sla/zoneOffsets.ts';

/** What the response clock of a case counts by. One object per state of the settings: what is computed of it is kept with it. */
export interface ClockRules {
  readonly calendar: BusinessCalendar;
  readonly policy: ResponsePolicy;
}

/** A setting that cannot be used, and why. Its default is used instead. */
export interface WrongSetting extends SettingProblem {
  /** The full name, e.g. `casebook.calendar.timeZone`. */
  readonly setting: string;
}

const day = ['09:00-12:00', '13:00-18:00'];
const calendarShape = calendarSchema.shape;
const policyShape = responsePolicySchema.shape;

/**
 * The settings of the clock: each with its schema and the default that the manifest gives it too (a test compares the two).
 * An empty time zone stands for this computer's.
 */
export const clockSettings = {
  'calendar.timeZone': {
    schema: z.union([z.literal(''), calendarShape.timeZone]),
    standard: '',
  },
  'calendar.workingHours': {
    schema: calendarShape.workingHours,
    standard: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  },
  'calendar.publicHolidays': { schema: z.enum(['auto', 'CN', 'none']), standard: 'auto' },
  'calendar.holidays': { schema: calendarShape.holidays, standard: [] },
  'calendar.makeUpWorkdays': { schema: calendarShape.makeUpWorkdays, standard: [] },
  'calendar.holidayYears': { schema: z.array(z.int().min(1970).max(9999)), standard: [] },
  'response.targetMinutes': { schema: policyShape.targetMinutes, standard: defaultResponsePolicy.targetMinutes },
  'response.low': { schema: policyShape.low, standard: defaultResponsePolicy.low },
  'response.clock': { schema: policyShape.clock, standard: defaultResponsePolicy.clock },
  'response.pausedByHold': {
    schema: policyShape.pausesClock,
    standard: { ...defaultResponsePolicy.pausesClock, other: false },
  },
  'response.warnPercent': { schema: policyShape.warnPercent, standard: defaultResponsePolicy.warnPercent },
} as const satisfies Record<string, { schema: z.ZodType; standard: unknown }>;
export type ClockSetting = keyof typeof clockSettings;
type Value<K extends ClockSetting> = z.output<(typeof clockSettings)[K]['schema']>;

/** What the settings say is read from here, so that this file needs no editor. */
export interface SettingsSource {
  /** The value of `casebook.<name>` with all levels of settings merged; `undefined` when it is not set anywhere. */
  readonly get: (name: ClockSetting) => unknown;
  /** The IANA zone of this computer. */
  readonly localTimeZone: string;
  /** Mainland China's announced holidays, all years that are known. */
  readonly chinaHolidays: () => HolidayData;
}

/** Zones in which mainland China's public holidays apply. */
const chineseZones = ['Asia/Shanghai', 'Asia/Chongqing', 'Asia/Harbin', 'Asia/Urumqi', 'Asia/Kashgar', 'PRC'];

/** The rules that the settings describe. A setting that is wrong is named in `wrong` and its default used in its place. */
export function readClockRules(source: SettingsSource): { rules: ClockRules; wrong: readonly WrongSetting[] } {
  const wrong: WrongSetting[] = [];
  const read = <K extends ClockSetting>(name: K): Value<K> => {
    const { schema, standard } = clockSettings[name];
    const value = source.get(name);
    const parsed = schema.safeParse(value ?? standard);
    if (!parsed.success) wrong.push(...problemsOf(name, parsed.error));
    // The schemas accept their own defaults (tested); the union of all settings is narrowed by the name.
    return (parsed.success ? parsed.data : schema.parse(standard)) as Value<K>;
  };
  const zone = read('calendar.timeZone');
  const timeZone = zone === '' ? ownZone(source.localTimeZone) : zone;
  const years = read('calendar.holidayYears');
  const named = {
    timeZone,
    workingHours: read('calendar.workingHours'),
    holidays: read('calendar.holidays'),
    makeUpWorkdays: read('calendar.makeUpWorkdays'),
    ...(years.length > 0 && { holidayYears: years }),
  };
  const whole = calendarSchema.safeParse(named);
  if (!whole.success) wrong.push(...problemsOf('calendar.makeUpWorkdays', whole.error));
  const calendar = whole.data ?? calendarSchema.parse({ ...named, makeUpWorkdays: [] });
  const region = read('calendar.publicHolidays');
  const isChina = region === 'CN' || (region === 'auto' && chineseZones.includes(timeZone));
  return {
    rules: {
      calendar: isChina ? withHolidays(withOwnYears(calendar), source.chinaHolidays()) : calendar,
      policy: {
        targetMinutes: read('response.targetMinutes'),
        low: read('response.low'),
        clock: read('response.clock'),
        pausesClock: read('response.pausedByHold'),
        warnPercent: read('response.warnPercent'),
      },
    },
    wrong,
  };
}

/** With public holidays, a few dates of one's own do not say that a year's holidays are all known. */
const withOwnYears = (calendar: BusinessCalendar): BusinessCalendar => ({
  ...calendar,
  holidayYears: calendar.holidayYears ?? [],
});

/** A computer without a zone says something like `Etc/Unknown`. */
const ownZone = (zone: string): string => (isTimeZone(zone) ? zone : 'UTC');

const problemsOf = (name: ClockSetting, error: z.ZodError): readonly WrongSetting[] =>
  settingProblems(error)
    // A problem of the whole calendar is one of two lists that contradict each other; it is told once.
    .slice(0, 3)
    .map(({ path, text }) => ({ setting: `casebook.${name}`, path, text }));
