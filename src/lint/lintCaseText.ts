import type { Case } from '../domain/case.ts';
import { lintCase, type LintContext } from '../domain/caseLint.ts';
import type { FileProblem } from '../domain/fileProblem.ts';
import type { LintFinding } from '../domain/lintFinding.ts';
import { parseCase } from '../domain/parseCase.ts';
import type { FieldPath } from '../domain/problems.ts';
import { fill, text, type Text } from '../domain/text.ts';
import { CasePlaces, type TextRange } from './casePlaces.ts';

/** A finding at its place in the case file. */
export interface PlacedFinding {
  readonly range: TextRange;
  readonly severity: LintFinding['severity'];
  /** The name of the check, or of what is wrong with the file. */
  readonly code: LintFinding['code'] | FileProblem['kind'];
  /** With the field's name in front. */
  readonly message: Text;
  /** The field, for a finding that is about one. */
  readonly field?: { readonly path: FieldPath; readonly label: Text };
}

/** A place in a file of which nothing more is known. */
export const fileStart: TextRange = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/**
 * Everything that lint finds in the text of a case file, in the order of the text.
 * @param now milliseconds since the epoch
 * @param contextOf what the case alone does not say; asked only for a file that can be read
 */
export function lintCaseText(
  fileText: string,
  now: number,
  contextOf: (current: Case) => LintContext = () => ({}),
): readonly PlacedFinding[] {
  const parsed = parseCase(fileText);
  if (parsed.kind === 'invalid') return [placedProblem(parsed.problem, fileText)];
  const findings = lintCase(parsed.case, now, contextOf(parsed.case));
  if (findings.length === 0) return [];
  const places = new CasePlaces(fileText);
  return findings.map((finding) => placed(finding, places)).sort(inTextOrder);
}

const placed = ({ path, label, severity, code, message }: LintFinding, places: CasePlaces): PlacedFinding => ({
  range: places.rangeOf(path),
  severity,
  code,
  message: label.en === '' ? message : fill(text('{0}: {1}', '{0}：{1}'), label, message),
  field: { path, label },
});

/** What is wrong with a file, at its place. @param severity `warning` for what holds nothing up */
export function placedProblem(
  problem: FileProblem,
  fileText = '',
  severity: LintFinding['severity'] = 'error',
): PlacedFinding {
  return {
    range: rangeOf(problem, fileText),
    severity,
    code: problem.kind,
    message: fill(text('{0} {1}', '{0}{1}'), problem.message, problem.advice),
  };
}

/** From the place that the problem names to the end of its line. */
function rangeOf(problem: FileProblem, fileText: string): TextRange {
  if (problem.kind === 'numberMismatch' || problem.kind === 'duplicateNumber')
    return new CasePlaces(fileText).rangeOf(['number']);
  if (!('line' in problem)) return fileStart;
  const { line } = problem;
  const column = 'column' in problem ? problem.column : 1;
  const length = fileText.split('\n', line)[line - 1]?.trimEnd().length ?? 0;
  return { line, column, endLine: line, endColumn: Math.max(column, length) + 1 };
}

const inTextOrder = (one: PlacedFinding, other: PlacedFinding): number =>
  one.range.line - other.range.line || one.range.column - other.range.column;
