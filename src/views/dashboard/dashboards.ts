import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { DashboardView, dashboardType } from './dashboardView.ts';

/** The dashboard of this window, at most one; brought back after a reload. */
export class Dashboards implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: () => Services;
  readonly #registration: vscode.Disposable;
  #view: DashboardView | undefined;

  constructor(services: () => Services) {
    this.#services = services;
    this.#registration = vscode.window.registerWebviewPanelSerializer(dashboardType, this);
  }

  /** Shows the dashboard, the one that is open when there is one. */
  open(): void {
    if (this.#view) this.#view.panel.reveal();
    else
      this.#take(
        vscode.window.createWebviewPanel(dashboardType, '', vscode.ViewColumn.Active, { enableFindWidget: true }),
      );
  }

  /** The page itself knows what it showed: nothing is read from the state here. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    if (this.#view) panel.dispose();
    else this.#take(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#registration.dispose();
    this.#view?.dispose();
  }

  #take(panel: vscode.WebviewPanel): void {
    const services = this.#services();
    const media = (name: string): vscode.Uri => vscode.Uri.joinPath(services.context.extensionUri, 'media', name);
    panel.iconPath = { light: media('panel-light.svg'), dark: media('panel-dark.svg') };
    this.#view = new DashboardView(panel, services);
    panel.onDidDispose(() => (this.#view = undefined));
  }
}
