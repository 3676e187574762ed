import * as vscode from 'vscode';

/** A document that is written once it is known where to. */
export interface SavedDocument {
  readonly title: string;
  /** The name of the file that is offered. */
  readonly name: string;
  /** The kind of file, as the dialog names it. */
  readonly kind: string;
  /** A folder to begin with. */
  readonly near: vscode.Uri | undefined;
  /** Goes into "Copy"; the path without it. */
  readonly copiesContent: boolean;
  readonly write: (signal: AbortSignal) => Promise<Uint8Array>;
  /** What else the person has to know about what was written. */
  readonly remark: string | undefined;
}

/** Asks where to, writes the document there, and offers to open, show or copy it. */
export async function saveReport(document: SavedDocument): Promise<void> {
  const extension = document.name.slice(document.name.lastIndexOf('.') + 1);
  const target = await vscode.window.showSaveDialog({
    title: document.title,
    filters: { [document.kind]: [extension] },
    ...(document.near && { defaultUri: vscode.Uri.joinPath(document.near, document.name) }),
  });
  if (!target) return;
  const content = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      cancellable: true,
      title: vscode.l10n.t('Writing the document…'),
    },
    async (_progress, token) => {
      const ending = new AbortController();
      const listening = token.onCancellationRequested(() => ending.abort(new vscode.CancellationError()));
      try {
        const written = await document.write(ending.signal);
        if (token.isCancellationRequested) throw new vscode.CancellationError();
        await vscode.workspace.fs.writeFile(target, written);
        return written;
      } finally {
        listening.dispose();
      }
    },
  );
  // Not waited for: the notice may stay for long.
  void offer(target, content, document);
}

async function offer(target: vscode.Uri, content: Uint8Array, { copiesContent, remark }: SavedDocument): Promise<void> {
  const open = vscode.l10n.t('Open');
  const reveal = vscode.l10n.t('Reveal');
  const copy = copiesContent ? vscode.l10n.t('Copy') : vscode.l10n.t('Copy Path');
  const saved = vscode.l10n.t('Saved: {0}', vscode.workspace.asRelativePath(target));
  const message = remark === undefined ? saved : vscode.l10n.t('{0}. {1}', saved, remark);
  const chosen = await vscode.window.showInformationMessage(message, open, reveal, copy);
  if (chosen === open) await openSaved(target);
  else if (chosen === reveal) await revealSaved(target);
  else if (chosen === copy)
    await vscode.env.clipboard.writeText(copiesContent ? new TextDecoder().decode(content) : pathOf(target));
}

const isHere = ({ scheme }: vscode.Uri): boolean =>
  scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;

/** What VS Code shows itself opens in it; the rest in the program that the system has for it. */
async function openSaved(target: vscode.Uri): Promise<void> {
  if (!/\.(?:md|csv)$/i.test(target.path) && isHere(target)) await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}

const revealSaved = async (target: vscode.Uri): Promise<void> => {
  await vscode.commands.executeCommand(isHere(target) ? 'revealFileInOS' : 'revealInExplorer', target);
};

const pathOf = (target: vscode.Uri): string => (target.scheme === 'file' ? target.fsPath : target.toString());
