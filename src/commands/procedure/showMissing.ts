import * as vscode from 'vscode';
import { recordKeys, records, type Case } from '../../domain/case.ts';
import type { Problem } from '../../domain/problems.ts';
import { transitionOf } from '../../domain/transitionInputs.ts';
import type { TransitionId } from '../../domain/workflow.ts';
import { local } from '../../platform/language.ts';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../../store/caseRoot.ts';
import { askPast } from './askPast.ts';

/** What the user does about a gate that is not met. */
export type GateAnswer =
  /** They went to a field, or gave up. */
  | { readonly kind: 'left' }
  /** They did something about it: look again. */
  | { readonly kind: 'again' }
  /** The case starts without a first response, because of this. */
  | { readonly kind: 'reason'; readonly reason: string }
  | { readonly kind: 'override'; readonly reason: string };

type Item = vscode.QuickPickItem & { readonly act?: () => Promise<GateAnswer> };
const left: GateAnswer = { kind: 'left' };

/** Names the case and the transition in what is asked about its gate. */
export const gateTitle = ({ number }: Case, id: TransitionId): string =>
  vscode.l10n.t('{0}: {1}', number, local(transitionOf(id).label));

/** Lists what a gate asks for; each item leads to its field. The gate can be overridden with a reason. */
export async function showMissing(
  { panels }: Services,
  folder: CaseFolder,
  current: Case,
  id: TransitionId,
  problems: readonly Problem[],
): Promise<GateAnswer> {
  const title = gateTitle(current, id);
  const fields = recordKeys.flatMap((key): Item[] => {
    const found = problems.filter(({ path }) => path[0] === key);
    const tab = records.find((record) => record.key === key)?.tab;
    if (found.length === 0 || !tab) return [];
    return [
      { label: local(tab), kind: vscode.QuickPickItemKind.Separator },
      ...found.map(({ path, kind, label, message }) => ({
        label: local(label),
        iconPath: new vscode.ThemeIcon(kind === 'missing' ? 'circle-large-outline' : 'error'),
        description: local(message),
        act: async () => {
          await panels.open(folder, path);
          return left;
        },
      })),
    ];
  });
  const events = problems
    .filter(({ path: [first] }) => !recordKeys.some((key) => key === first))
    .flatMap((problem) => eventItems(problem, folder, id, title));
  const override: Item = {
    label: vscode.l10n.t('Override with a Reason…'),
    iconPath: new vscode.ThemeIcon('warning'),
    description: vscode.l10n.t('The timeline keeps the reason and what was missing.'),
    act: () => askPast('override', title),
  };
  const picked = await vscode.window.showQuickPick(
    [
      ...fields,
      ...(events.length > 0 ? [separator(vscode.l10n.t('Timeline'))] : []),
      ...events,
      separator(''),
      override,
    ],
    {
      title,
      placeHolder: vscode.l10n.t('Missing: {0}. Choose an item to go to it.', problems.length),
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
  return (await picked?.act?.()) ?? left;
}

const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });

/** What can be done about an event that is missing. */
function eventItems({ message }: Problem, caseFolder: CaseFolder, id: TransitionId, title: string): Item[] {
  const run = (command: 'casebook.logFirstResponse' | 'casebook.linkCase') => async (): Promise<GateAnswer> => {
    await vscode.commands.executeCommand(command, { caseFolder });
    return { kind: 'again' };
  };
  const description = local(message);
  if (id !== 'diagnose')
    return [
      {
        label: vscode.l10n.t('Link a Case…'),
        iconPath: new vscode.ThemeIcon('link'),
        description,
        act: run('casebook.linkCase'),
      },
    ];
  return [
    {
      label: vscode.l10n.t('Log the First Response…'),
      iconPath: new vscode.ThemeIcon('comment'),
      description,
      act: run('casebook.logFirstResponse'),
    },
    {
      label: vscode.l10n.t('Start without a First Response…'),
      iconPath: new vscode.ThemeIcon('comment-unresolved'),
      description: vscode.l10n.t('With a reason'),
      act: () => askPast('withoutResponse', title),
    },
  ];
}
