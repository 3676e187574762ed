import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type * as z from 'zod';
import { caseSchema, type Case } from './case.ts';
import { beyondBounds, mostItems } from './fileBounds.ts';
import { fileProblem, type FileProblem, type FileProblemDetail } from './fileProblem.ts';
import { migrate } from './migrate.ts';
import { quickCheckOf } from './quickCheck.ts';

export type ParsedCase = { kind: 'case'; case: Case } | { kind: 'invalid'; problem: FileProblem };

/**
 * Reads the text of a case file. Whatever the text, there is an answer: a case, or the reason and the place.
 * Unknown keys stay where they are; only keys called `__proto__` are dropped.
 */
export function parseCase(fileText: string): ParsedCase {
  const text = fileText.startsWith('\uFEFF') ? fileText.slice(1) : fileText;
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return invalid(syntaxProblem(text));
  }
  const migrated = migrate(value);
  if (migrated.kind === 'newer') return invalid({ kind: 'newerFormat', version: migrated.version });
  const beyond = beyondBounds(migrated.value);
  if (beyond) return invalid(beyond.kind === 'tooMany' ? { ...beyond, limit: mostItems } : beyond);
  const checked = checkCase(migrated.value);
  if (checked.case) return { kind: 'case', case: checked.case };
  return invalid(schemaProblem(text, checked.issue));
}

/**
 * The value as a case if it is one, or the first thing that is wrong with it. The value itself, not the schema's copy,
 * which has the unknown keys of nested objects out of their order.
 */
export function checkCase(value: unknown): { case: Case; issue?: never } | { case?: never; issue: z.core.$ZodIssue } {
  if (isCase(value)) return { case: value };
  const issue = caseSchema.safeParse(value).error?.issues[0];
  if (!issue) throw new TypeError('The quick check refuses what the schema accepts');
  return { issue };
}

const quickCheck = quickCheckOf(caseSchema);
const isCase = (value: unknown): value is Case => quickCheck(value);

const invalid = (detail: FileProblemDetail): ParsedCase => ({ kind: 'invalid', problem: fileProblem(detail) });

/** `JSON.parse` without keys that could reach a prototype where somebody copies objects by assignment. */
const parseJson = (text: string): unknown =>
  // The name can be written with escapes; a file without either is the normal case and takes the fast way.
  text.includes('__proto__') || text.includes('\\u00')
    ? JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
    : JSON.parse(text);

function syntaxProblem(text: string): FileProblemDetail {
  if (text.trim() === '') return { kind: 'empty' };
  const marker = /^(<{7,}|={7,}|>{7,}|\|{7,})( |\r?$)/m.exec(text);
  if (marker) return { kind: 'conflictMarkers', line: placeOf(text, marker.index).line };
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'tooDeep' };
  }
  const offset = errors[0]?.offset ?? text.length;
  const place = placeOf(text, offset);
  return offset >= text.trimEnd().length || endsInside(text, errors)
    ? { kind: 'truncated', ...place }
    : { kind: 'notJson', ...place };
}

/** Cut off within a string: jsonc-parser reports the string where it begins. */
const endsInside = (text: string, errors: readonly ParseError[]): boolean => {
  const first = errors[0];
  return first !== undefined && first.offset + first.length >= text.trimEnd().length;
};

function schemaProblem(text: string, issue: z.core.$ZodIssue): FileProblemDetail {
  const path = issue.path.filter((key): key is string | number => typeof key !== 'symbol');
  const root = parseTree(text);
  const place = placeOf(text, (root && nearest(root, path)?.offset) ?? 0);
  return { kind: 'wrongType', path, ...place, expected: expectation(issue) };
}

/** The node at the path, or the closest one around it: a key that is missing has no place of its own. */
const nearest = (root: Node, path: readonly (string | number)[]): Node | undefined => {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    // The property rather than its value, so that the line is the key's.
    if (node) return node.parent?.type === 'property' ? node.parent : node;
  }
  return undefined;
};

/** The forms of the few texts that have one: a pattern says nothing to most people. */
const formats: Readonly<Record<string, string>> = {
  number: 'TS-YYYYMMDD-XXXXX',
  file: 'evidence/…',
  sha256: 'SHA-256 (0-9, a-f)',
};

const expectation = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => String(value)).join(' / ');
    case 'invalid_format':
      return formats[String(issue.path.at(-1))] ?? 'format';
    case 'too_small':
      return `≥ ${issue.minimum}`;
    case 'too_big':
      return `≤ ${issue.maximum}`;
    default:
      return issue.message;
  }
};

/** Line and column of an offset, from 1. */
const placeOf = (text: string, offset: number): { line: number; column: number } => {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: (before.match(/\n/g)?.length ?? 0) + 1, column: before.length - lineStart + 1 };
};
