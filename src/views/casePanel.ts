import * as vscode from 'vscode';
import type { CaseFolder } from '../commands/commands.ts';
import { IncomingFiles } from '../commands/evidence/incomingFiles.ts';
import { previewEvidence } from '../commands/evidence/previewEvidence.ts';
import { EditTargetGone, type CaseEdit } from '../domain/edit.ts';
import { local } from '../platform/language.ts';
import { report } from '../platform/report.ts';
import { shorten } from '../platform/shorten.ts';
import { openChannel, type Channel } from '../protocol/channel.ts';
import { panelRequestSchema, type PanelEvent, type PanelRequest, type PanelState } from '../protocol/messages.ts';
import type { Services } from '../services.ts';
import type { CaseDocument } from '../store/caseDocument.ts';
import { panelClock } from './panelClock.ts';
import { loadPage, pipeOf } from './webviewPage.ts';
import { saveDrawing } from './saveDrawing.ts';
import { answerSimilar } from './panelSimilar.ts';

export const panelType = 'casebook.case';

/** One case shown as forms. The case is the store's; the panel holds only how far its edits have come. */
export class CasePanel implements vscode.Disposable {
  readonly folder: CaseFolder;
  readonly panel: vscode.WebviewPanel;
  readonly #services: Services;
  readonly #document: CaseDocument;
  readonly #channel: Channel;
  readonly #incoming: IncomingFiles;
  readonly #subscriptions: { dispose(): unknown }[] = [];
  /** Edits of this panel that are in the document, with the revision that they made. */
  #applied: { sequence: number; revision: number }[] = [];
  #sequence = 0;
  #savedSequence = 0;
  #similarRevision = 0;
  #isReady = false;
  #isDisposed = false;
  #toReveal: readonly string[] | undefined;

