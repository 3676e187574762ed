import type { ByteRange } from '../lineBytes.ts';
import { LineEnds } from './lineEnds.ts';
import { textEnd, textStart } from './lineSteps.ts';
import { LogFile, type LogSnapshot } from './logFile.ts';
import { readStamp, stampKey, stampLetters, type StampReading } from './stampFormats.ts';
import { decode, type TextEncoding } from './textEncoding.ts';

export interface WindowInput {
  readonly log: LogSnapshot;
  readonly encoding: TextEncoding;
  readonly reading: StampReading;
  /** As `stampKey` counts, both included. */
  readonly from: number;
  readonly to: number;
}

/** The lines of a window of time. */
export interface FoundWindow {
  /** In the order of the file; more than one only when the log is not in the order of time. */
  readonly ranges: readonly ByteRange[];
  readonly isOrdered: boolean;
}

/** Threads write a little out of order; a log that goes back further than this, in ms, is not sorted by time. */
const disorderMs = 5_000;
const probes = 64;
const blockBytes = 64 * 1024;
/** More stretches than this become fewer, those closest to each other first. */
const mostRanges = 20;

/**
 * A task for the worker: the lines between two times. A line that states no time (of a stack trace) belongs to the one before.
 * Where the log is sorted, which is tried at many places, the ends are found by bisection; else all of it is read.
 * @throws LogChanged
 */
export async function findWindow(
  { log: snapshot, encoding, reading, from, to }: WindowInput,
  report: (progress: { readonly bytes: number }) => void,
): Promise<FoundWindow> {
  const log = await LogFile.open(snapshot.path, snapshot);
  try {
    const times = new TimedLines(log, encoding, reading);
    const isOrdered = await times.areOrdered();
    const ranges = isOrdered ? await times.between(from, to) : await times.scattered(from, to, report);
    await log.verify();
    return { ranges, isOrdered };
  } finally {
    await log.close();
  }
}

const beyondAscii = /[^\0-\x7f]/;

/** A line that states a time. */
interface TimedLine {
  readonly startByte: number;
  readonly key: number;
}

class TimedLines {
  readonly #log: LogFile;
  readonly #encoding: TextEncoding;
  readonly #reading: StampReading;
  readonly #start: number;
  readonly #end: number;

  constructor(log: LogFile, encoding: TextEncoding, reading: StampReading) {
    this.#log = log;
    this.#encoding = encoding;
    this.#reading = reading;
    this.#start = textStart(log, encoding);
    this.#end = textEnd(log, encoding);
  }

