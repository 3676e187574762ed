import * as vscode from 'vscode';
import type { RememberedCommand, TerminalMemory } from '../../evidence/terminal/terminalMemory.ts';
import { shownOutput } from './rememberedOutput.ts';
import { oneLine } from './terminalEvidence.ts';

const scheme = 'casebook-terminal';
/** How often the preview of a command that still runs is drawn again, milliseconds. */
const redrawMs = 1_000;
/** The preview that follows the list shows the end of a long output, UTF-16 units: it is drawn anew with each row. */
const mostPreviewed = 300_000;

/**
 * Output of remembered commands as read-only documents: one that follows the row of a list beside it, and one for each command
 * that is opened to stay.
 */
export class CommandPreview implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #memory: TerminalMemory;
  readonly #registration: vscode.Disposable;
  #followed: RememberedCommand | undefined;
  #column: vscode.ViewColumn | undefined;
  #redraw: NodeJS.Timeout | undefined;

  constructor(memory: TerminalMemory) {
    this.#memory = memory;
    this.#registration = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === scheme && document.uri.query === '') showEnd(document);
      }),
    );
  }

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const command = query === '' ? this.#followed : this.#memory.find(Number(query));
    if (!command) return query === '' ? '' : vscode.l10n.t('(This command is no longer remembered.)');
    const text = await shownOutput(command, query === '' ? mostPreviewed : undefined);
    return text === '' ? vscode.l10n.t('(The command printed nothing.)') : text;
  }

  /** Shows the output of a command beside, without taking the focus. */
  async follow(command: RememberedCommand | undefined): Promise<void> {
    if (!command || command.id === this.#followed?.id) return;
    this.#followed = command;
    const uri = followingUri();
    this.#changed.fire(uri);
    this.#redrawWhileRunning(uri);
    if (isShown(uri)) return;
    const document = await vscode.workspace.openTextDocument(uri);
    const viewColumn = this.#column ?? vscode.ViewColumn.Beside;
    const wasAlone = vscode.window.tabGroups.all.length === 1;
    const editor = await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: true });
    this.#column = editor.viewColumn;
    if (wasAlone && vscode.window.tabGroups.all.length === 2) await standBesideList();
    showEnd(document);
  }

  /** Closes the preview; what was beside it has the room again. */
  async stopFollowing(): Promise<void> {
    clearInterval(this.#redraw);
    this.#followed = undefined;
    this.#column = undefined;
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => shows(tab, followingUri()));
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
  }

  /** Opens the output of a command in an editor of its own, to read and search in. */
  async open(command: RememberedCommand): Promise<void> {
    const name = oneLine(command.line, 60).replaceAll('/', '∕');
    const uri = vscode.Uri.from({ scheme, path: `/${name}`, query: String(command.id) });
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  dispose(): void {
    clearInterval(this.#redraw);
    this.#registration.dispose();
    this.#changed.dispose();
  }

  #redrawWhileRunning(uri: vscode.Uri): void {
    clearInterval(this.#redraw);
    if (this.#followed?.endedAt !== undefined) return;
    let drawn = this.#followed?.size;
    this.#redraw = setInterval(() => {
      if (this.#followed?.size !== drawn) this.#changed.fire(uri);
      drawn = this.#followed?.size;
      if (this.#followed?.endedAt !== undefined) clearInterval(this.#redraw);
    }, redrawMs);
  }
}

const followingUri = (): vscode.Uri =>
  vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('Output of the highlighted command')}` });

const shows = ({ input }: vscode.Tab, uri: vscode.Uri): boolean =>
  input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();

const isShown = (uri: vscode.Uri): boolean =>
  vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());

/** The list is in the middle of the window: half of the editors' width would have it cover the beginnings of the lines. */
const standBesideList = (): Thenable<unknown> =>
  vscode.commands.executeCommand('vscode.setEditorLayout', { orientation: 0, groups: [{ size: 0.6 }, { size: 0.4 }] });

/** The result of a command stands at its end. */
function showEnd(document: vscode.TextDocument): void {
  const last = new vscode.Position(Math.max(0, document.lineCount - 1), 0);
  for (const editor of vscode.window.visibleTextEditors)
    if (editor.document === document) editor.revealRange(new vscode.Range(last, last));
}
