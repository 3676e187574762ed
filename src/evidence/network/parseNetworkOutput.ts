import type { CleanLine } from './cleanLine.ts';
import { readLines } from './readLines.ts';
import { readRuns, type Reading } from './readRuns.ts';
import type { NetworkSegment } from './segments.ts';
import { stripPrefixes } from './stripPrefixes.ts';
import { unwrapLines } from './unwrapLines.ts';

/** What was recognised in the pasted text, in order. Offsets count UTF-16 units of the text as it was given. */
export type NetworkOutput = { readonly segments: readonly NetworkSegment[] };

/** So many cursor jumps in one text are the byte stream of a full-screen program: only a terminal emulator can tell what it showed. */
const screenfulOfMoves = 20;

/**
 * Reads whatever a person pastes for the output of ping, traceroute, tracert, tracepath, pathping, mtr and tools like them: several
 * runs, prompts, mail quotes, log prefixes, escape sequences, hard-wrapped lines, text cut at either end, any language. Never throws;
 * takes time in proportion to the length of the text.
 */
export const parseNetworkOutput = (text: string): NetworkOutput => {
  const { lines, cursorMoves } = readLines(text);
  const first = cursorMoves[0];
  const last = cursorMoves.at(-1);
  if (
    first === undefined ||
    last === undefined ||
    cursorMoves.length < screenfulOfMoves ||
    !text.includes('My traceroute')
  )
    return { segments: readSegments(lines, text) };
  const before = lines.filter((line) => line.lineStart < first);
  const after = lines.filter((line) => line.lineStart > last);
  const screen: NetworkSegment = {
    kind: 'mtr',
    start: first,
    end: last,
    format: 'screen',
    columns: [],
    hops: [],
    warning: 'needsTerminal',
  };
  return { segments: [...readSegments(before, text), screen, ...readSegments(after, text)] };
};

const readSegments = (lines: readonly CleanLine[], text: string): readonly NetworkSegment[] => {
  const bare = stripPrefixes(lines);
  let best = readRuns(bare, text);
  const { candidates, certain } = unwrapLines(bare);
  // Every line was read, and none looks torn: joining can bring nothing to light.
  if (!certain && best.leftOver === 0) return inOrder(best.segments);
  let most = yieldOf(best) + (certain ? 0.5 : doubtfulMargin);
  for (const joined of candidates) {
    const reading = readRuns(joined, text);
    const found = yieldOf(reading);
    if (found <= most) continue;
    best = reading;
    most = found;
  }
  return inOrder(best.segments);
};

/** A header that one run left unused may be the beginning of a later one. */
const inOrder = (segments: readonly NetworkSegment[]): readonly NetworkSegment[] =>
  segments.toSorted((one, other) => one.start - other.start);

/** How much better joined lines must be than the lines as they were pasted when none of those is torn for certain. */
const doubtfulMargin = 2.5;

/** Joining lines is right when it brings more and longer values to light, in fewer pieces, and leaves fewer lines unread. */
const yieldOf = ({ segments, leftOver }: Reading): number =>
  segments.reduce((sum, segment) => sum + worthOf(segment) - 3 - tornHops(segment), -leftOver);

/** Hops whose line is torn: whole ones are worth more than the same values in pieces. */
const tornHops = (segment: NetworkSegment): number => (segment.kind === 'traceroute' ? segment.partialHops.length : 0);

const worthOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'kind' in value ? 0 : 'raw' in value ? -2 : 'start' in value && 'end' in value ? worthOfPlace(value) : 0;
  return Object.values(value).reduce<number>((sum, each) => sum + worthOf(each), own);
};

const worthOfPlace = (place: { start: unknown; end: unknown; value?: unknown; address?: unknown }): number => {
  if (place.value === undefined && typeof place.address !== 'string') return 0;
  // No host name begins with a hyphen or a full stop: it is the second half of one.
  if (typeof place.value === 'string' && /^[-.]/.test(place.value)) return -2;
  const length = typeof place.start === 'number' && typeof place.end === 'number' ? place.end - place.start : 0;
  return 1 + Math.min(length, 200) / 200;
};
