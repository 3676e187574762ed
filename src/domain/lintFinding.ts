import { fieldAt, labelOfPath } from './fieldAt.ts';
import type { FieldPath } from './problems.ts';
import { text, type Text } from './text.ts';

/** What case lint can find, by the name that a team's CI can filter on. */
export type LintCode =
  /** A field that a status already passed asks for. */
  | 'missing'
  /** A gate already passed that is not met in another way: no first response, a failed retest. */
  | 'gateNotMet'
  /** As the two above, but passed with a reason that the timeline keeps. */
  | 'overridden'
  | 'invalidValue'
  | 'unknownCode'
  | 'impossibleTime'
  | 'eventOrder'
  | 'stepOrder'
  | 'uncitedCause'
  | 'danglingReference'
  | 'unusedEvidence'
  /** Evidence that nobody checked for secrets before it was written. */
  | 'unreviewedEvidence'
  | 'duplicateId'
  | 'duplicateFile'
  /** Evidence that was not copied, and whose source cannot be found from the case. */
  | 'brokenReference'
  /** The status is not where the timeline leads. */
  | 'statusMismatch'
  | 'impossibleTransition'
  | 'priorityMismatch'
  | 'reviewOverdue'
  | 'unknownHolidays'
  | 'advice';

export interface LintFinding {
  /** Keys from the case down; a list item is named by its id. */
  readonly path: FieldPath;
  readonly severity: 'error' | 'warning' | 'information';
  readonly code: LintCode;
  readonly label: Text;
  readonly message: Text;
}

const names: Readonly<Record<string, Text>> = {
  status: text('Status', '状态'),
  timeline: text('Timeline', '时间线'),
  evidence: text('Evidence', '证据'),
};

/** A finding with the label of its place. */
export const finding = (
  severity: LintFinding['severity'],
  code: LintCode,
  path: FieldPath,
  message: Text,
): LintFinding => ({
  path,
  severity,
  code,
  label: fieldAt(path)?.label ?? names[path[0] ?? ''] ?? labelOfPath(path),
  message,
});
