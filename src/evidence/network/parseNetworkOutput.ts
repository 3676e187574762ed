import { readLines } from './readLines.ts';
import { readRuns } from './readRuns.ts';
import type { NetworkSegment } from './segments.ts';
import { stripPrefixes } from './stripPrefixes.ts';
import { unwrapLines } from './unwrapLines.ts';

/** What was recognised in the pasted text, in order. Offsets count UTF-16 units of the text as it was given. */
export type NetworkOutput = { readonly segments: readonly NetworkSegment[] };

/** Cursor jumps from which on the text is taken for the byte stream of a full-screen program. */
const screenfulOfMoves = 20;

/**
 * Reads whatever a person pastes for the output of ping, traceroute, tracert, tracepath, pathping, mtr and tools like them: several
 * runs, prompts, mail quotes, log prefixes, escape sequences, hard-wrapped lines, text cut at either end, any language. Never throws;
 * takes time in proportion to the length of the text.
 */
export const parseNetworkOutput = (text: string): NetworkOutput => {
  const { lines, cursorMoves } = readLines(text);
  if (cursorMoves >= screenfulOfMoves && text.includes('My traceroute')) return { segments: [unreadableScreen(text)] };
  const bare = stripPrefixes(lines);
  const asPasted = readRuns(bare, text);
  const unwrapped = unwrapLines(bare);
  if (unwrapped === undefined) return { segments: asPasted };
  const rejoined = readRuns(unwrapped, text);
  return { segments: yieldOf(rejoined) > yieldOf(asPasted) ? rejoined : asPasted };
};

/** Joining lines is right when it brings more values to light in fewer pieces. */
const yieldOf = (segments: readonly NetworkSegment[]): number =>
  segments.reduce((sum, segment) => sum + countValues(segment) - 3, 0);

const countValues = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const own =
    'start' in value && ('value' in value || 'address' in value) && !('kind' in value) ? 1 : 'raw' in value ? -2 : 0;
  return Object.values(value).reduce<number>((sum, each) => sum + countValues(each), own);
};

const unreadableScreen = (text: string): NetworkSegment => ({
  kind: 'mtr',
  start: 0,
  end: text.length,
  format: 'screen',
  columns: [],
  hops: [],
  warning: 'needsTerminal',
});
