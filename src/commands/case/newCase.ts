import * as vscode from 'vscode';
import { newCase } from '../../domain/case.ts';
import { local } from '../../platform/language.ts';
import { report } from '../../platform/report.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseRoot } from '../../store/caseRoot.ts';
import { SaveFailed } from '../../store/saveFailed.ts';

/** Two quick inputs, then the intake form of a new draft. Cancelling either input makes nothing. */
export const newCaseCommand =
  ({ store, panels, active, author, log }: Services) =>
  async (): Promise<void> => {
    const root = await pickRoot(store);
    if (root === undefined) return;
    const step = { ignoreFocusOut: true } as const;
    const title = await vscode.window.showInputBox({
      ...step,
      title: vscode.l10n.t('New Case (1 of 2)'),
      prompt: vscode.l10n.t('What is the problem, in a few words?'),
      placeHolder: vscode.l10n.t('Finance system asks for sign-in again and again'),
      validateInput: (value) =>
        value.trim() === '' ? vscode.l10n.t('A case needs a title. It can be changed later.') : undefined,
    });
    if (title === undefined) return;
    const reporter = await vscode.window.showInputBox({
      ...step,
      title: vscode.l10n.t('New Case (2 of 2)'),
      prompt: vscode.l10n.t('Who reported it? May be left empty for now.'),
      placeHolder: vscode.l10n.t('Name'),
    });
    if (reporter === undefined) return;
    const made = newCase({ title: title.trim(), author: author(), now: Date.now() });
    if (reporter.trim() !== '') made.intake = { ...made.intake, reporterName: reporter.trim() };
    const create = async (): Promise<void> => {
      const folder = await store.create(root, made).catch((error: unknown) => {
        if (!(error instanceof SaveFailed)) throw error;
        // What was typed is not asked for again.
        const run = (): Promise<void> => create().catch((again: unknown) => report(again, log, 'casebook.newCase'));
        throw new UserError(local(error.text), { title: vscode.l10n.t('Try Again'), run });
      });
      active.set(folder);
      await panels.open(folder, ['intake', 'channel']);
    };
    await create();
  };

async function pickRoot(store: Services['store']): Promise<CaseRoot | undefined> {
  const { roots } = store;
  const [first] = roots;
  if (first === undefined) {
    throw new UserError(
      vscode.l10n.t(
        'A case is kept in a folder of the workspace, and no folder is open. Open a folder, then create the case.',
      ),
      {
        title: vscode.l10n.t('Open Folder'),
        run: () => vscode.commands.executeCommand('vscode.openFolder'),
      },
    );
  }
  if (roots.length === 1) return first;
  const picked = await vscode.window.showQuickPick(
    roots.map((root) => ({ label: root.name, description: vscode.Uri.parse(root.uri).fsPath, root })),
    { placeHolder: vscode.l10n.t('In which folder is the case kept?') },
  );
  return picked?.root;
}
