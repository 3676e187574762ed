import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { EvidenceSource } from '../../../domain/evidence.ts';
import { likelySources } from '../../../evidence/likelySources.ts';
import { casebookFolder } from '../../../platform/casebookFolder.ts';
import { isFound, locateOnDisk, signalOf, type FoundLines } from './locateSource.ts';

/** A file of the workspace that has the lines now. */
export interface Elsewhere {
  readonly uri: vscode.Uri;
  readonly location: FoundLines;
}

/** No more is read than a few seconds take; the likeliest files come first. */
const mostFiles = 5_000;
const mostBytes = 400_000_000;

/**
 * Looks for the lines of a source in the other files of the workspace, by their hashes: a log may have been rotated, renamed
 * or moved. The user can cancel, and then nothing was found.
 * @param known the file that does not have them
 */
export async function findElsewhere(
  source: EvidenceSource,
  known: vscode.Uri | undefined,
): Promise<Elsewhere | undefined> {
  if (source.startLine === undefined || source.sha256 === undefined) return undefined;
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking for the lines in other files of the workspace'),
      cancellable: true,
    },
    async (_progress, token) => {
      try {
        return await search(source, known, token);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
}

async function search(
  source: EvidenceSource,
  known: vscode.Uri | undefined,
  token: vscode.CancellationToken,
): Promise<Elsewhere | undefined> {
  // The copies that cases keep of the lines are not where the lines went.
  const casebooks = (vscode.workspace.workspaceFolders ?? []).map((folder) => `${casebookFolder(folder).path}/`);
  const uris = (await vscode.workspace.findFiles('**/*', undefined, mostFiles, token)).filter(
    ({ scheme, path }) => scheme === 'file' && path !== known?.path && !casebooks.some((root) => path.startsWith(root)),
  );
  const files = likelySources(
    source.path,
    uris.map((uri) => ({ path: uri.path, uri })),
  );
  const signal = signalOf(token);
  let left = mostBytes;
  for (const { uri } of files) {
    const bytes = await stat(uri.fsPath).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    );
    if (bytes === 0 || bytes > left) continue;
    left -= bytes;
    const location = await locateOnDisk(uri.fsPath, source, signal).catch(() => {
      signal.throwIfAborted();
      // A file that cannot be read is not it.
      return undefined;
    });
    if (isFound(location)) return { uri, location };
  }
  return undefined;
}
