import * as vscode from 'vscode';
import { articleStates, isStale, type ArticleState } from '../domain/knowledge/article.ts';
import { stepsOf } from '../domain/knowledge/articleSteps.ts';
import { say } from '../domain/text.ts';
import type { ArticleEntry, KnowledgeBase } from '../knowledge/knowledgeBase.ts';
import { language, local } from '../platform/language.ts';
import { markdownText } from '../platform/markdownText.ts';
import { plainTooltip } from './caseTooltip.ts';

/** Groups of the view: what needs somebody first. */
type GroupKey = 'invalid' | ArticleState;
export type KnowledgeNode =
  | { readonly kind: 'group'; readonly key: GroupKey }
  | { readonly kind: 'article'; readonly article: string; readonly key: GroupKey };

const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
const groupKeys: readonly GroupKey[] = ['invalid', 'draft', 'reviewed', 'published', 'archived'];
const icons: Readonly<Record<GroupKey, string>> = {
  invalid: 'warning',
  draft: 'edit',
  reviewed: 'eye',
  published: 'book',
  archived: 'archive',
};
const groupOf = (entry: ArticleEntry): GroupKey => (entry.kind === 'invalid' ? 'invalid' : entry.article.state);

/** The articles of the workspace by state. They are read when the view is first unfolded. */
export class KnowledgeView implements vscode.TreeDataProvider<KnowledgeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<KnowledgeNode | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #knowledge: KnowledgeBase;
  readonly #loaded: Promise<void>;
  readonly #groups = new Map<GroupKey, KnowledgeNode>(groupKeys.map((key) => [key, { kind: 'group', key }]));
  readonly #subscription: { dispose(): void };

  constructor(knowledge: KnowledgeBase, loaded: Promise<void>) {
    this.#knowledge = knowledge;
    this.#loaded = loaded;
    this.#subscription = knowledge.onDidChange(() => this.#changed.fire(undefined));
  }

  /** Puts the view into the side bar. */
  register(): vscode.Disposable {
    return vscode.window.createTreeView('casebook.knowledge', { treeDataProvider: this, showCollapseAll: true });
  }

  async getChildren(node?: KnowledgeNode): Promise<KnowledgeNode[]> {
    if (node?.kind === 'article') return [];
    if (!node) {
      await this.#loaded;
      await this.#knowledge.load();
      const used = new Set(this.#knowledge.entries().map(groupOf));
      return groupKeys.flatMap((key) => (used.has(key) ? (this.#groups.get(key) ?? []) : []));
    }
    return this.#knowledge
      .entries()
      .filter((entry) => groupOf(entry) === node.key)
      .sort((one, other) => Number(isMarked(other)) - Number(isMarked(one)))
      .map(({ uri }) => ({ kind: 'article', article: uri, key: node.key }));
  }

  getParent(node: KnowledgeNode): KnowledgeNode | undefined {
    return node.kind === 'article' ? this.#groups.get(node.key) : undefined;
  }

  getTreeItem(node: KnowledgeNode): vscode.TreeItem {
    if (node.kind === 'article') {
      const entry = this.#knowledge.entry(node.article);
      return entry ? articleItem(entry) : new vscode.TreeItem('');
    }
    const item = new vscode.TreeItem(groupName(node.key), node.key === 'archived' ? Collapsed : Expanded);
    const count = this.#knowledge.entries().filter((entry) => groupOf(entry) === node.key).length;
    item.id = node.key;
    item.description = count.toLocaleString(language());
    item.iconPath = new vscode.ThemeIcon(icons[node.key]);
    item.contextValue = 'articleGroup';
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

const isMarked = (entry: ArticleEntry): boolean => entry.kind === 'article' && isStale(entry.article);

const groupName = (key: GroupKey): string =>
  key === 'invalid'
    ? vscode.l10n.t('Cannot be read')
    : say(articleStates.find(({ code }) => code === key)?.label ?? { en: key, zh: key }, language());

/** One article: its title, its number, and whether it is stale. One that cannot be read: the reason. */
function articleItem(entry: ArticleEntry): vscode.TreeItem {
  const item = new vscode.TreeItem(entry.kind === 'article' ? entry.article.title : entry.number, None);
  item.id = entry.uri;
  item.resourceUri = vscode.Uri.parse(entry.uri);
  item.command = {
    command: 'casebook.openArticle',
    title: vscode.l10n.t('Open Article'),
    arguments: [{ article: entry.uri }],
  };
  const warning = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  if (entry.kind === 'invalid') {
    item.description = local(entry.problem.message);
    item.tooltip = plainTooltip(local(entry.problem.message));
    item.iconPath = warning;
    item.contextValue = 'article.invalid';
    return item;
  }
  const { article, number } = entry;
  const facts = [number, isStale(article) ? vscode.l10n.t('Stale') : undefined].filter((fact) => fact !== undefined);
  item.description = facts.join(' · ');
  item.iconPath = isStale(article) ? warning : new vscode.ThemeIcon('note');
  item.contextValue = ['article', ...stepsOf(article), ...(article.cases.length > 0 ? ['cases'] : [])].join('.');
  item.tooltip = tooltip(entry);
  item.accessibilityInformation = { label: [article.title, ...facts].join(', ') };
  return item;
}

function tooltip({ article, number }: ArticleEntry & { kind: 'article' }): vscode.MarkdownString {
  const shown = plainTooltip(article.title).appendMarkdown('\n\n---\n\n');
  const facts: readonly (readonly [string, string | undefined])[] = [
    [vscode.l10n.t('Number'), number],
    [vscode.l10n.t('Stale'), article.stale === true ? (article.staleReason ?? article.staleSince ?? '–') : undefined],
    [vscode.l10n.t('Cases'), article.cases.join(', ')],
    [vscode.l10n.t('System'), article.system],
    [vscode.l10n.t('Written by'), article.author],
    [vscode.l10n.t('Reviewed by'), [article.reviewedBy, article.reviewedAt?.slice(0, 10)].filter(Boolean).join(', ')],
  ];
  for (const [name, value] of facts)
    if (value !== undefined && value !== '') shown.appendMarkdown(`**${name}** ${markdownText(value)}\n\n`);
  return shown;
}
