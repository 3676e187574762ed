import { stat } from 'node:fs/promises';
import path from 'node:path/posix';
import * as vscode from 'vscode';
import { titleOf, type Evidence } from '../../domain/evidence.ts';
import { verifyReference, type ReferenceState } from '../../evidence/verifyReference.ts';
import { sizeText } from './sizeLimit.ts';

/** Past this the comparison is shown with a progress bar and can be cancelled. */
const slowBytes = 200_000_000;
/** VS Code would ask whether to open so large a file as text, and a picture or an archive is none. */
const textual = /\.(?:txt|log|out|err|csv|json|xml|ya?ml|ini|conf|cfg|md|html?|\d+)$/i;

/**
 * Shows the file that evidence refers to, and meanwhile compares it with what it was when it was attached.
 * @param uri where the file is on this computer
 */
export async function goToReference(item: Evidence, uri: vscode.Uri, column?: vscode.ViewColumn): Promise<void> {
  if (textual.test(uri.path))
    await vscode.commands.executeCommand('vscode.open', uri, { preview: true, viewColumn: column });
  else await vscode.commands.executeCommand('revealInExplorer', uri);
  await tell(item, uri, await compare(item, uri));
}

/** @returns undefined when the user did not want to wait for it, or it is on no local disk */
async function compare(item: Evidence, uri: vscode.Uri): Promise<ReferenceState | undefined> {
  if (uri.scheme !== 'file') return undefined;
  const isSlow = item.bytes > slowBytes;
  return vscode.window.withProgress(
    {
      location: isSlow ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Comparing {0} with what was attached', path.basename(uri.path)),
      cancellable: isSlow,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const onProgress = (count: number): void =>
        progress.report({ increment: (100 * count) / Math.max(1, item.bytes) });
      try {
        return await verifyReference(item, uri.fsPath, { onProgress, signal: abort.signal });
      } catch (error) {
        if (error instanceof Error && error.name === 'AbortError') return undefined;
        throw error;
      }
    },
  );
}

async function tell(item: Evidence, uri: vscode.Uri, state: ReferenceState | undefined): Promise<void> {
  const name = titleOf(item);
  switch (state) {
    case undefined:
      return;
    case 'same':
      vscode.window.setStatusBarMessage(vscode.l10n.t('“{0}” is the file that was attached.', name), 8_000);
      return;
    case 'grown': {
      const { size } = await stat(uri.fsPath);
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          '“{0}” has grown from {1} to {2} since. What was attached is still its beginning, unchanged.',
          name,
          sizeText(item.bytes),
          sizeText(size),
        ),
      );
      return;
    }
    case 'changed':
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          '“{0}” is not what was attached: it was changed or replaced since. The case has its size and hash only, not the content.',
          name,
        ),
      );
      return;
    case 'gone':
      void vscode.window.showWarningMessage(
        vscode.l10n.t('“{0}” is gone. The case has its size and hash only, not the content.', name),
      );
  }
}
