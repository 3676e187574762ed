import * as vscode from 'vscode';
import * as z from 'zod';
import { UserError } from '../../platform/userError.ts';

/** What the build writes of `examples/workspace`: the text of each file by its path. */
const exampleSchema = z.record(z.string().regex(/^(?!\/)(?!.*\.\.)[^\\:]+$/), z.string());
const name = 'support-casebook-example';

/** Writes the example workspace into a new folder in a place that the user chooses, and opens it in a window of its own. */
export async function openExample(extension: vscode.Uri): Promise<void> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Where should the example casebook be kept?'),
      openLabel: vscode.l10n.t('Create It Here'),
      canSelectFolders: true,
      canSelectFiles: false,
    })) ?? [];
  if (parent === undefined) return;
  const folder = await freeFolder(parent);
  const packed = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'example.json'));
  const files = Object.entries(exampleSchema.parse(JSON.parse(new TextDecoder().decode(packed))));
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Writing the example casebook…') },
    async () => {
      try {
        for (const [path, text] of files)
          await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new UserError(
          vscode.l10n.t(
            'The example casebook could not be written to {0}: {1} Choose another folder.',
            folder.fsPath,
            reason,
          ),
          { title: vscode.l10n.t('Choose Another'), run: () => openExample(extension) },
        );
      }
    },
  );
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
}

/** The first of "…-example", "…-example-2" and so on that is not there yet: nothing is ever written over. */
async function freeFolder(parent: vscode.Uri): Promise<vscode.Uri> {
  for (let count = 1; ; count += 1) {
    const folder = vscode.Uri.joinPath(parent, count === 1 ? name : `${name}-${count}`);
    const isThere = await vscode.workspace.fs.stat(folder).then(
      () => true,
      () => false,
    );
    if (!isThere) return folder;
  }
}
