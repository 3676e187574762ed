import * as vscode from 'vscode';
import { isStale } from '../domain/knowledge/article.ts';
import { splitMarkdown } from '../domain/knowledge/frontMatter.ts';
import { stepsOf, type ArticleStep } from '../domain/knowledge/articleSteps.ts';
import { lineOf } from '../domain/knowledge/readArticle.ts';
import { stateText } from './articleState.ts';
import type { ArticleEntry, KnowledgeBase } from '../knowledge/knowledgeBase.ts';
import { local } from '../platform/language.ts';
import type { Log } from '../store/log.ts';

const articleFiles: vscode.DocumentFilter = { pattern: '**/knowledge/KA-*.md' };

/** Says in the editor and in the Problems panel what is the matter with an article, and offers what can be done with it. */
export class ArticleNotices implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #knowledge: KnowledgeBase;
  readonly #log: Log;
  readonly #problems = vscode.languages.createDiagnosticCollection('casebook-knowledge');
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(knowledge: KnowledgeBase, log: Log) {
    this.#knowledge = knowledge;
    this.#log = log;
    this.#subscriptions = [
      knowledge.onDidChange(({ changed, removed }) => {
        for (const uri of removed) this.#problems.delete(vscode.Uri.parse(uri));
        for (const uri of changed) void this.#tell(uri);
        this.#changed.fire();
      }),
      vscode.languages.registerCodeLensProvider(articleFiles, this),
    ];
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    await this.#knowledge.load();
    const entry = this.#knowledge.entry(document.uri.toString());
    if (entry?.kind !== 'article') return [];
    const top = new vscode.Range(0, 0, 0, 0);
    const lens = (title: string, command: string, tooltip?: string): vscode.CodeLens =>
      new vscode.CodeLens(top, {
        title,
        command,
        arguments: [{ article: entry.uri }],
        ...(tooltip !== undefined && { tooltip }),
      });
    return [
      lens(
        isStale(entry.article) ? `$(warning) ${stateText(entry.article)}` : stateText(entry.article),
        '',
        entry.article.staleReason,
      ),
      ...stepsOf(entry.article).map((step) => lens(stepName(step), `casebook.${step}Article`)),
      ...(entry.article.cases.length > 0
        ? [lens(vscode.l10n.t('Open Case'), 'casebook.openArticleCase', entry.article.cases.join(', '))]
        : []),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#problems.dispose();
    this.#changed.dispose();
  }

  async #tell(uri: string): Promise<void> {
    const entry = this.#knowledge.entry(uri);
    if (!entry) return;
    const problem = await this.#problemOf(entry).catch((error: unknown) => {
      this.#log.warn(`${uri} could not be read again`, error);
      return undefined;
    });
    // It may have changed while it was read.
    if (this.#knowledge.entry(uri) === entry) this.#problems.set(vscode.Uri.parse(uri), problem ? [problem] : []);
  }

  async #problemOf(entry: ArticleEntry): Promise<vscode.Diagnostic | undefined> {
    if (entry.kind === 'invalid')
      return diagnostic(entry.problem.line ?? 1, local(entry.problem.message), vscode.DiagnosticSeverity.Error);
    if (!isStale(entry.article)) return undefined;
    const split = splitMarkdown((await this.#knowledge.readText(entry.uri)).text);
    const line = typeof split === 'string' ? 1 : lineOf(split.front, 'stale') + 1;
    const reason = entry.article.staleReason ?? vscode.l10n.t('A case that it comes from was reopened.');
    return diagnostic(
      line,
      vscode.l10n.t('This article is stale. {0} Correct what no longer holds, then mark it as reviewed.', reason),
      vscode.DiagnosticSeverity.Warning,
    );
  }
}

function diagnostic(line: number, message: string, severity: vscode.DiagnosticSeverity): vscode.Diagnostic {
  const made = new vscode.Diagnostic(new vscode.Range(line - 1, 0, line - 1, 1_000), message, severity);
  made.source = vscode.l10n.t('Support Casebook');
  return made;
}

/** What a step is called where it is offered. */
export function stepName(step: ArticleStep): string {
  switch (step) {
    case 'review':
      return vscode.l10n.t('Mark as Reviewed…');
    case 'publish':
      return vscode.l10n.t('Publish');
    case 'archive':
      return vscode.l10n.t('Archive');
    case 'restore':
      return vscode.l10n.t('Back to Draft');
  }
}