  async areOrdered(): Promise<boolean> {
    let latest = -Infinity;
    const step = (this.#end - this.#start) / probes;
    for (let nth = 0; nth < probes; nth += 1) {
      const line = await this.#firstFrom(this.#start + Math.floor(nth * step));
      if (!line) continue;
      if (line.key < latest - disorderMs) return false;
      latest = Math.max(latest, line.key);
    }
    return true;
  }

  async between(from: number, to: number): Promise<ByteRange[]> {
    const first = await this.#next(await this.#bisect(from - disorderMs), ({ key }) => key >= from);
    if (!first || first.key > to + disorderMs) return [];
    // All lines before this are early enough, and all from the closing one on too late.
    const near = Math.max(first.startByte, await this.#bisect(to - disorderMs));
    const closing = await this.#bisect(to + disorderMs + 1);
    let last: TimedLine | undefined;
    for await (const line of this.lines(near, closing)) if (line.key <= to) last = line;
    if (!last) return near > first.startByte ? [{ startByte: first.startByte, endByte: near }] : [];
    const { startByte } = last;
    const end = await this.#next(startByte, (line) => line.startByte > startByte);
    return [{ startByte: first.startByte, endByte: end?.startByte ?? this.#end }];
  }

  async scattered(from: number, to: number, report: (progress: { bytes: number }) => void): Promise<ByteRange[]> {
    const ranges: ByteRange[] = [];
    let startByte: number | undefined;
    let reported = 0;
    for await (const line of this.lines(this.#start, this.#end)) {
      if (line.startByte - reported > 4_000_000) {
        reported = line.startByte;
        report({ bytes: reported });
      }
      const isInside = line.key >= from && line.key <= to;
      if (isInside) startByte ??= line.startByte;
      else if (startByte !== undefined) {
        ranges.push({ startByte, endByte: line.startByte });
        startByte = undefined;
        if (ranges.length > 2_000) joinClosest(ranges, mostRanges);
      }
    }
    if (startByte !== undefined) ranges.push({ startByte, endByte: this.#end });
    joinClosest(ranges, mostRanges);
    return ranges;
  }

  /** The lines with a time that begin between two bytes. @param from where a line begins */
  async *lines(from: number, to: number): AsyncGenerator<TimedLine> {
    const { unit } = this.#encoding;
    let position = from;
    // Whether `position` is within a line that was looked at, or that began before `from`.
    let isInside = false;
    while (position < to) {
      const block = await this.#log.read(position, Math.min(blockBytes, this.#end - position));
      const isLast = position + block.length >= this.#end;
      const ends = new LineEnds(block, this.#encoding, isLast);
      let at: number = isInside ? ends.next(0) : 0;
      // The stamp of a line at the end of the block may be in the next one.
      const enough = isLast ? block.length : block.length - stampLetters * 4;
      while (at !== -1 && at < enough && position + at < to) {
        const key = this.#keyAt(block, at);
        if (key !== undefined) yield { startByte: position + at, key };
        at = ends.next(at);
      }
      if (isLast) return;
      isInside = at === -1;
      position += at === -1 ? block.length - unit : at;
    }
  }

  #keyAt(block: Buffer, at: number): number | undefined {
    const { unit } = this.#encoding;
    const head = block.subarray(at, at + stampLetters * unit);
    const plain = unit === 1 ? head.toString('latin1') : undefined;
    // Times are ASCII but for Chinese dates, and most lines need no decoding for them.
    const isPlain = plain !== undefined && (this.#reading.format !== 'iso' || !beyondAscii.test(plain));
    const text = isPlain ? plain : decode(head, this.#encoding);
    const lineEnd = text.search(/[\r\n]/);
    const stamp = readStamp(lineEnd === -1 ? text : text.slice(0, lineEnd), this.#reading);
    return stamp && stampKey(stamp);
  }

  /** The first line with a time that begins behind a byte in the middle of anything. */
  async #firstFrom(byte: number): Promise<TimedLine | undefined> {
    if (byte <= this.#start) return this.#next(this.#start, () => true);
    // One unit back: when a line begins just here, that is seen by the line end before it.
    let from = byte - ((byte - this.#start) % this.#encoding.unit) - this.#encoding.unit;
    for (;;) {
      const block = await this.#log.read(from, Math.min(blockBytes, this.#end - from));
      const isLast = from + block.length >= this.#end;
      const found = new LineEnds(block, this.#encoding, isLast).next(0);
      if (found !== -1) return this.#next(from + found, () => true);
      if (isLast) return undefined;
      from += block.length - this.#encoding.unit;
    }
  }

  /** The first line with a time, from the beginning of a line on, that passes. */
  async #next(from: number, passes: (line: TimedLine) => boolean): Promise<TimedLine | undefined> {
    for await (const line of this.lines(from, this.#end)) if (passes(line)) return line;
    return undefined;
  }

  /** Where the first line begins whose time is `key` or later; the end of the text when there is none. */
  async #bisect(key: number): Promise<number> {
    let low = this.#start;
    let high = this.#end;
    while (high - low > blockBytes) {
      const middle = low + Math.floor((high - low) / 2);
      const line = await this.#firstFrom(middle);
      if (line && line.startByte < high && line.key < key) low = line.startByte;
      else high = middle;
    }
    const found = await this.#next(low, (line) => line.key >= key);
    return found?.startByte ?? this.#end;
  }
}

/** Makes the ranges fewer by joining those with the least between them. */
function joinClosest(ranges: ByteRange[], most: number): void {
  if (ranges.length <= most) return;
  const gap = (nth: number): number => (ranges[nth]?.startByte ?? 0) - (ranges[nth - 1]?.endByte ?? 0);
  const kept = new Set(
    Array.from({ length: ranges.length - 1 }, (_, nth) => nth + 1)
      .sort((one, other) => gap(other) - gap(one))
      .slice(0, most - 1),
  );
  const joined: ByteRange[] = [];
  for (const [nth, range] of ranges.entries()) {
    const last = joined.at(-1);
    if (!last || kept.has(nth)) joined.push(range);
    else joined[joined.length - 1] = { startByte: last.startByte, endByte: range.endByte };
  }
  ranges.splice(0, ranges.length, ...joined);
}
