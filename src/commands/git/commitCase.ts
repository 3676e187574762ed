import * as vscode from 'vscode';
import { changesOfFolder, type FolderChanges } from '../../git/caseChanges.ts';
import { commitFiles } from '../../git/commitFiles.ts';
import { operationOf } from '../../git/operation.ts';
import { branchOf } from '../../git/repository.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import { CaseFileInvalid } from '../../store/caseFile.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';
import { repositoryOf, requireTrustForGit, type CaseRepository } from './caseRepository.ts';
import { commitProblem, underWay } from './commitProblems.ts';
import { proposeMessage } from './proposeMessage.ts';

/** Commits the files of a case, and nothing else, with a message that the user sees first. */
export const commitCaseCommand =
  (services: Services) =>
  async (argument?: CaseArgument): Promise<void> => {
    requireTrustForGit();
    const folder = await services.resolveCase(argument);
    if (folder === undefined) return;
    const current = await savedCase(services, folder);
    const place = await repositoryOf(vscode.Uri.parse(folder), services.log);
    const changes = await changesOfFolder(place.git);
    refuseHalfMerged(place, changes, folder);
    const forced = await askIgnored(place, changes);
    if (forced === undefined) return;
    if (changes.changed.length + changes.untracked.length + forced.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('{0} has no changes since its last commit.', current.number),
      );
      return;
    }
    const branch = await branchOf(place.git);
    if (branch === undefined && !(await wantsDetached())) return;
    const count = changes.changed.length + changes.untracked.length + forced.length;
    const message = await askMessage(local(await proposeMessage(place.git, current, changes)), count, place, branch);
    if (message === undefined) return;
    await commit(services, place, { ...changes, forced, message });
    vscode.window.setStatusBarMessage(
      branch === undefined
        ? vscode.l10n.t('Committed {0}', current.number)
        : vscode.l10n.t('Committed {0} to {1}', current.number, branch),
      5_000,
    );
  };

/** The case with everything typed on disk. @throws UserError when its file holds a merge conflict */
export async function savedCase({ store }: Services, folder: CaseFolder) {
  try {
    const document = await store.open(folder);
    try {
      await document.flush();
      // A case that is open stays open when its file is spoiled.
      if (document.problem) throw new CaseFileInvalid(document.problem);
      return document.case;
    } finally {
      document.release();
    }
  } catch (error) {
    if (error instanceof CaseFileInvalid && error.problem.kind === 'conflictMarkers') throw conflicted(folder);
    throw error;
  }
}

const conflicted = (folder: CaseFolder): UserError =>
  new UserError(
    vscode.l10n.t('The case holds an unresolved merge conflict. Nothing was committed. Resolve it first.'),
    {
      title: vscode.l10n.t('Resolve Conflicts'),
      run: () => vscode.commands.executeCommand('casebook.resolveConflicts', { caseFolder: folder }),
    },
  );

/** @throws UserError when a merge of the case or of the repository is not finished */
export function refuseHalfMerged(
  { repository }: CaseRepository,
  { unmerged }: FolderChanges,
  folder: CaseFolder,
): void {
  if (unmerged.length > 0) throw conflicted(folder);
  const operation = operationOf(repository);
  if (operation !== undefined) throw underWay(operation);
}

/**
 * What to do with files that `.gitignore` leaves out.
 * @returns those to commit all the same; `undefined`: cancelled
 * @throws UserError when the case file itself is left out
 */
async function askIgnored({ repository }: CaseRepository, { ignored }: FolderChanges): Promise<string[] | undefined> {
  if (ignored.length === 0) return [];
  // A folder that is ignored as a whole is listed by its name.
  const isWhole = ignored.some(
    (name) => name === `${repository.prefix}case.json` || repository.prefix.startsWith(name),
  );
  if (isWhole)
    throw new UserError(
      vscode.l10n.t(
        'The case is left out by a .gitignore of this repository, so it cannot be committed. The case is saved. Take the rule out of .gitignore to keep cases in the repository.',
      ),
    );
  const evidence = ignored.filter((name) => name.startsWith(`${repository.prefix}evidence/`));
  if (evidence.length === 0) return [];
  const include = vscode.l10n.t('Include Them');
  const without = vscode.l10n.t('Commit Without Them');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('A .gitignore of this repository leaves out evidence of this case. Files: {0}', evidence.length),
    {
      modal: true,
      detail: evidence
        .slice(0, 8)
        .map((name) => name.slice(repository.prefix.length))
        .join('\n'),
    },
    include,
    without,
  );
  if (chosen === undefined) return undefined;
  return chosen === include ? evidence : [];
}

/** Whether to commit although no branch is checked out. */
export async function wantsDetached(): Promise<boolean> {
  const anyway = vscode.l10n.t('Commit Anyway');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('No branch is checked out. Commit the case all the same?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Git is at a single commit (a detached head). A commit made here belongs to no branch and is easily lost. Check out a branch first to keep it.',
      ),
    },
    anyway,
  );
  return chosen === anyway;
}

const askMessage = (
  proposed: string,
  count: number,
  { repository }: CaseRepository,
  branch: string | undefined,
): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    title:
      repository.parent === undefined
        ? vscode.l10n.t('Commit Case')
        : vscode.l10n.t('Commit Case, in the submodule {0}', repository.root),
    value: proposed,
    prompt:
      branch === undefined
        ? vscode.l10n.t('Files of this case to commit: {0}. Other staged changes stay as they are.', count)
        : vscode.l10n.t(
            'Files of this case to commit to {0}: {1}. Other staged changes stay as they are.',
            branch,
            count,
          ),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A commit needs a message.') : undefined),
  });

/** Commits listed files. @throws UserError when git made no commit */
export async function commit(
  { log }: Services,
  { atTop }: CaseRepository,
  order: FolderChanges & { readonly forced: readonly string[]; readonly message: string },
): Promise<void> {
  const cancelled = new AbortController();
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Committing the case…'), cancellable: true },
    async (_progress, token) => {
      token.onCancellationRequested(() => cancelled.abort());
      try {
        return await commitFiles(atTop, { ...order, signal: cancelled.signal });
      } catch (error) {
        if (cancelled.signal.aborted) throw new vscode.CancellationError();
        throw error;
      }
    },
  );
  const said = [result.output.stdout, result.output.stderr].join('\n').trim();
  if (result.kind === 'committed') {
    log.info(`git commit\n${said}`);
    return;
  }
  log.error(`git commit refused (${result.problem.kind})\n${said}`);
  throw commitProblem(result.problem, result.output);
}
