import * as vscode from 'vscode';
import { describedText } from '../../domain/similar/caseFeatures.ts';
import type { SimilarCaseShown } from '../../protocol/similarMessages.ts';
import type { Services } from '../../services.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import { shownSimilar } from '../../views/panelSimilar.ts';

/** So many are offered: those further down have little in common. */
const most = 15;

export interface PickedSimilar {
  readonly similar: SimilarCaseShown;
  /** Its solution is wanted, not the case itself. */
  readonly isDraftWanted: boolean;
}

interface Row extends vscode.QuickPickItem {
  readonly similar?: SimilarCaseShown;
}

/**
 * Lets the user choose among the cases that resemble one: those that were solved first, each with why it is similar and what
 * solved it. Other cases may still have to be read, which the list says and Escape ends.
 * @param only which of them are offered
 * @returns `undefined` when the user cancelled, or no case is similar, which is said
 */
export async function pickSimilar(
  { similar }: Pick<Services, 'similar'>,
  document: CaseDocument,
  placeHolder: string,
  only: (found: SimilarCaseShown) => boolean = () => true,
): Promise<PickedSimilar | undefined> {
  const useSolution: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('lightbulb'),
    tooltip: vscode.l10n.t('Use This Solution as a Draft'),
  };
  const picker = vscode.window.createQuickPick<Row>();
  picker.title = vscode.l10n.t('Similar to {0}', document.case.number);
  picker.placeholder = vscode.l10n.t('Comparing with the other cases…');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.busy = true;
  const chosen = new Promise<PickedSimilar | undefined>((resolve) => {
    picker.onDidAccept(() => {
      const [row] = picker.selectedItems;
      if (row?.similar) resolve({ similar: row.similar, isDraftWanted: false });
    });
    picker.onDidTriggerItemButton(({ item }) => {
      if (item.similar) resolve({ similar: item.similar, isDraftWanted: true });
    });
    picker.onDidHide(() => resolve(undefined));
  });
  const list = async (): Promise<void> => {
    const found = await similar.findAll(document.folder, document.case, most);
    const shown = found.map((one) => shownSimilar(one, describedText(document.case))).filter(only);
    picker.busy = false;
    picker.placeholder =
      shown.length === 0 ? vscode.l10n.t('No similar case was found. Describe the problem further.') : placeHolder;
    picker.items = rowsOf(shown, useSolution);
  };
  picker.show();
  try {
    return await Promise.race([chosen, list().then(() => chosen)]);
  } finally {
    picker.dispose();
  }
}

function rowsOf(shown: readonly SimilarCaseShown[], button: vscode.QuickInputButton): Row[] {
  const separator = (label: string): Row => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const row = (similar: SimilarCaseShown): Row => ({
    label: similar.title || similar.number,
    description: `${similar.number} · ${similar.status}`,
    detail: [
      ...similar.reasons.slice(0, 2),
      ...similar.causes.slice(0, 1).map((cause) => vscode.l10n.t('Cause: {0}', cause)),
    ].join(' · '),
    ...(similar.canDraft && { buttons: [button] }),
    similar,
  });
  const past = shown.filter(({ isPast }) => isPast).map(row);
  const open = shown.filter(({ isPast }) => !isPast).map(row);
  return [
    ...(past.length > 0 ? [separator(vscode.l10n.t('Solved')), ...past] : []),
    ...(open.length > 0 ? [separator(vscode.l10n.t('Open: may be the same incident')), ...open] : []),
  ];
}
