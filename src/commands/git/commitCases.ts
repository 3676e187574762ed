import * as vscode from 'vscode';
import { severalCasesMessage } from '../../domain/changeSummary.ts';
import { changesOfFolder, type FolderChanges } from '../../git/caseChanges.ts';
import { branchOf } from '../../git/repository.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseFolder } from '../commands.ts';
import { forCases, summarise, type ManyDone } from '../list/forCases.ts';
import type { ProcedureServices } from '../procedure/recentDocuments.ts';
import { repositoryOf, requireTrustForGit, type CaseRepository } from './caseRepository.ts';
import { commit, refuseHalfMerged, savedCase, wantsDetached } from './commitCase.ts';

/** The cases of one repository that have something to commit. */
interface Batch {
  readonly place: CaseRepository;
  readonly cases: { readonly number: string; readonly title: string }[];
  readonly changes: FolderChanges[];
}

/** Commits the files of several cases, and nothing else: one commit for each repository, with a message that the user sees first. */
export async function commitCases(services: ProcedureServices, folders: readonly CaseFolder[]): Promise<void> {
  requireTrustForGit();
  const batches = new Map<string, Batch>();
  const what = vscode.l10n.t('Commit {0} Cases', folders.length);
  const looked = await forCases(services, folders, what, async ({ folder }) => {
    const current = await savedCase(services, folder);
    const place = await repositoryOf(vscode.Uri.parse(folder), services.log);
    const changes = await changesOfFolder(place.git);
    refuseHalfMerged(place, changes, folder);
    const { prefix, root } = place.repository;
    if (changes.ignored.some((name) => name === `${prefix}case.json` || prefix.startsWith(name)))
      throw new UserError(vscode.l10n.t('A .gitignore of the repository leaves the case out.'));
    if (changes.ignored.some((name) => name.startsWith(`${prefix}evidence/`)))
      throw new UserError(
        vscode.l10n.t('A .gitignore of the repository leaves out evidence of the case: commit it by itself to choose.'),
      );
    if (changes.changed.length + changes.untracked.length === 0) return false;
    const batch = batches.get(root) ?? { place, cases: [], changes: [] };
    batches.set(root, batch);
    batch.cases.push(current);
    batch.changes.push(changes);
    return true;
  });
  if (looked.notReached > 0) return;
  let committed = 0;
  for (const batch of batches.values()) committed += await commitBatch(services, batch);
  const wasLeft = looked.changed > 0 && committed === 0 && looked.left.length === 0;
  if (wasLeft) return;
  const done: ManyDone = { ...looked, changed: committed };
  if (committed === 0 && looked.left.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('None of these cases has changed since its last commit.'));
  else summarise(services, done);
}

/** @returns how many cases were committed; none when the user left */
async function commitBatch(services: ProcedureServices, { place, cases, changes }: Batch): Promise<number> {
  const branch = await branchOf(place.git);
  if (branch === undefined && !(await wantsDetached())) return 0;
  const changed = changes.flatMap((own) => own.changed);
  const untracked = changes.flatMap((own) => own.untracked);
  const files = changed.length + untracked.length;
  const message = await vscode.window.showInputBox({
    title: vscode.l10n.t('Commit {0} Cases', cases.length),
    value: local(severalCasesMessage(cases)),
    prompt:
      branch === undefined
        ? vscode.l10n.t('Files of these cases to commit: {0}. Other staged changes stay as they are.', files)
        : vscode.l10n.t(
            'Files of these cases to commit to {0}: {1}. Other staged changes stay as they are.',
            branch,
            files,
          ),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A commit needs a message.') : undefined),
  });
  if (message === undefined) return 0;
  await commit(services, place, { changed, untracked, unmerged: [], ignored: [], forced: [], message });
  return cases.length;
}
