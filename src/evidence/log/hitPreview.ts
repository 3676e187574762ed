import type { Hit } from './hitList.ts';
import type { LogFile } from './logFile.ts';
import { decode, type TextEncoding } from './textEncoding.ts';

/** A hit as it is shown in a list: its line, and what stands before and after it; each cut to what fits. */
export interface HitPreview {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** So much of a line is looked at. */
const lineBytes = 64 * 1024;
const aroundBytes = 512;
const shownLetters = 240;

/**
 * @param needle what was looked for, when that was a text: of a long line, the part around it is shown
 */
export async function hitPreview(
  log: LogFile,
  encoding: TextEncoding,
  { startByte, endByte }: Hit,
  needle?: string,
): Promise<HitPreview> {
  const from = Math.max(encoding.mark, startByte - aroundBytes);
  const lineEnd = Math.min(endByte, startByte + lineBytes);
  const to = endByte > lineEnd ? lineEnd : endByte + aroundBytes;
  const block = await log.read(from, to - from);
  const part = (start: number, end: number): string => decode(block.subarray(start - from, end - from), encoding);
  const lines = (text: string): string[] => text.split(/\r\n|\n|\r/);
  const line = lines(part(startByte, lineEnd))[0] ?? '';
  const at = needle === undefined ? -1 : line.toLowerCase().indexOf(needle.toLowerCase());
  const start = at > shownLetters / 2 ? at - 60 : 0;
  const text = `${start > 0 ? '…' : ''}${line.slice(start, start + shownLetters)}${start + shownLetters < line.length || endByte > lineEnd ? '…' : ''}`;
  return {
    text,
    before: (lines(part(from, startByte)).at(-2) ?? '').replace(/^\ufffd+/, '').slice(0, shownLetters),
    after: (endByte > lineEnd ? '' : (lines(part(endByte, from + block.length))[0] ?? '')).slice(0, shownLetters),
  };
}
