import * as vscode from 'vscode';
import { knownGrouping, noneGroup, valueOfGroup, type Grouping } from '../../domain/caseGrouping.ts';
import { statusBeforeHold } from '../../domain/caseHistory.ts';
import { offeredTransitions } from '../../domain/gates.ts';
import { priorities } from '../../domain/records/codes.ts';
import { knownCode, labelOf } from '../../domain/records/triageDecision.ts';
import { statuses, transitions, type TransitionId } from '../../domain/workflow.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseFolder } from '../commands.ts';
import { askOption } from '../procedure/askOption.ts';
import type { ProcedureServices } from '../procedure/recentDocuments.ts';
import { assignCases } from './assignCase.ts';
import { changePriority } from './changePriority.ts';
import { changeStatusOfMany } from './changeStatusOfMany.ts';

/** Where cases were dropped in the tree. */
export interface GroupTarget {
  readonly grouping: string;
  /** The key of the group. */
  readonly group: string;
  /** The group's name as the tree shows it. */
  readonly name: string;
}

/**
 * What dropping cases on a group means: the priority is overridden with a reason, the status changed through its gate, the
 * case assigned. The other groupings say why nothing happens, and what does it instead.
 */
export const moveToGroupCommand =
  (services: ProcedureServices) =>
  async (folders: readonly CaseFolder[], target: GroupTarget): Promise<void> => {
    const grouping = knownGrouping(target.grouping);
    const value = valueOfGroup(target.group);
    if (grouping === undefined || folders.length === 0) return;
    const [first = ''] = folders;
    switch (grouping) {
      case 'priority': {
        const priority = knownCode(priorities, value);
        if (!priority) throw refusal(grouping, target, first);
        await changePriority(services, folders, priority);
        return;
      }
      case 'assignee':
        if (value === undefined && target.group !== noneGroup) throw refusal(grouping, target, first);
        await assignCases(services, folders, value === undefined ? '' : target.name);
        return;
      case 'status':
        await moveToStatus(services, folders, value ?? '');
        return;
      case 'category':
      case 'due':
      case 'none':
        throw refusal(grouping, target, first);
    }
  };

async function moveToStatus(services: ProcedureServices, folders: readonly CaseFolder[], to: string): Promise<void> {
  const found = new Set<TransitionId>();
  for (const folder of folders) for (const id of await transitionsTo(services, folder, to)) found.add(id);
  const [only] = found;
  if (only === undefined)
    throw new UserError(
      vscode.l10n.t(
        'The procedure has no way from the status of the case to “{0}”. Nothing was changed. “Change Status” shows the ways there are.',
        local(labelOf(statuses, to)),
      ),
      {
        title: vscode.l10n.t('Change Status…'),
        run: () => vscode.commands.executeCommand('casebook.changeStatus', { caseFolder: folders[0] }),
      },
    );
  if (folders.length > 1) {
    const id = found.size === 1 ? only : await askWay([...found], to);
    if (id !== undefined) await changeStatusOfMany(services, folders, id);
    return;
  }
  const id = found.size === 1 ? only : await askWay([...found], to);
  if (id !== undefined)
    await vscode.commands.executeCommand('casebook.changeStatus', { caseFolder: folders[0], transition: id });
}

/** The transitions that lead a case to a status. */
async function transitionsTo(
  { store }: ProcedureServices,
  folder: CaseFolder,
  to: string,
): Promise<readonly TransitionId[]> {
  const document = await store.open(folder);
  try {
    const { case: current } = document;
    return offeredTransitions(current)
      .filter((offered) => (offered.to === 'beforeHold' ? statusBeforeHold(current) : offered.to) === to)
      .map(({ id }) => id);
  } finally {
    document.release();
  }
}

const askWay = (ids: readonly TransitionId[], to: string): Promise<TransitionId | undefined> =>
  askOption({
    title: vscode.l10n.t('Change Status'),
    placeHolder: vscode.l10n.t('Which way to “{0}”?', local(labelOf(statuses, to))),
    options: transitions.filter(({ id }) => ids.includes(id)).map(({ id, label }) => ({ code: id, label })),
  });

function refusal(grouping: Grouping, { name }: GroupTarget, caseFolder: CaseFolder): UserError {
  const openTriage = {
    title: vscode.l10n.t('Open Classification'),
    run: () => vscode.commands.executeCommand('casebook.openRecord', { caseFolder, record: 'triage' }),
  };
  switch (grouping) {
    case 'category':
      return new UserError(
        vscode.l10n.t(
          'A category is decided in triage, with its subcategory, and what has to be collected follows from it. Nothing was changed. Decide it in record 2.',
        ),
        openTriage,
      );
    case 'due':
      return new UserError(
        vscode.l10n.t(
          'A due time follows from the priority and the business calendar; it is not set by hand. Nothing was changed. Re-triage the case, or put it on hold.',
        ),
      );
    case 'none':
      return new UserError(
        vscode.l10n.t(
          'The cases are not grouped, so there is nothing that dropping one could change. Group them first, by priority, status or assignee.',
        ),
        {
          title: vscode.l10n.t('Group Cases…'),
          run: () => vscode.commands.executeCommand('casebook.groupCases'),
        },
      );
    case 'priority':
    case 'assignee':
    case 'status':
      return new UserError(
        vscode.l10n.t(
          'Cases cannot be dropped on “{0}”: a case gets there by a change of its status or its file. Nothing was changed.',
          name,
        ),
      );
  }
}
