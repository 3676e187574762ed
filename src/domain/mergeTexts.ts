import type { Case } from './case.ts';
import { applyEdit, valueAt } from './edit.ts';
import type { FileProblem } from './fileProblem.ts';
import { mergeCases, type Conflict } from './merge.ts';
import { readMarkedText } from './markedText.ts';
import { parseCase } from './parseCase.ts';
import { sharedPart } from './sharedPart.ts';

/** A value that both sides changed, with what it was before; absent means that it was not there. */
export interface ThreeWayConflict extends Conflict {
  readonly base: unknown;
}

/** The versions of one case in version control: where two lines of work parted, and their two ends. */
export interface Versions<T> {
  /** Absent or empty when both sides made the file. */
  readonly base?: T | undefined;
  readonly mine: T;
  readonly theirs: T;
}

export type TextMerge =
  | {
      readonly kind: 'merged';
      /** With mine in place of what is in conflict. */
      readonly value: Case;
      readonly conflicts: readonly ThreeWayConflict[];
      readonly versions: Versions<Case>;
    }
  /** A side is no case, or one of a newer format: nobody may guess what its text means. */
  | { readonly kind: 'unreadable'; readonly side: 'mine' | 'theirs'; readonly problem: FileProblem }
  /** The two texts are different cases. */
  | { readonly kind: 'otherCase'; readonly mine: string; readonly theirs: string };

/**
 * Merges the texts of two versions of a case file. A base that is not there, or is no case, counts as an empty one:
 * then everything of both sides stays, and what differs is a conflict.
 */
export function mergeTexts(texts: Versions<string>): TextMerge {
  const mine = parseCase(texts.mine);
  if (mine.kind === 'invalid') return { kind: 'unreadable', side: 'mine', problem: mine.problem };
  const theirs = parseCase(texts.theirs);
  if (theirs.kind === 'invalid') return { kind: 'unreadable', side: 'theirs', problem: theirs.problem };
  if (mine.case.number !== theirs.case.number)
    return { kind: 'otherCase', mine: mine.case.number, theirs: theirs.case.number };
  const base = texts.base === undefined ? undefined : baseIn(texts.base);
  // An empty base shares nothing with either side, which is all that merging asks of it.
  const { value, conflicts } = mergeCases(base ?? nothing(mine.case), mine.case, theirs.case);
  return {
    kind: 'merged',
    value,
    conflicts: conflicts.map((conflict) => ({ ...conflict, base: base && valueAt(base, conflict.path) })),
    versions: { base, mine: mine.case, theirs: theirs.case },
  };
}

/**
 * The case in the text of a base. Where lines of work were merged into one another before, git merges their bases first and
 * may leave conflict markers in the result: then only what the sides of the markers share was surely there.
 */
function baseIn(text: string): Case | undefined {
  const parsed = parseCase(text);
  if (parsed.kind === 'case') return parsed.case;
  const marked = readMarkedText(text);
  const [ours, theirs] = [marked?.ours, marked?.theirs].map((side) =>
    side === undefined ? undefined : parseCase(side),
  );
  if (ours?.kind !== 'case' || theirs?.kind !== 'case') return undefined;
  const { formatVersion, number, title, status } = ours.case;
  const shared = sharedPart(ours.case, theirs.case);
  // A title or a status that was in conflict itself equals neither side's, so that both are asked about.
  const differs = {
    title: title === theirs.case.title ? title : '',
    status: status === theirs.case.status ? status : '',
  };
  return { ...(typeof shared === 'object' ? shared : {}), formatVersion, number, ...differs };
}

/** What a case of that number starts from. */
const nothing = ({ formatVersion, number }: Case): Case => ({ formatVersion, number, title: '', status: '' });

/** Puts a value in the place of each conflict. @param take gives the value; `undefined` takes the key out */
export const settleConflicts = <C extends Conflict>(
  merged: Case,
  conflicts: readonly C[],
  take: (conflict: C) => unknown,
): Case =>
  conflicts.reduce(
    (value, conflict) => applyEdit(value, { type: 'set', path: conflict.path, value: take(conflict) }).value,
    merged,
  );
