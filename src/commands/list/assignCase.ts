import * as vscode from 'vscode';
import { facetCounts } from '../../domain/caseFilter.ts';
import { nameKey } from '../../domain/nameKey.ts';
import { assign } from '../../domain/assign.ts';
import { isOpen } from '../../domain/workflow.ts';
import { language } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';
import type { ProcedureServices } from '../procedure/recentDocuments.ts';
import { change, doingNow } from '../procedure/withCase.ts';
import { forCases, summarise } from './forCases.ts';
import { casesFor, type SelectedItems } from './severalCases.ts';

/** Gives one case, or all that are selected, to a person. */
export const assignCaseCommand =
  (services: ProcedureServices) =>
  async (argument?: CaseArgument, selected?: SelectedItems): Promise<void> => {
    const folders = await casesFor(services, argument, selected);
    if (!folders) return;
    const name = await askAssignee(services, folders);
    if (name !== undefined) await assignCases(services, folders, name);
  };

/** @param name empty: nobody */
export async function assignCases(
  services: ProcedureServices,
  folders: readonly CaseFolder[],
  name: string,
): Promise<void> {
  const what = name === '' ? vscode.l10n.t('Assign to nobody') : vscode.l10n.t('Assign to {0}', name);
  const done = await forCases(services, folders, what, async (document) => {
    if (!isOpen(document.case.status))
      throw new UserError(vscode.l10n.t('{0} has ended, so it is assigned to nobody else.', document.case.number));
    const edits = assign(document.case, name, doingNow(services));
    if (edits.length === 0) return false;
    await change(document, edits);
    return true;
  });
  if (folders.length > 1 || done.left.length > 0) summarise(services, done);
  else vscode.window.setStatusBarMessage(`$(check) ${what}`, 5_000);
}

type Item = vscode.QuickPickItem & { readonly name: string };

/** Asks for a person: those who have cases, oneself, nobody, or any name that is typed. */
function askAssignee(services: ProcedureServices, folders: readonly CaseFolder[]): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  const known = knownPeople(services);
  pick.title = folders.length === 1 ? vscode.l10n.t('Assign Case') : vscode.l10n.t('Assign {0} Cases', folders.length);
  pick.placeholder = vscode.l10n.t('Choose a person, or type a name');
  pick.ignoreFocusOut = true;
  const draw = (): void => {
    const typed = pick.value.trim();
    const isKnown = known.some(({ name }) => nameKey(name) === nameKey(typed));
    pick.items =
      typed === '' || isKnown
        ? known
        : [...known, { label: vscode.l10n.t('Assign to “{0}”', typed), name: typed, alwaysShow: true }];
  };
  draw();
  return new Promise((resolve) => {
    pick.onDidChangeValue(draw);
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.name);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function knownPeople({ list, author }: ProcedureServices): Item[] {
  const me = author();
  const open = list.everything().filter(({ summary }) => isOpen(summary.status));
  const counts = facetCounts(open, 'assignee');
  const count = (key: string): string =>
    vscode.l10n.t('open cases: {0}', (counts.get(key)?.count ?? 0).toLocaleString(language()));
  const others = facetCounts(list.everything(), 'assignee');
  const byName = new Intl.Collator(language());
  return [
    { label: `$(account) ${me}`, description: vscode.l10n.t('me, {0}', count(nameKey(me))), name: me },
    ...[...others]
      .filter(([key]) => key !== '' && key !== nameKey(me))
      .sort(([, one], [, other]) => byName.compare(one.name, other.name))
      .map(([key, { name }]) => ({ label: name, description: count(key), name })),
    { label: `$(circle-slash) ${vscode.l10n.t('Nobody')}`, name: '' },
  ];
}
