import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileProblem, type FileProblem } from '../domain/fileProblem.ts';
import { lintCaseText, placedProblem, type PlacedFinding } from '../lint/lintCaseText.ts';
import { clockContext } from '../lint/clockContext.ts';
import { caseFileName } from '../store/caseRoot.ts';
import { nodeFileAccess } from '../store/nodeFileAccess.ts';
import { readFolder } from '../store/scanRoot.ts';
import { caseFolders } from './caseFolders.ts';
import { clockRulesOfFolder } from './settingsOfFolder.ts';

/** What lint found in one case file. */
export interface LintedFile {
  /** Absolute. */
  readonly file: string;
  readonly findings: readonly PlacedFinding[];
}

/**
 * Lints every case in the places, and compares their numbers.
 * @param places folders, or case files
 * @param now milliseconds since the epoch
 * @returns one entry per case, also for those without findings
 * @throws an error with a Node code when a place cannot be read
 */
export async function lintFolders(places: readonly string[], now: number): Promise<readonly LintedFile[]> {
  const linted = new Map<string, LintedFile & { readonly number: string | undefined; readonly text: string }>();
  for (const place of places) {
    const rules = await clockRulesOfFolder(place);
    for (const folder of await caseFolders(place)) {
      const file = path.join(folder, caseFileName);
      const root = pathToFileURL(path.dirname(folder)).href;
      const read = await readFolder(nodeFileAccess, { folder: pathToFileURL(folder).href, root });
      if (read.kind === 'case') {
        const findings = lintCaseText(read.text, now, (current) => clockContext(current, rules, now));
        linted.set(file, { file, findings, number: read.case.number, text: read.text });
      }
      if (read.kind === 'invalid')
        linted.set(file, { file, findings: [placedProblem(read.problem)], number: undefined, text: '' });
    }
  }
  const files = [...linted.values()];
  const counts = new Map<string, number>();
  for (const { number } of files) if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
  return files.map(({ file, findings, number, text }) => ({
    file,
    findings: [
      ...numberProblems(file, number, counts).map((problem) => placedProblem(problem, text, 'warning')),
      ...findings,
    ],
  }));
}

function numberProblems(
  file: string,
  number: string | undefined,
  counts: ReadonlyMap<string, number>,
): readonly FileProblem[] {
  if (number === undefined) return [];
  const folderName = path.basename(path.dirname(file));
  return [
    ...(folderName === number ? [] : [fileProblem({ kind: 'numberMismatch', number, folderName })]),
    ...((counts.get(number) ?? 0) > 1 ? [fileProblem({ kind: 'duplicateNumber', number })] : []),
  ];
}
