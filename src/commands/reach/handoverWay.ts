import * as vscode from 'vscode';
import type { Language } from '../../domain/text.ts';

/** Where a handover goes. */
export type HandoverTarget = 'clipboard' | 'editor' | 'file';

interface WayItem extends vscode.QuickPickItem {
  readonly way?: { readonly to: HandoverTarget; readonly language: Language };
}

/**
 * Asks where to and in which language, in one step.
 * @param number of the case, when it is one
 * @param preferred the language that comes first
 */
export async function pickHandoverWay(
  number: string | undefined,
  count: number,
  preferred: Language,
): Promise<{ readonly to: HandoverTarget; readonly language: Language } | undefined> {
  const languages: readonly Language[] = preferred === 'en' ? ['en', 'zh-cn'] : ['zh-cn', 'en'];
  const items = languages.flatMap((language): WayItem[] => [
    { label: nameOf(language), kind: vscode.QuickPickItemKind.Separator },
    ...targets().map(({ to, label }) => ({ label, description: nameOf(language), way: { to, language } })),
  ]);
  const picked = await vscode.window.showQuickPick(items, {
    title: number === undefined ? vscode.l10n.t('Hand Over: {0} cases', count) : vscode.l10n.t('Hand Over {0}', number),
    placeHolder: vscode.l10n.t('Where to, and in which language?'),
    matchOnDescription: true,
  });
  return picked?.way;
}

const targets = (): readonly { readonly to: HandoverTarget; readonly label: string }[] => [
  { to: 'clipboard', label: `$(copy) ${vscode.l10n.t('Copy to the clipboard')}` },
  { to: 'editor', label: `$(open-preview) ${vscode.l10n.t('Open in a new editor')}` },
  { to: 'file', label: `$(save) ${vscode.l10n.t('Save to a file…')}` },
];

/** A language under its own name, whatever the editor's. */
const nameOf = (language: Language): string => (language === 'en' ? 'English' : '简体中文');

/** @param name of the file to propose, without its ending */
export async function putHandover(to: HandoverTarget, markdown: string, name: string): Promise<void> {
  switch (to) {
    case 'clipboard':
      await vscode.env.clipboard.writeText(markdown);
      vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Handover copied')}`, 5_000);
      return;
    case 'editor':
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ content: markdown, language: 'markdown' }),
      );
      return;
    case 'file': {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      const target = await vscode.window.showSaveDialog({
        title: vscode.l10n.t('Save the Handover'),
        filters: { Markdown: ['md'] },
        ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `handover-${name}.md`) }),
      });
      if (!target) return;
      await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(markdown));
      await vscode.window.showTextDocument(target);
    }
  }
}
