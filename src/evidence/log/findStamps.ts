import { readStamp, stampFormats, stampLetters, type Stamp, type StampReading } from './stampFormats.ts';
import { textEnd, textStart } from './lineSteps.ts';
import type { LogFile } from './logFile.ts';
import { decode, type TextEncoding } from './textEncoding.ts';

/** How a log tells the time, and from when to when. */
export interface FoundStamps {
  readonly reading: StampReading;
  readonly first: Stamp;
  readonly last: Stamp;
}

const sampleBytes = 64 * 1024;

/**
 * Recognises how a log writes its times, by lines of its beginning, middle and end.
 * @param changed when the file was last changed, in ms since the epoch: settles years and days that are not written
 * @returns undefined when no line of them states a time
 */
export async function findStamps(
  log: LogFile,
  encoding: TextEncoding,
  changed: number,
): Promise<FoundStamps | undefined> {
  const [start, end] = [textStart(log, encoding), textEnd(log, encoding)];
  const middle = start + Math.floor((end - start) / 4) * 2;
  const samples: string[][] = [];
  for (const from of new Set([
    start,
    Math.min(middle, end),
    Math.max(start, end - sampleBytes - ((end - start) % 2)),
  ])) {
    const bytes = await log.read(from, Math.min(sampleBytes, end - from));
    const inSample = decode(bytes, encoding).split(/\r\n|\n|\r/);
    // The first line of all but the first sample is cut somewhere.
    samples.push(inSample.slice(from === start ? 0 : 1).map((line) => line.slice(0, stampLetters)));
  }
  const lines = samples.flat();
  const latest = changed - new Date(changed).getTimezoneOffset() * 60_000;
  const readings = stampFormats.map((format): StampReading => ({ format, latest, dayFirst: false }));
  const scored = readings.map((reading) => ({ reading, score: scoreOf(lines, reading) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  if (best.score <= 0) return undefined;
  const reading = best.reading.format === 'numeric' ? { ...best.reading, dayFirst: isDayFirst(lines) } : best.reading;
  const stamps = lines.map((line) => readStamp(line, reading)).filter((stamp) => stamp !== undefined);
  const [first] = stamps;
  const last = stamps.at(-1);
  return first && last ? { reading, first, last } : undefined;
}

/** How many lines have such a time; one near the beginning of the line counts for a little more. */
const scoreOf = (lines: readonly string[], reading: StampReading): number =>
  lines.reduce((sum, line) => {
    // Either order will do for telling that it is such a format.
    const stamp = readStamp(line, reading) ?? readStamp(line, { ...reading, dayFirst: true });
    return stamp ? sum + 1 - stamp.at / 1_000 : sum;
  }, 0);

/** Whether 22.11.2026 or 11/22/2026: by a number over 12, else by the sign between. */
function isDayFirst(lines: readonly string[]): boolean {
  const shape = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2\d{4}/;
  const found = lines.map((line) => shape.exec(line)).filter((match) => match !== null);
  if (found.some((match) => Number(match[1]) > 12)) return true;
  if (found.some((match) => Number(match[3]) > 12)) return false;
  return found.some((match) => match[2] === '.');
}
