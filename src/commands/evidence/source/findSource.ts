import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Evidence, EvidenceSource } from '../../../domain/evidence.ts';
import { sourceCandidates } from '../../../evidence/sourcePath.ts';
import { UserError } from '../../../platform/userError.ts';
import type { CaseFolder } from '../../commands.ts';
import { localFolders } from '../sourceOf.ts';

/** The file or document that a manifest names, if it is there. */
export async function findSource(source: EvidenceSource, caseFolder: CaseFolder): Promise<vscode.Uri | undefined> {
  // What is no file is only gone to while it is open: the name came with a repository and may be anything.
  const open = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.scheme !== 'file' && uri.toString(true) === source.path,
  );
  if (open) return open.uri;
  for (const file of placesOf(source, caseFolder)) {
    if (
      await stat(file).then(
        (found) => found.isFile(),
        () => false,
      )
    )
      return vscode.Uri.file(file);
  }
  return findVirtual(source);
}

/**
 * Where the file is that evidence refers to.
 * @throws UserError that says that it is not there
 */
export async function findReference({ source, sha256 }: Evidence, caseFolder: CaseFolder): Promise<vscode.Uri> {
  const uri = source && (await findSource(source, caseFolder));
  if (uri) return uri;
  throw new UserError(
    vscode.l10n.t(
      'The file that this evidence refers to is gone, or not on this computer: {0}. The case does not have a copy. A file is the one that was attached when its SHA-256 is {1}.',
      source?.path ?? '–',
      sha256,
    ),
  );
}

/** Where a source can be on this machine, the likeliest place first. */
export function placesOf(source: EvidenceSource, caseFolder: CaseFolder): string[] {
  const home = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(caseFolder))?.name;
  const folder = typeof source.folder === 'string' ? source.folder : undefined;
  return sourceCandidates({ path: source.path, folder }, localFolders(), home);
}

/** A path in a workspace folder that is not on a local disk. */
async function findVirtual(source: EvidenceSource): Promise<vscode.Uri | undefined> {
  if (source.path.split('/').includes('..')) return undefined;
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    if (uri.scheme === 'file') continue;
    const whole = `${uri.toString(true)}/`;
    const relative = source.path.startsWith(whole) ? source.path.slice(whole.length) : source.path;
    const candidate = vscode.Uri.joinPath(uri, relative);
    const found = await vscode.workspace.fs.stat(candidate).then(
      (value) => value,
      () => undefined,
    );
    if (found && (found.type & vscode.FileType.File) !== 0) return candidate;
  }
  return undefined;
}
