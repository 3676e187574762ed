import * as vscode from 'vscode';
import type { CaseFolder } from '../commands/commands.ts';
import { networkMemorySchema } from '../protocol/networkMessages.ts';
import type { Services } from '../services.ts';
import { NetworkView, networkViewType, type ShownEvidence } from './networkView.ts';
import { problemHtml } from './problemHtml.ts';

/** The network views of this window, one per piece of evidence; brought back after a reload. */
export class NetworkViews implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: () => Services;
  readonly #views = new Map<string, Promise<NetworkView>>();
  readonly #registration: vscode.Disposable;

  constructor(services: () => Services) {
    this.#services = services;
    this.#registration = vscode.window.registerWebviewPanelSerializer(networkViewType, this);
  }

  /** Shows the evidence, in its view when it has one already. */
  async open(folder: CaseFolder, evidence: string): Promise<void> {
    const view = await (this.#views.get(keyOf(folder, evidence)) ?? this.#make(folder, { evidence }));
    view.panel.reveal();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = networkMemorySchema.safeParse(state);
    if (!memory.success) {
      panel.dispose();
      return;
    }
    try {
      await this.#make(memory.data.folder, memory.data, panel);
    } catch (error) {
      panel.webview.html = problemHtml(error instanceof Error ? error.message : String(error));
    }
  }

  dispose(): void {
    this.#registration.dispose();
    for (const view of this.#views.values())
      view.then(
        (open) => open.dispose(),
        () => undefined,
      );
  }

  #make(folder: CaseFolder, shown: ShownEvidence, restored?: vscode.WebviewPanel): Promise<NetworkView> {
    const key = keyOf(folder, shown.evidence);
    const making = this.#create(folder, shown, restored);
    this.#views.set(key, making);
    making.then(
      ({ panel }) => panel.onDidDispose(() => this.#views.delete(key)),
      () => this.#views.delete(key),
    );
    return making;
  }

  async #create(folder: CaseFolder, shown: ShownEvidence, restored?: vscode.WebviewPanel): Promise<NetworkView> {
    const services = this.#services();
    const document = await services.store.open(folder);
    const panel =
      restored ??
      vscode.window.createWebviewPanel(networkViewType, '', vscode.ViewColumn.Active, { enableFindWidget: true });
    const media = (name: string): vscode.Uri => vscode.Uri.joinPath(services.context.extensionUri, 'media', name);
    panel.iconPath = { light: media('panel-light.svg'), dark: media('panel-dark.svg') };
    return new NetworkView(panel, document, shown, services);
  }
}

const keyOf = (folder: CaseFolder, evidence: string): string => `${folder}#${evidence}`;
