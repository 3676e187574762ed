import type { NewEvidence, ReferencedEvidence } from '../attachEvidence.ts';
import { byteWindows, textKindOf, type TextKind } from './byteWindows.ts';
import type { Finding } from './finding.ts';
import { itemTexts, type ItemField } from './itemTexts.ts';
import { rereadable } from './rereadable.ts';
import type { KnownValue } from './knownValues.ts';
import type { Scan } from './scanTexts.ts';

/** A piece of a text, as much of it as a person is to look at, and what was found in it. */
export interface ScannedText {
  /** The line of the whole at which it begins, from 1. */
  readonly line: number;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** What the check found in the content of an item. */
export type ScannedContent =
  | { readonly kind: 'text'; readonly text: ScannedText }
  | {
      readonly kind: 'stream';
      readonly content: AsyncIterable<Uint8Array>;
      readonly encoding: TextKind;
      /** The lines around the first findings. */
      readonly pieces: readonly ScannedText[];
      /** Findings that no piece shows. */
      readonly more: number;
    }
  /** Nothing can be found in it: a picture, an archive. */
  | { readonly kind: 'binary'; readonly content: AsyncIterable<Uint8Array> }
  /** The content stays where it is. */
  | { readonly kind: 'none' };

export interface ScannedItem {
  readonly item: NewEvidence | ReferencedEvidence;
  readonly fields: readonly {
    readonly field: ItemField;
    readonly text: string;
    readonly findings: readonly Finding[];
  }[];
  readonly content: ScannedContent;
}

/** So much of a stream is scanned, and masked, at a time. */
export const windowBytes = 4 * 1024 * 1024;
/** A stream that is no longer is shown whole. */
const shownWhole = 512 * 1024;
const contextLines = 2;
const mostPieces = 200;
const longestLine = 2_000;

/** Looks through everything of the items that would be written. @returns what was found, and the values to look for everywhere */
export async function scanItems(
  items: readonly (NewEvidence | ReferencedEvidence)[],
  scan: Scan,
  signal?: AbortSignal,
  onBytes: (count: number) => void = () => undefined,
): Promise<{ items: readonly ScannedItem[]; known: readonly KnownValue[] }> {
  const slots: { readonly texts: readonly (readonly [ItemField, string])[]; readonly text: string | undefined }[] = [];
  const contents: ScannedContent[] = [];
  let known: readonly KnownValue[] = [];
  for (const item of items) {
    const text = 'content' in item && typeof item.content === 'string' ? item.content : undefined;
    slots.push({ texts: itemTexts(item), text });
    if (!('content' in item)) contents.push({ kind: 'none' });
    else if (typeof item.content === 'string')
      contents.push({ kind: 'text', text: { line: 1, text: item.content, findings: [] } });
    else {
      const scanned = await scanStream(item.content, known, scan, signal, onBytes);
      contents.push(scanned.content);
      known = scanned.known;
    }
  }
  // All short texts at once: a thread of its own for each would cost more than the work.
  const texts = slots.flatMap((slot) => [
    ...slot.texts.map(([, text]) => text),
    ...(slot.text === undefined ? [] : [slot.text]),
  ]);
  const result = await scan({ texts, known }, signal);
  const findings = result.findings[Symbol.iterator]();
  const next = (): readonly Finding[] => findings.next().value ?? [];
  const scanned = items.map((item, index): ScannedItem => {
    const slot = slots[index];
    const fields = (slot?.texts ?? []).map(([field, text]) => ({ field, text, findings: next() }));
    const content = contents[index] ?? { kind: 'none' };
    if (content.kind !== 'text') return { item, fields, content };
    return { item, fields, content: { kind: 'text', text: { ...content.text, findings: next() } } };
  });
  return { items: scanned, known: result.known };
}

async function scanStream(
  given: AsyncIterable<Uint8Array>,
  before: readonly KnownValue[],
  scan: Scan,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<{ content: ScannedContent; known: readonly KnownValue[] }> {
  const content = rereadable(given);
  const encoding = await encodingOf(content);
  if (encoding === undefined) return { content: { kind: 'binary', content }, known: before };
  let known = before;
  let line = 1;
  let bytes = 0;
  let more = 0;
  const pieces: ScannedText[] = [];
  let whole: ScannedText | undefined;
  for await (const window of byteWindows(content, encoding, windowBytes)) {
    signal?.throwIfAborted();
    const result = await scan({ texts: [window.text], known }, signal);
    known = result.known;
    const findings = result.findings[0] ?? [];
    whole = bytes === 0 ? { line: 1, text: window.text, findings } : undefined;
    bytes += window.bytes.length;
    const around = piecesAround({ line, text: window.text, findings }, mostPieces - pieces.length);
    pieces.push(...around.pieces);
    more += around.more;
    for (const _ of window.text.matchAll(/\n/g)) line += 1;
    onBytes(window.bytes.length);
  }
  if (whole && bytes <= shownWhole)
    return { content: { kind: 'stream', content, encoding, pieces: [whole], more: 0 }, known };
  return { content: { kind: 'stream', content, encoding, pieces, more }, known };
}

async function encodingOf(content: AsyncIterable<Uint8Array>): Promise<TextKind | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= 64 * 1024) break;
  }
  return textKindOf(Buffer.concat(parts));
}

/** The lines that have findings, with some around; neighbours in one piece. */
export function piecesAround(
  { line, text, findings }: ScannedText,
  most: number,
): { pieces: ScannedText[]; more: number } {
  const pieces: ScannedText[] = [];
  let counted = 0;
  let countedTo = 0;
  const lineAt = (offset: number): number => {
    for (let at = text.indexOf('\n', countedTo); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
      counted += 1;
      countedTo = at + 1;
    }
    return line + counted;
  };
  let index = 0;
  while (index < findings.length && pieces.length < most) {
    const first = findings[index];
    if (!first) break;
    const start = linesBefore(text, first.start);
    let end = linesAfter(text, first.end);
    const inside: Finding[] = [];
    for (let each = findings[index]; each && each.start < end; each = findings[index]) {
      inside.push({ ...each, start: each.start - start, end: each.end - start });
      end = Math.max(end, linesAfter(text, each.end));
      index += 1;
    }
    pieces.push({ line: lineAt(start), text: text.slice(start, end), findings: inside });
  }
  return { pieces, more: findings.length - index };
}

function linesBefore(text: string, offset: number): number {
  let start = offset;
  for (let lines = 0; lines <= contextLines; lines += 1) {
    const before = start === 0 ? -1 : text.lastIndexOf('\n', start - 1 - (lines > 0 ? 1 : 0));
    if (offset - before > longestLine) return Math.max(start === offset ? offset - 200 : start, 0);
    start = before + 1;
    if (start <= 0) return 0;
  }
  return start;
}

function linesAfter(text: string, offset: number): number {
  let end = offset;
  for (let lines = 0; lines <= contextLines; lines += 1) {
    const after = text.indexOf('\n', end);
    if (after < 0 || after - offset > longestLine) return Math.min(text.length, Math.max(end, offset + 200));
    end = after + 1;
  }
  return end;
}
