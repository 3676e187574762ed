import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { fileName, type Evidence } from '../../domain/evidence.ts';
import { EvidenceError, type EvidenceFolder } from '../../evidence/evidenceFolder.ts';
import { evidenceFolderOf } from '../../evidence/evidenceFolderOf.ts';
import type { CaseFolder, EvidenceArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { explained } from './explain.ts';
import { goToReference } from './goToReference.ts';
import { findReference } from './source/findSource.ts';
import { withEvidence } from './pickEvidence.ts';

const picture = /\.(?:png|jpe?g|gif|webp|bmp|ico|avif)$/i;
/** Larger evidence is not compared with its hash on opening. */
const checkedBytes = 50_000_000;
/** Larger text never reaches extensions. */
const documentBytes = 50 * 1024 * 1024;

/** Opens evidence: text in an editor that cannot be typed into, pictures in VS Code's viewer, the rest in the explorer. */
export const openEvidence =
  (context: EvidenceContext) =>
  (argument?: EvidenceArgument): Promise<void> =>
    withEvidence(context.services, argument, (document, item) =>
      explained(() => open(context, document.folder, item, vscode.ViewColumn.Active)),
    );

/** The same in the editor group beside the one in front. */
export const openEvidenceBeside =
  (context: EvidenceContext) =>
  (argument?: EvidenceArgument): Promise<void> =>
    withEvidence(context.services, argument, (document, item) =>
      explained(() => open(context, document.folder, item, vscode.ViewColumn.Beside)),
    );

async function open(
  context: EvidenceContext,
  caseFolder: CaseFolder,
  item: Evidence,
  viewColumn: vscode.ViewColumn,
): Promise<void> {
  const name = fileName(item);
  if (name === undefined) {
    await goToReference(item, await findReference(item, caseFolder), viewColumn);
    return;
  }
  const folder = evidenceFolderOf(caseFolder);
  const found = await examine(folder, name, item).catch(async (error: unknown) => {
    const isMissing = error instanceof EvidenceError && error.problem.kind === 'missing';
    if (!isMissing || !(await (await context.removed()).restore(item, folder))) throw error;
    return examine(folder, name, item);
  });
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(caseFolder), 'evidence', name);
  const viewer = (): Thenable<unknown> =>
    vscode.commands.executeCommand('vscode.open', uri, { preview: true, viewColumn });
  if (picture.test(uri.path)) await viewer();
  else if (!found.isText) await vscode.commands.executeCommand('revealInExplorer', uri);
  else if (item.bytes > documentBytes) await viewer();
  else await showText(uri, viewColumn);
  if (!found.isIntact) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '“{0}” is not what was attached: its file was changed since. Version control may have the original.',
        item.title,
      ),
    );
  }
}

/** Evidence is proof: it is shown, and typing into it is refused until the user unlocks the editor. */
async function showText(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
  const editor = await vscode.window.showTextDocument(uri, { preview: true, viewColumn });
  if (vscode.window.activeTextEditor?.document === editor.document)
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
}

/** What kind of file it is, and whether it still is what was attached. @throws EvidenceError */
async function examine(
  folder: EvidenceFolder,
  name: string,
  item: Evidence,
): Promise<{ isText: boolean; isIntact: boolean }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of folder.read(name)) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > checkedBytes) return { isText: isText(chunks), isIntact: true };
  }
  const content = Buffer.concat(chunks);
  return {
    isText: isText(chunks),
    isIntact: hashOf(content) === item.sha256 || hashOf(withoutReturns(content)) === item.sha256,
  };
}

const isText = (chunks: readonly Uint8Array[]): boolean => {
  const head = chunks[0]?.subarray(0, 8_192) ?? new Uint8Array();
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return isUtf16 || !head.includes(0);
};
const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
/** Git on Windows may check text out with `\r\n`. */
const withoutReturns = (content: Buffer): Buffer =>
  Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
