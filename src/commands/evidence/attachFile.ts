import path from 'node:path/posix';
import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { NewEvidence, ReferencedEvidence } from '../../evidence/attachEvidence.ts';
import { EvidenceError, systemCode } from '../../evidence/evidenceFolder.ts';
import { extensionOf } from '../../evidence/evidenceName.ts';
import { fileHash } from '../../evidence/fileHash.ts';
import { readFileChunks } from '../../evidence/localFolder.ts';
import { repeatable } from '../../evidence/secrets/rereadable.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';
import { caseFolderOf } from '../resolveCase.ts';
import { attachTo } from './attachTo.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { excerptSource } from './excerptSource.ts';
import { explained } from './explain.ts';
import { askPastLimit, sizeLimit, sizeText } from './sizeLimit.ts';

interface ChosenFile {
  readonly uri: vscode.Uri;
  readonly bytes: number;
  /** It stays where it is, and the case refers to it. */
  readonly isReference?: true;
}

/** Past this the copying is shown with a progress bar and can be cancelled. */
const slowBytes = 8_000_000;

/**
 * Copies files into the active case, or refers to those that are too large: those selected in the explorer, or those picked in a
 * dialog. A panel names its own case.
 */
export const attachFile =
  ({ services }: EvidenceContext) =>
  async (first?: CaseArgument, all?: readonly vscode.Uri[]): Promise<void> => {
    const selected = (all ?? []).filter((each) => each instanceof vscode.Uri);
    const given = selected.length > 0 ? selected : first instanceof vscode.Uri ? [first] : undefined;
    // The menu of the explorer names a file, and a panel or the tree its case.
    const named = first instanceof vscode.Uri ? undefined : caseFolderOf(first);
    const folder = named ?? (await services.active.require());
    if (folder === undefined) return;
    const uris =
      given ??
      (await vscode.window.showOpenDialog({
        canSelectMany: true,
        title: vscode.l10n.t('Attach to Case'),
        openLabel: vscode.l10n.t('Attach'),
      }));
    const files = await withinLimit(await regularFiles(uris ?? [], folder), folder);
    if (files.length === 0) return;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    await vscode.window.withProgress(
      {
        location: bytes > slowBytes ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window,
        title: vscode.l10n.t('Attaching {0}', files.length === 1 ? nameOf(files[0]?.uri) : sizeText(bytes)),
        cancellable: bytes > slowBytes,
      },
      async (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        // What is copied is read twice: by the check for secrets, then by the disk.
        const advance = (count: number): void => progress.report({ increment: (50 * count) / Math.max(1, bytes) });
        const items: (NewEvidence | ReferencedEvidence)[] = [];
        for (const file of files) {
          items.push(
            file.isReference
              ? await explained(() => referencedEvidence(file, advance, abort.signal))
              : await newEvidence(file, advance),
          );
        }
        await attachTo(services, folder, items, abort.signal);
      },
    );
    warnOfUnsaved(files);
  };

const nameOf = (uri: vscode.Uri | undefined): string => path.basename(uri?.path ?? '');

/** The ordinary files among them; the others are named. */
async function regularFiles(uris: readonly vscode.Uri[], folder: CaseFolder): Promise<ChosenFile[]> {
  const files: ChosenFile[] = [];
  const refused: string[] = [];
  for (const uri of uris) {
    if (uri.toString().startsWith(`${folder}/evidence/`)) {
      refused.push(vscode.l10n.t('{0} is in the evidence folder of this case already', nameOf(uri)));
      continue;
    }
    const bytes = await sizeOf(uri);
    if (typeof bytes === 'number') files.push({ uri, bytes });
    else refused.push(vscode.l10n.t('{0} is not an ordinary file or cannot be read', nameOf(uri)));
  }
  if (refused.length === 0) return files;
  const list = refused.join('; ');
  if (files.length === 0) throw new UserError(vscode.l10n.t('Nothing was attached: {0}.', list));
  void vscode.window.showWarningMessage(vscode.l10n.t('Left out: {0}.', list));
  return files;
}

/** Bytes of an ordinary file; a pipe or a device would never end. */
async function sizeOf(uri: vscode.Uri): Promise<number | undefined> {
  try {
    if (uri.scheme === 'file') {
      const found = await stat(uri.fsPath);
      return found.isFile() ? found.size : undefined;
    }
    const found = await vscode.workspace.fs.stat(uri);
    return (found.type & vscode.FileType.File) !== 0 ? found.size : undefined;
  } catch {
    return undefined;
  }
}

async function withinLimit(files: readonly ChosenFile[], folder: CaseFolder): Promise<readonly ChosenFile[]> {
  const limit = sizeLimit(vscode.Uri.parse(folder));
  const large = files.filter(({ bytes }) => bytes > limit);
  if (large.length === 0) return files;
  const names = large.slice(0, 10).map(({ uri, bytes }) => `${nameOf(uri)} (${sizeText(bytes)})`);
  // Only a local file can be read bit by bit, and looked up again by its path.
  const mayRefer = large.every(({ uri }) => uri.scheme === 'file');
  switch (await askPastLimit(large.length > names.length ? [...names, '…'] : names, limit, mayRefer)) {
    case 'refer':
      return files.map((file) => (file.bytes > limit ? { ...file, isReference: true } : file));
    case 'copy':
      return files;
    case 'skip':
      return files.filter(({ bytes }) => bytes <= limit);
    case 'cancel':
      return [];
  }
}

const newEvidence = async ({ uri, bytes }: ChosenFile, advance: (bytes: number) => void): Promise<NewEvidence> => {
  const name = nameOf(uri);
  const extension = extensionOf(name);
  return {
    kind: 'file',
    title: extension === '' ? name : `${name.slice(0, -extension.length)}${extension}`,
    extension,
    content: repeatable(() => contentOf(uri, bytes, advance)),
    source: await excerptSource(uri, { fileBytes: bytes }),
  };
};

/** @throws EvidenceError when the file cannot be read; the signal's reason when aborted */
async function referencedEvidence(
  { uri, bytes }: ChosenFile,
  advance: (bytes: number) => void,
  signal: AbortSignal,
): Promise<ReferencedEvidence> {
  try {
    const reference = await fileHash(uri.fsPath, { limit: bytes, onProgress: advance, signal });
    return { kind: 'file', title: nameOf(uri), source: await excerptSource(uri, { fileBytes: bytes }), reference };
  } catch (error) {
    throw unreadable(uri, error);
  }
}

async function* contentOf(
  uri: vscode.Uri,
  bytes: number,
  advance: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  try {
    if (uri.scheme !== 'file') {
      yield await vscode.workspace.fs.readFile(uri);
      return;
    }
    // A log may grow meanwhile: what was there when it was attached is the evidence.
    for await (const chunk of readFileChunks(uri.fsPath, bytes)) {
      yield chunk;
      advance(chunk.byteLength);
    }
  } catch (error) {
    throw unreadable(uri, error);
  }
}

const unreadable = (uri: vscode.Uri, error: unknown): unknown => {
  const code = systemCode(error);
  return code === ''
    ? error
    : new EvidenceError({ kind: 'sourceUnreadable', name: nameOf(uri), code }, { cause: error });
};

function warnOfUnsaved(files: readonly ChosenFile[]): void {
  const attached = new Set(files.filter(({ isReference }) => !isReference).map(({ uri }) => uri.toString()));
  const unsaved = vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && attached.has(uri.toString()));
  if (unsaved.length === 0) return;
  const names = unsaved.map(({ uri }) => nameOf(uri)).join(', ');
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Changes that are not saved are not in the attached copy: {0}.', names),
  );
}
