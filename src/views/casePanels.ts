import * as vscode from 'vscode';
import type { CaseFolder } from '../commands/commands.ts';
import { explainError } from '../platform/report.ts';
import { UserError } from '../platform/userError.ts';
import { panelMemorySchema } from '../protocol/messages.ts';
import type { CasePanels, Services } from '../services.ts';
import { CaseFileInvalid } from '../store/caseFile.ts';
import type { CaseDocument } from '../store/caseDocument.ts';
import { CasePanel, panelType } from './casePanel.ts';
import { problemHtml } from './problemHtml.ts';

/** Where the window that the extension last ran in is remembered. */
const windowKey = 'window';

export interface PanelChange {
  readonly folder: CaseFolder;
  readonly isOpen: boolean;
}

/** The panels of this window, one per case; brought back after a reload. */
export class OpenCasePanels implements CasePanels, vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: () => Services;
  readonly #panels = new Map<CaseFolder, Promise<CasePanel>>();
  readonly #registration: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<PanelChange>();
  /** A panel was opened or closed. */
  readonly onDidChange = this.#changed.event;

  constructor(services: () => Services) {
    this.#services = services;
    this.#registration = vscode.window.registerWebviewPanelSerializer(panelType, this);
  }

  async open(folder: CaseFolder, path?: readonly string[]): Promise<void> {
    const open = this.#panels.get(folder);
    const casePanel = await (open ?? this.#make(folder));
    casePanel.panel.reveal();
    if (path) casePanel.reveal(path);
  }

  async close(folder: CaseFolder): Promise<void> {
    (await this.#panels.get(folder))?.panel.dispose();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = panelMemorySchema.safeParse(state);
    if (!memory.success) {
      panel.dispose();
      return;
    }
    try {
      await this.#make(memory.data.folder, panel);
    } catch (error) {
      // The panel stays, so that what was typed into it is still in its memory when the file can be read again.
      panel.webview.html = problemHtml(error instanceof Error ? error.message : String(error));
      const waiting = this.#services().store.onDidChange(() => {
        if (this.#services().store.entry(memory.data.folder)?.kind !== 'case') return;
        waiting.dispose();
        void this.deserializeWebviewPanel(panel, state);
      });
      panel.onDidDispose(() => waiting.dispose());
    }
  }

  /**
   * Says so when the extension host came back in a window that stayed: VS Code does not hand the panels of a host that
   * crashed to the next one. What was typed is in the pages' memory, which a reload of the window hands over.
   */
  async noticeRestart(memory: vscode.Memento): Promise<void> {
    const isSameWindow = memory.get(windowKey) === vscode.env.sessionId;
    await memory.update(windowKey, vscode.env.sessionId);
    const isOurs = ({ input }: vscode.Tab): boolean =>
      input instanceof vscode.TabInputWebview && input.viewType.endsWith(panelType);
    if (!isSameWindow || !vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isOurs))) return;
    const reload = vscode.l10n.t('Reload Window');
    const message = vscode.l10n.t(
      'VS Code restarted its extensions, and the open case panels no longer reach them. Nothing that you typed is lost: it is saved when the window is loaded again.',
    );
    if ((await vscode.window.showWarningMessage(message, reload)) === reload)
      await vscode.commands.executeCommand('workbench.action.reloadWindow');
  }

  /** The case whose panel is in front. */
  async front(): Promise<CaseFolder | undefined> {
    for (const [folder, panel] of this.#panels) if ((await panel).panel.active) return folder;
    return undefined;
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
    for (const panel of this.#panels.values()) void panel.then((open) => open.dispose());
  }

  #make(folder: CaseFolder, restored?: vscode.WebviewPanel): Promise<CasePanel> {
    const making = this.#create(folder, restored);
    this.#panels.set(folder, making);
    making.then(
      ({ panel }) => {
        this.#changed.fire({ folder, isOpen: true });
        panel.onDidDispose(() => {
          this.#panels.delete(folder);
          this.#changed.fire({ folder, isOpen: false });
        });
      },
      () => this.#panels.delete(folder),
    );
    return making;
  }

  async #create(folder: CaseFolder, restored: vscode.WebviewPanel | undefined): Promise<CasePanel> {
    const services = this.#services();
    const document = await openDocument(services, folder);
    const panel =
      restored ?? vscode.window.createWebviewPanel(panelType, '', vscode.ViewColumn.Active, { enableFindWidget: true });
    const media = (name: string): vscode.Uri => vscode.Uri.joinPath(services.context.extensionUri, 'media', name);
    panel.iconPath = { light: media('panel-light.svg'), dark: media('panel-dark.svg') };
    if (services.active.folder === undefined) services.active.set(folder);
    return new CasePanel(panel, document, services);
  }
}

/** Opens the case's document. @throws UserError that says what is wrong with the file and offers to open it as text */
async function openDocument({ store }: Services, folder: CaseFolder): Promise<CaseDocument> {
  try {
    return await store.open(folder);
  } catch (error) {
    if (!(error instanceof CaseFileInvalid)) throw error;
    throw new UserError(explainError(error) ?? error.message, {
      title: vscode.l10n.t('Open Case as JSON'),
      run: () => vscode.commands.executeCommand('casebook.openAsJson', { caseFolder: folder }),
    });
  }
}
