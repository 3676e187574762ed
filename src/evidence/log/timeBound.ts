import type { FoundStamps } from './findStamps.ts';
import { readStamp, stampKey, type StampFormat } from './stampFormats.ts';

/** A bound of a window of time, as typed. */
export interface TimeBound {
  /** As `stampKey` counts for the log. */
  readonly key: number;
  /** It states a zone and the log does not: what zone the log is in has to be known. */
  readonly needsZone: boolean;
}

const typedFormats: readonly StampFormat[] = [
  'iso',
  'compact',
  'access',
  'ctime',
  'dayMonthName',
  'monthNameDay',
  'numeric',
  'syslog',
];
const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads a bound: a time in any format that logs have, a time of day (of the log's last day), or "-15m" before the log's end.
 * Without a zone it is in the log's own, or for a log in seconds since 1970 in that of this computer.
 * @param logOffset minutes east of UTC of a log that states no zone, once that is known
 * @returns undefined for what is no time
 */
export function timeBound(typed: string, stamps: FoundStamps, logOffset?: number): TimeBound | undefined {
  const text = typed.trim();
  const { reading, last } = stamps;
  const relative = /^[-−]\s?(\d+(?:\.\d+)?)\s?([smhd])$/i.exec(text);
  if (relative)
    return {
      key: stampKey(last) - Number(relative[1]) * (unitMs[relative[2]?.toLowerCase() ?? 's'] ?? 0),
      needsZone: false,
    };
  const zone = zoneOfLog(stamps);
  const ofDay = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?$/.exec(text);
  if (ofDay) {
    const shown = stampKey(last) + (zone ?? 0) * 60_000;
    const day = new Date(shown).toISOString().slice(0, 10);
    return timeBound(`${day} ${text}`, stamps, logOffset);
  }
  const complete = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(text) ? `${text} 00:00` : text;
  for (const format of typedFormats) {
    const stamp = readStamp(complete, { ...reading, format });
    if (!stamp || stamp.at > 1) continue;
    if (zone !== undefined)
      return { key: stampKey(stamp.offset === undefined ? { ...stamp, offset: zone } : stamp), needsZone: false };
    if (stamp.offset === undefined) return { key: stamp.wall, needsZone: false };
    // The log says only what its clock showed: so the bound is turned into that.
    return { key: stampKey(stamp) + (logOffset ?? 0) * 60_000, needsZone: logOffset === undefined };
  }
  return undefined;
}

/** The zone in which times are typed and shown, in minutes east of UTC; undefined when the log does not say its own. */
export function zoneOfLog({ reading, last }: FoundStamps): number | undefined {
  if (reading.format === 'epoch') return -new Date(last.wall).getTimezoneOffset();
  return last.offset;
}

/** A time of the log as it is shown and typed: "2026-11-22 10:00:00". */
export function boundText(key: number, stamps: FoundStamps): string {
  const shown = new Date(key + (zoneOfLog(stamps) ?? 0) * 60_000).toISOString();
  return shown.slice(0, 19).replace('T', ' ');
}