  constructor(panel: vscode.WebviewPanel, document: CaseDocument, services: Services) {
    this.panel = panel;
    this.folder = document.folder;
    this.#document = document;
    this.#services = services;
    this.#incoming = new IncomingFiles(services, document.folder);
    this.#channel = openChannel(pipeOf(panel.webview), {
      onRequest: (body) => this.#answer(panelRequestSchema.parse(body)),
      onEvent: () => undefined,
      onProblem: (error) =>
        services.log.warn('panel', this.folder, error instanceof Error ? error.message : String(error)),
    });
    this.#subscriptions.push(
      this.#incoming,
      document.onDidChange(() => this.#show()),
      document.onDidChangeSaveState(() => this.#show()),
      services.active.onDidChange(() => this.#show()),
      services.similar.onDidChange(() => {
        this.#similarRevision += 1;
        this.#show();
      }),
      services.verdicts.onDidChange(({ caseFolder }) => {
        if (caseFolder === this.folder) this.#show();
      }),
      services.clock.clocks.onDidChange(({ folders }) => {
        if (folders.includes(this.folder)) this.#show();
      }),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) void this.#flush();
        this.#show();
      }),
      panel.onDidDispose(() => this.dispose()),
    );
    this.#draw();
  }

  /** Shows the tab and the field at a path, at once or as soon as the page is there. */
  reveal(path: readonly string[]): void {
    this.#toReveal = path;
    if (this.#isReady) this.#revealNow();
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#channel.dispose();
    void this.#flush().finally(() => this.#document.release());
  }

  #draw(): void {
    this.#title();
    loadPage(this.panel.webview, this.#services.context.extensionUri, 'main', this.folder);
  }

  #title(): void {
    const { number, title } = this.#document.case;
    this.panel.title = shorten(title, 40) || number;
  }

  #state(): PanelState {
    const document = this.#document;
    this.#settle();
    const clock = panelClock(this.#services.clock.explain(this.folder, document.case));
    return {
      case: document.case,
      revision: document.revision,
      sequence: this.#sequence,
      savedSequence: this.#savedSequence,
      save: document.saveState,
      canUndo: document.canUndo,
      canRedo: document.canRedo,
      isActive: this.#services.active.folder === this.folder,
      conflicts: [...document.conflicts],
      author: this.#services.author(),
      verdicts: this.#verdicts(),
      similarRevision: this.#similarRevision,
      ...(clock && { clock }),
      ...(document.problem ? { problem: local(document.problem.message) } : {}),
    };
  }

  #verdicts(): Record<string, string> {
    const lines = (this.#document.case.evidence ?? []).map(
      (item) => [item.id, this.#services.verdicts.line(this.folder, item)] as const,
    );
    return Object.fromEntries(lines.filter((line): line is readonly [string, string] => line[1] !== undefined));
  }

  /** Moves `#savedSequence` on to the last edit that the file on disk holds. */
  #settle(): void {
    const saved = this.#applied.findLast(({ revision }) => revision <= this.#document.savedRevision);
    if (!saved) return;
    this.#savedSequence = saved.sequence;
    this.#applied = this.#applied.filter(({ sequence }) => sequence > saved.sequence);
  }

  #show(): void {
    if (this.#isDisposed) return;
    this.#title();
    // A hidden page would not get the message; it asks with `ready` when it is made again.
    if (this.#isReady && this.panel.visible)
      this.#channel.emit({ type: 'state', state: this.#state() } satisfies PanelEvent);
  }

  #revealNow(): void {
    const path = this.#toReveal;
    if (!path) return;
    this.#toReveal = undefined;
    this.#channel.emit({ type: 'reveal', path: [...path] } satisfies PanelEvent);
  }

  async #answer(request: PanelRequest): Promise<unknown> {
    switch (request.type) {
      case 'ready':
        this.#isReady = true;
        queueMicrotask(() => this.#revealNow());
        return this.#state();
      case 'edit':
        return this.#edit(request.sequence, request.edits);
      case 'flush':
        await this.#flush();
        return this.#state();
      case 'undo':
        this.#document.undo();
        return this.#state();
      case 'redo':
        this.#document.redo();
        return this.#state();
      case 'run':
        await vscode.commands.executeCommand(request.command, {
          caseFolder: this.folder,
          ...(request.evidence === undefined ? {} : { evidence: request.evidence }),
          ...(request.transition === undefined ? {} : { transition: request.transition }),
          ...(request.past === undefined ? {} : { past: request.past }),
          ...(request.step === undefined ? {} : { step: request.step }),
          ...(request.reply === undefined ? {} : { reply: request.reply }),
          ...(request.order === undefined ? {} : { order: request.order }),
        });
        return this.#state();
      case 'preview': {
        const item = this.#document.case.evidence?.find(({ id }) => id === request.evidence);
        return item && previewEvidence(this.folder, item, request.isLong);
      }
      case 'similar':
        return answerSimilar(this.#services, this.#document);
      case 'openSimilar':
        if (this.#services.store.entry(request.caseFolder)) await this.#services.panels.open(request.caseFolder);
        return this.#state();
      case 'useSolution':
        await vscode.commands.executeCommand('casebook.useSolution', {
          caseFolder: this.folder,
          from: request.caseFolder,
        });
        return this.#state();
      case 'beginFile':
        return { isWanted: await this.#incoming.begin(request.file, request) };
      case 'fileChunk':
        return this.#incoming.take(request.file, request.data);
      case 'endFile':
        return { evidence: await this.#incoming.end(request.file) };
      case 'cancelFile':
        this.#incoming.cancel(request.file);
        return undefined;
      case 'attachUris':
        await vscode.commands.executeCommand(
          'casebook.attachFile',
          { caseFolder: this.folder },
          droppedUris(request.uris),
        );
        return this.#state();
      case 'saveFile':
        await saveDrawing(request, this.folder);
        return this.#state();
      case 'openLink': {
        const uri = vscode.Uri.parse(request.href, true);
        if (uri.scheme === 'https' || uri.scheme === 'mailto') await vscode.env.openExternal(uri);
        return this.#state();
      }
    }
  }

  #edit(sequence: number, edits: readonly CaseEdit[]): PanelState {
    // A page that comes back after a reload sends again what it does not know to be saved.
    if (sequence <= this.#sequence) return this.#state();
    this.#apply(edits);
    this.#sequence = sequence;
    this.#applied.push({ sequence, revision: this.#document.revision });
    return this.#state();
  }

  /** What one action of the page changes is one step of undo; typing in one field is one, too. */
  #apply(edits: readonly CaseEdit[]): void {
    const [first, ...others] = edits;
    try {
      this.#document.edit(edits, first?.type === 'set' && others.length === 0 ? first.path.join('/') : undefined);
    } catch (error) {
      if (!(error instanceof EditTargetGone)) throw error;
      this.#services.log.info('An edit found its place gone:', error.path.join('.'));
      // What else there is still counts.
      if (others.length > 0) for (const edit of edits) this.#apply([edit]);
    }
  }

  async #flush(): Promise<void> {
    try {
      await this.#document.flush();
    } catch (error) {
      await report(error, this.#services.log, vscode.l10n.t('Saving the case'));
    }
  }
}

/** What can be attached of what was dropped: a page can be told any text. */
const droppedUris = (uris: readonly string[]): vscode.Uri[] =>
  uris.flatMap((text) => {
    try {
      const uri = vscode.Uri.parse(text, true);
      // The page of a remote window says where a file is for the whole of VS Code; here it is a file.
      return [uri.scheme === 'vscode-remote' && vscode.env.remoteName !== undefined ? vscode.Uri.file(uri.path) : uri];
    } catch {
      return [];
    }
  });
