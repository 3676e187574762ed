import { toMoment } from '../../domain/moment.ts';

const shape = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T]+(\d{1,2}):(\d{2})$/;

/**
 * Reads a time as people type it: `2026-11-23 09:30`, on this computer's clock.
 * @returns ISO 8601 with this computer's offset on that day; `undefined` for anything else, also for 30 February
 */
export function readLocalMoment(typed: string): string | undefined {
  const found = shape.exec(typed.trim());
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0] = found.slice(1).map(Number);
  const date = new Date(year, month - 1, day, hours, minutes);
  const isReal =
    date.getFullYear() === year &&
    date.getMonth() === month - 1 &&
    date.getDate() === day &&
    hours < 24 &&
    minutes < 60;
  return isReal ? toMoment(date.getTime()) : undefined;
}

/** The same for people to change: `2026-11-23 09:30`. @param ms milliseconds since the epoch */
export const writeLocalMoment = (ms: number): string => toMoment(ms).slice(0, 16).replace('T', ' ');

/**
 * When one would look again: soon, tomorrow morning, in three days, next Monday. Mornings are 9 o'clock by this computer.
 * @param now milliseconds since the epoch
 */
export function reviewTimes(now: number): { readonly key: ReviewTime; readonly at: string }[] {
  const morning = (days: number): number => {
    const date = new Date(now);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 9).getTime();
  };
  const toMonday = (8 - new Date(now).getDay()) % 7 || 7;
  const times = [
    { key: 'hour', ms: now + 3_600_000 },
    { key: 'fourHours', ms: now + 4 * 3_600_000 },
    { key: 'tomorrow', ms: morning(1) },
    { key: 'threeDays', ms: morning(3) },
    { key: 'monday', ms: morning(toMonday) },
  ] as const;
  return times.map(({ key, ms }) => ({ key, at: toMoment(ms) }));
}
export type ReviewTime = 'hour' | 'fourHours' | 'tomorrow' | 'threeDays' | 'monday';
