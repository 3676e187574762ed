import type { Document, Pair, Scalar, YAMLMap } from 'yaml';
import { isSame } from '../isSame.ts';

/** A Markdown file in its parts; joined they are the file again, to the byte. */
export interface SplitMarkdown {
  /** A byte order mark, if any, and the opening line. */
  readonly opening: string;
  /** YAML, with the line end of its last line. */
  readonly front: string;
  /** The closing line with its line end. */
  readonly closing: string;
  readonly body: string;
}

const openingShape = /^\uFEFF?---[ \t]*\r?\n/;
const closingShape = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;

/** The parts of a Markdown file with front matter; otherwise what is missing. */
export function splitMarkdown(text: string): SplitMarkdown | 'noFrontMatter' | 'notClosed' {
  const opening = openingShape.exec(text)?.[0];
  if (opening === undefined) return 'noFrontMatter';
  const rest = text.slice(opening.length);
  const closing = closingShape.exec(rest);
  if (!closing) return 'notClosed';
  return {
    opening,
    front: rest.slice(0, closing.index),
    closing: closing[0],
    body: rest.slice(closing.index + closing[0].length),
  };
}

/** Front matter as plain values, or what is wrong with it. `line` counts from 1 in the front matter. */
export type ParsedFront =
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'broken'; readonly reason: string; readonly line: number | undefined };

/** The library is loaded when an article is first read, not at activation. */
const load = () => import('yaml');

/** Reads YAML 1.2, core schema: no tags that make objects, no endless aliases. */
export async function parseFront(front: string): Promise<ParsedFront> {
  const { parseDocument, isMap } = await load();
  const document = parseDocument(front, { prettyErrors: false });
  const [error] = document.errors;
  if (error) return { kind: 'broken', reason: error.message, line: front.slice(0, error.pos[0]).split('\n').length };
  if (document.contents === null) return { kind: 'values', values: {} };
  if (!isMap(document.contents)) return { kind: 'broken', reason: 'key: value', line: 1 };
  try {
    const values: unknown = document.toJS({ maxAliasCount: 20 });
    return { kind: 'values', values: isRecord(values) ? values : {} };
  } catch (failure) {
    return { kind: 'broken', reason: failure instanceof Error ? failure.message : String(failure), line: undefined };
  }
}

/**
 * Writes keys of front matter anew, `undefined` to take one out. Every other byte stays: keys that are not known here,
 * their order, their comments and how they are written.
 * @throws SyntaxError when the front matter is broken: nothing of it may be written then
 */
export async function changeFront(front: string, changes: Readonly<Record<string, unknown>>): Promise<string> {
  const before = await parseFront(front);
  if (before.kind === 'broken') throw new SyntaxError(before.reason);
  const wanted = Object.entries(changes).filter(([key, value]) => !isSame(before.values[key], value));
  if (wanted.length === 0) return front;
  const { parseDocument, stringify } = await load();
  const eol = front.includes('\r\n') ? '\r\n' : '\n';
  const written = (key: string, value: unknown): string =>
    stringify({ [key]: value }, { lineWidth: 0 })
      .trimEnd()
      .replaceAll('\n', eol);
  let cut = front;
  for (const [key, value] of wanted) {
    const place = placeOf(parseDocument(cut), key);
    const line = value === undefined ? undefined : written(key, value);
    if (place) cut = line === undefined ? without(cut, place) : cut.slice(0, place.start) + line + cut.slice(place.end);
    else if (line !== undefined) cut = `${withEnd(cut, eol)}${line}${eol}`;
  }
  if (await holds(cut, before.values, changes)) return cut;
  // Written in a way that cannot be cut, such as a map in braces: the library writes it, comments and all.
  const document = parseDocument(front);
  for (const [key, value] of wanted) {
    if (value === undefined) document.delete(key);
    else document.set(key, value);
  }
  return document.toString({ lineWidth: 0 }).replaceAll('\n', eol);
}

/** A whole article with some keys of its front matter changed; the body to the byte as it was. @throws SyntaxError */
export async function changeFrontOf(text: string, changes: Readonly<Record<string, unknown>>): Promise<string> {
  const split = splitMarkdown(text);
  if (typeof split === 'string') throw new SyntaxError(split);
  return split.opening + (await changeFront(split.front, changes)) + split.closing + split.body;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function placeOf({ contents }: Document, key: string): Place | undefined {
  const items = (contents as YAMLMap | null)?.items ?? [];
  const pair = items.find((item): item is Pair<Scalar, Scalar> => (item.key as Scalar | null)?.value === key);
  const start = pair?.key.range?.[0];
  const end = pair?.value?.range?.[1];
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** Without a key; a comment behind its value stays, as a line of its own. */
function without(front: string, { start, end }: Place): string {
  const rest = front.slice(end);
  const blank = /^[ \t]*(?:\r?\n|$)/.exec(rest)?.[0].length ?? /^[ \t]*/.exec(rest)?.[0].length ?? 0;
  // A block of text ends with its own line end already.
  const isAtLineStart = end > 0 && front[end - 1] === '\n';
  return front.slice(0, start) + rest.slice(isAtLineStart ? 0 : blank);
}

const withEnd = (front: string, eol: string): string => (front === '' || front.endsWith('\n') ? front : front + eol);

/** Whether the front matter says what it said before, but for the changes. */
async function holds(
  front: string,
  before: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const after = await parseFront(front);
  if (after.kind === 'broken') return false;
  const expected = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined);
  return (
    expected.length === Object.keys(after.values).length &&
    expected.every(([key, value]) => isSame(after.values[key], value))
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
