import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { isReference, type Evidence, type EvidenceSource } from '../../domain/evidence.ts';
import { linesOfFile } from '../../evidence/linesOfFile.ts';
import { locateExcerpt, type Location } from '../../evidence/locateExcerpt.ts';
import { sourceCandidates } from '../../evidence/sourcePath.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseFolder, EvidenceArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { explained } from './explain.ts';
import { goToReference } from './goToReference.ts';
import { withEvidence } from './pickEvidence.ts';
import { localFolders } from './sourceOf.ts';

/** Larger files never reach extensions: they are read from disk. */
const documentBytes = 50 * 1024 * 1024;

/** Returns to the lines that an excerpt was taken from, wherever they are by now in a log that has grown. */
export const goToSource =
  (context: EvidenceContext) =>
  (argument?: EvidenceArgument): Promise<void> =>
    withEvidence(context.services, argument, (document, item) =>
      explained(async () => {
        const { source } = item;
        if (!source) {
          throw new UserError(
            vscode.l10n.t('“{0}” is the output of a command, so there is no file to go to.', item.title),
            openInstead(document.folder, item),
          );
        }
        if (isReference(item)) {
          await goToReference(item, await findReference(item, document.folder));
          return;
        }
        const uri = await findSource(source, document.folder);
        if (!uri) {
          throw new UserError(
            vscode.l10n.t(
              'The source {0} is not on this computer, or not in this workspace. The evidence itself is kept with the case.',
              source.path,
            ),
            openInstead(document.folder, item),
          );
        }
        const isLarge = uri.scheme === 'file' && (await stat(uri.fsPath)).size > documentBytes;
        const location = await locate(uri, source, isLarge);
        await show(uri, location, source);
        if (isLarge) void sayWhereInLarge(uri, location, source);
        tell(location, source, () =>
          vscode.commands.executeCommand('casebook.openEvidence', argumentOf(document.folder, item)),
        );
      }),
    );

const argumentOf = (caseFolder: CaseFolder, { id }: Evidence): EvidenceArgument => ({ caseFolder, evidence: id });

const openInstead = (folder: CaseFolder, item: Evidence): { title: string; run: () => unknown } => ({
  title: vscode.l10n.t('Open Evidence'),
  run: () => vscode.commands.executeCommand('casebook.openEvidence', argumentOf(folder, item)),
});

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

async function findSource(source: EvidenceSource, caseFolder: CaseFolder): Promise<vscode.Uri | undefined> {
  // What is no file is only gone to while it is open: the name came with a repository and may be anything.
  const open = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.scheme !== 'file' && uri.toString(true) === source.path,
  );
  if (open) return open.uri;
  const home = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(caseFolder))?.name;
  const folder = typeof source.folder === 'string' ? source.folder : undefined;
  for (const file of sourceCandidates({ path: source.path, folder }, localFolders(), home)) {
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

/**
 * Looks on disk: VS Code reads a changed file only a moment later, and never gives extensions a large one. What is
 * unsaved is in the editor only, and VS Code knows better how a file is encoded that does not read as expected.
 */
async function locate(uri: vscode.Uri, source: EvidenceSource, isLarge: boolean): Promise<Location | undefined> {
  const inEditor = async (): Promise<Location | undefined> =>
    locateExcerpt(source, linesOfDocument(await vscode.workspace.openTextDocument(uri)));
  const isDirty = vscode.workspace.textDocuments.some((document) => document.isDirty && isSame(document.uri, uri));
  if (uri.scheme !== 'file' || isDirty) return inEditor();
  const reading = { isGarbled: false };
  const noticing = async function* (batches: AsyncIterable<string[]>): AsyncGenerator<string[]> {
    for await (const lines of batches) {
      reading.isGarbled ||= lines.some((line) => line.includes('\uFFFD'));
      yield lines;
    }
  };
  const onDisk = await vscode.window.withProgress(
    {
      location: isLarge ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Looking for the lines in {0}', source.path),
      cancellable: isLarge,
    },
    (_progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return locateExcerpt(source, noticing(linesOfFile(uri.fsPath, source.encoding, abort.signal)));
    },
  );
  return isLarge || isFound(onDisk) || !reading.isGarbled ? onDisk : inEditor();
}

const isSame = (one: vscode.Uri, other: vscode.Uri): boolean => one.toString() === other.toString();

const isFound = (location: Location | undefined): boolean => location?.kind === 'same' || location?.kind === 'moved';

function* linesOfDocument(document: vscode.TextDocument): Generator<string[]> {
  for (let line = 0; line < document.lineCount; line += 1) yield [document.lineAt(line).text];
}

/** `vscode.open` also opens files that extensions are not given. */
async function show(uri: vscode.Uri, location: Location | undefined, source: EvidenceSource): Promise<void> {
  const selection = rangeOf(location, source);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: true, selection });
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isSame(editor.document.uri, uri) || editor.document.isDirty || !isFound(location)) return;
  const shown = await locateExcerpt(source, linesOfDocument(editor.document));
  if (isFound(shown) && rangeOf(shown, source).isEqual(selection)) return;
  // The editor still shows the file as it was before it changed on disk.
  await vscode.commands.executeCommand('workbench.action.files.revert');
  editor.selection = new vscode.Selection(selection.start, editor.document.validateRange(selection).end);
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** VS Code may show a large file only when asked again (in a remote window past 10 MB), and forgets the lines then. */
async function sayWhereInLarge(uri: vscode.Uri, location: Location | undefined, source: EvidenceSource): Promise<void> {
  if (location?.kind !== 'same' && location?.kind !== 'moved') return;
  const again = vscode.l10n.t('Go to Line {0}', location.startLine);
  const message = vscode.l10n.t(
    'The lines are at {0} of {1}. If VS Code does not show the file because it is large, choose Open Anyway there, then Go to Line here.',
    location.startLine,
    source.path,
  );
  if ((await vscode.window.showInformationMessage(message, again)) !== again) return;
  await vscode.commands.executeCommand('vscode.open', uri, { preview: true, selection: rangeOf(location, source) });
}

/** All of the lines when they were found, else the old place as far as the file still reaches. */
function rangeOf(location: Location | undefined, source: EvidenceSource): vscode.Range {
  if (location?.kind === 'same' || location?.kind === 'moved')
    return new vscode.Range(location.startLine - 1, 0, location.endLine - 1, Number.MAX_SAFE_INTEGER);
  const line = Math.max(1, Math.min(source.startLine ?? 1, location?.lineCount ?? Infinity)) - 1;
  return new vscode.Range(line, 0, line, 0);
}

function tell(location: Location | undefined, source: EvidenceSource, openEvidence: () => unknown): void {
  if (location === undefined || location.kind === 'same') return;
  const was = source.startLine ?? 1;
  if (location.kind === 'moved') {
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('The lines are at {0} now; they were at {1}.', location.startLine, was),
      8_000,
    );
    return;
  }
  const message =
    location.kind === 'changed'
      ? vscode.l10n.t(
          'These lines are no longer in {0}: it was changed or replaced since. Shown is what stands at line {1} now. The evidence keeps what it was.',
          source.path,
          was,
        )
      : vscode.l10n.t(
          '{0} has only {1} lines now; the excerpt was at line {2}. The log was probably rotated. The evidence keeps what it was.',
          source.path,
          location.lineCount,
          was,
        );
  const open = vscode.l10n.t('Open Evidence');
  void vscode.window.showWarningMessage(message, open).then((chosen) => (chosen === open ? openEvidence() : undefined));
}
