import * as vscode from 'vscode';
import { titleOf, type Evidence } from '../domain/evidence.ts';
import { verdictText } from '../evidence/network/verdictText.ts';
import { age } from '../platform/age.ts';
import { language, local } from '../platform/language.ts';
import { UserError } from '../platform/userError.ts';
import type { Services } from '../services.ts';
import type { CaseDocument } from '../store/caseDocument.ts';

/**
 * Asks for one of the case's items that are output of a network test, the latest first.
 * @returns `undefined` when the user cancelled
 * @throws UserError when the case has none
 */
export async function pickNetworkEvidence(
  { verdicts }: Pick<Services, 'verdicts'>,
  { folder, case: current }: CaseDocument,
  { except, placeHolder }: { except?: string; placeHolder: string },
): Promise<Evidence | undefined> {
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for network tests…') },
    () =>
      Promise.all(
        (current.evidence ?? [])
          .filter(({ id }) => id !== except)
          .map(async (item) => ({ item, verdict: (await verdicts.facts(folder, item)).verdict })),
      ),
  );
  const rows = found.toReversed().flatMap(({ item, verdict }) => {
    const when = age(Date.parse(item.attachedAt), Date.now(), language());
    return verdict === undefined
      ? []
      : [
          {
            label: titleOf(item),
            description: local(verdictText(verdict)),
            detail: `${item.attachedBy} · ${when}`,
            item,
          },
        ];
  });
  if (rows.length === 0)
    throw new UserError(
      except === undefined
        ? vscode.l10n.t('The case has no output of a network test such as ping or traceroute.')
        : vscode.l10n.t('The case has no other output of a network test to compare with.'),
    );
  const picked = await vscode.window.showQuickPick(rows, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.item;
}
