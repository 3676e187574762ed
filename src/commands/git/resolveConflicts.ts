import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { localTimeZone } from '../../clock/workspaceRules.ts';
import type { Case } from '../../domain/case.ts';
import { caseDifferences } from '../../domain/caseDifferences.ts';
import { changeSummary } from '../../domain/changeSummary.ts';
import { mergeTexts, settleConflicts, type TextMerge } from '../../domain/mergeTexts.ts';
import { parseCase } from '../../domain/parseCase.ts';
import { serializeCase } from '../../domain/serialize.ts';
import { text } from '../../domain/text.ts';
import { changesOfFolder } from '../../git/caseChanges.ts';
import { conflictOfCase, stageCase } from '../../git/caseConflict.ts';
import { sidesOf } from '../../git/operation.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import { nameOf, parentOf } from '../../store/caseRoot.ts';
import { nodeFileAccess } from '../../store/nodeFileAccess.ts';
import { readCaseText, replaceCase, type CaseFilePlace } from '../../store/replaceCase.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';
import { askAsItStands } from './askAsItStands.ts';
import { askConflicts, type SideNames } from './askConflicts.ts';
import { repositoryOf, requireTrustForGit, type CaseRepository } from './caseRepository.ts';
import { questionOf } from './conflictChoices.ts';
import { pickConflicted } from './pickConflicted.ts';
import { finishResolving } from './finishResolving.ts';
import { settleDeletion } from './settleDeletion.ts';
import type { SideDocuments } from './sideDocuments.ts';
import { sideText } from './sideText.ts';

/** Merges the versions of a case that git left, asks only about values that both sides changed, writes and stages it. */
export const resolveConflictsCommand =
  (services: Services, documents: SideDocuments) =>
  async (argument?: CaseArgument): Promise<void> => {
    requireTrustForGit();
    const folder = await pickConflicted(services, argument);
    if (folder === undefined) return;
    const at = await repositoryOf(vscode.Uri.parse(folder), services.log);
    const place = placeOf(services, folder);
    const found = await readCaseText(nodeFileAccess, place);
    const conflict = await conflictOfCase(at.git, found);
    if (conflict.kind === 'none') return tellNone(at, folder);
    const sides = await sidesOf(at.git, at.repository, conflict.kind === 'versions' ? conflict.labels : {});
    const names: SideNames = { mine: sideText(sides.ours), theirs: sideText(sides.theirs) };
    if (conflict.kind === 'deleted') {
      const isKept = await settleDeletion(at.git, nameOf(folder), conflict.by === 'ours' ? names.mine : names.theirs);
      if (isKept !== undefined) await finishResolving(services, at, folder, sides.operation);
      return;
    }
    if (!conflict.isMarked && found !== undefined && parseCase(found).kind === 'case') {
      const choice = await askAsItStands(nameOf(folder));
      if (choice === undefined) return;
      if (choice === 'stage') {
        await stageCase(at.git);
        return finishResolving(services, at, folder, sides.operation);
      }
    }
    const merged = mergedOrThrow(mergeTexts(conflict.texts), names, folder);
    const resolved = await decide(merged, names, documents);
    if (!resolved) return;
    await write(services, place, found, resolved);
    await stageCase(at.git);
    await finishResolving(services, at, folder, sides.operation);
  };

type Merged = Extract<TextMerge, { kind: 'merged' }>;

function placeOf({ store }: Services, folder: CaseFolder): CaseFilePlace {
  const root = store.roots.find(({ uri }) => uri === parentOf(folder));
  if (!root) throw new UserError(vscode.l10n.t('This case is not in the workspace any more.'));
  return { folder, root: root.uri };
}

/** @throws UserError when a side is no case: then only a person can merge the texts */
function mergedOrThrow(merged: TextMerge, names: SideNames, folder: CaseFolder): Merged {
  if (merged.kind === 'merged') return merged;
  const open = {
    title: vscode.l10n.t('Open as Text'),
    run: () => vscode.commands.executeCommand('casebook.openAsJson', { caseFolder: folder }),
  };
  if (merged.kind === 'otherCase')
    throw new UserError(
      vscode.l10n.t(
        'The two sides hold different cases, {0} and {1}. Nothing was changed. Resolve the conflict as text.',
        merged.mine,
        merged.theirs,
      ),
      open,
    );
  throw new UserError(
    vscode.l10n.t(
      'The version of {0} cannot be read as a case: {1} Nothing was changed. Resolve the conflict as text.',
      names[merged.side],
      local(merged.problem.message),
    ),
    open,
  );
}

/** The case as it is to be written; `undefined`: cancelled. */
async function decide(merged: Merged, names: SideNames, documents: SideDocuments): Promise<Case | undefined> {
  const { value, conflicts } = merged;
  if (conflicts.length === 0) return (await confirm(merged, names)) ? value : undefined;
  const questions = conflicts.map((conflict) => questionOf(value, conflict, localTimeZone()));
  const take = await askConflicts(value.number, questions, names, documents);
  return take && settleConflicts(value, conflicts, take);
}

async function confirm({ value, versions }: Merged, names: SideNames): Promise<boolean> {
  const write = vscode.l10n.t('Write and Stage');
  const changed = (side: Case): string => {
    const found = versions.base && caseDifferences(versions.base, side, { timeZone: localTimeZone() });
    return local((found && changeSummary(found)) ?? text('–', '–'));
  };
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('The changes of both sides of {0} fit together: no value was changed on both.', value.number),
    {
      modal: true,
      detail: [
        vscode.l10n.t('From {0}: {1}', names.mine, changed(versions.mine)),
        vscode.l10n.t('From {0}: {1}', names.theirs, changed(versions.theirs)),
      ].join('\n'),
    },
    write,
  );
  return chosen === write;
}

/** Writes the case in place of what was found, which is kept aside. @throws UserError when the file changed meanwhile */
async function write(
  { context, log }: Services,
  place: CaseFilePlace,
  found: string | undefined,
  resolved: Case,
): Promise<void> {
  const kept = path.join((context.storageUri ?? context.globalStorageUri).fsPath, 'conflicts');
  const keep = async (): Promise<void> => {
    if (found === undefined || found === serializeCase(resolved)) return;
    await mkdir(kept, { recursive: true });
    const file = path.join(kept, `${resolved.number} ${new Date().toISOString().replaceAll(':', '-')}.json`);
    await writeFile(file, found);
    log.info(`The file of ${resolved.number} as it was with its conflicts: ${file}`);
  };
  if (await replaceCase(nodeFileAccess, place, { from: found, to: resolved, keep })) return;
  throw new UserError(
    vscode.l10n.t('The case file changed while you were deciding. Nothing was written. Resolve the conflicts again.'),
  );
}

/** The case file is well; other files of the case may not be. */
async function tellNone({ git }: CaseRepository, folder: CaseFolder): Promise<void> {
  const { unmerged } = await changesOfFolder(git);
  if (unmerged.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} has no conflict to resolve.', nameOf(folder)));
    return;
  }
  throw new UserError(
    vscode.l10n.t(
      'Files of evidence of this case are in conflict: {0}. Choose a version of each in the Source Control view.',
      unmerged
        .slice(0, 5)
        .map((name) => name.slice(name.lastIndexOf('/') + 1))
        .join(', '),
    ),
    {
      title: vscode.l10n.t('Show Source Control'),
      run: () => vscode.commands.executeCommand('workbench.view.scm'),
    },
  );
}
