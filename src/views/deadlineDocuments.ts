import * as vscode from 'vscode';
import { clockSourceOf } from '../clock/caseClockEvents.ts';
import { deadlineDocument } from '../clock/deadlineDocument.ts';
import type { CaseFolder } from '../commands/commands.ts';
import { language } from '../platform/language.ts';
import { showMarkdownPreview } from '../platform/showMarkdownPreview.ts';
import type { Services } from '../services.ts';

const scheme = 'casebook-deadline';

/** "Why this deadline" as read-only documents, drawn again while they are open whenever the clock moves. */
export class DeadlineDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #services: Services;
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(services: Services) {
    this.#services = services;
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      services.clock.clocks.onDidChange(({ folders }) => {
        for (const { uri } of vscode.workspace.textDocuments)
          if (uri.scheme === scheme && folders.includes(uri.query)) this.#changed.fire(uri);
      }),
    ];
  }

  /** Shows the replay of a case's clock, rendered; as plain text where the editor cannot render it. */
  async show(folder: CaseFolder, number: string): Promise<void> {
    const name = vscode.l10n.t('Why this deadline');
    const uri = vscode.Uri.from({ scheme, path: `/${name} ${number}.md`, query: folder });
    this.#changed.fire(uri);
    await showMarkdownPreview(uri);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const { store, clock } = this.#services;
    const document = await store.open(uri.query);
    try {
      const { case: current } = document;
      const at = { now: Date.now(), language: language() };
      return deadlineDocument(current, clockSourceOf(current), clock.rulesFor(uri.query), at);
    } finally {
      document.release();
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }
}
