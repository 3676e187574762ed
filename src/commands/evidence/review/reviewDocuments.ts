import * as vscode from 'vscode';
import type { ReviewPlace } from '../../../evidence/secrets/reviewText.ts';
import type { MaskingReview } from './maskingReview.ts';
import { ruleName } from './reviewWords.ts';

export const reviewScheme = 'casebook-review';
type Side = 'original' | 'masked';
const sides: readonly Side[] = ['original', 'masked'];

/**
 * The two sides of a review in a diff editor. They are read-only and in memory: VS Code keeps no backup, no hot exit and no
 * local history of documents that an extension provides, and their addresses say nothing of what is in them.
 */
export class ReviewDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #closed = new vscode.EventEmitter<MaskingReview>();
  /** The person closed the diff editor of a review that is not decided. */
  readonly onDidClose = this.#closed.event;
  readonly #hidden = decoration('editorInfo.foreground', 'solid');
  readonly #kept = decoration('editorWarning.foreground', 'dashed');
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #review: MaskingReview | undefined;
  #listener: vscode.Disposable | undefined;

  constructor() {
    this.#subscriptions = [
      this.#changed,
      this.#closed,
      this.#hidden,
      this.#kept,
      vscode.workspace.registerTextDocumentContentProvider(reviewScheme, this),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#decorate()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === reviewScheme) this.#decorate();
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        const review = this.#review;
        if (review && !review.isOver && closed.some((tab) => reviewOfTab(tab) === review.id)) this.#closed.fire(review);
      }),
    ];
    // A reload ends a review: nothing was attached, and what it showed is gone.
    void this.#closeTabs(() => true);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const review = this.#review;
    const side = sides.find((each) => uri.path.endsWith(`/${each}.txt`));
    if (!review || !side || !uri.path.startsWith(`/${review.id}/`)) return '';
    return review.text[side];
  }

  /** Shows a review in a diff editor: left as it is, right as it would be written. */
  async show(review: MaskingReview): Promise<void> {
    if (this.#review !== review) {
      this.#listener?.dispose();
      this.#review = review;
      this.#listener = review.onDidChange(() => {
        for (const side of sides) this.#changed.fire(uriOf(review, side));
      });
    }
    const title = vscode.l10n.t('Check for Secrets: {0} (as it is ↔ as it is written)', review.about);
    await vscode.commands.executeCommand('vscode.diff', uriOf(review, 'original'), uriOf(review, 'masked'), title, {
      preview: false,
    });
    this.#decorate();
  }

  /** Whether the diff editor of a review is open, in front or behind. */
  isShown({ id }: MaskingReview): boolean {
    return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => reviewOfTab(tab) === id));
  }

  /** Takes the diff editor of a review away, and what it showed. */
  async close(review: MaskingReview): Promise<void> {
    if (this.#review !== review) return;
    await this.#closeTabs((id) => id === review.id);
    this.#listener?.dispose();
    this.#listener = undefined;
    this.#review = undefined;
  }

  /** The review and its side that an editor shows. */
  sideOf(editor: vscode.TextEditor | undefined): { review: MaskingReview; side: Side } | undefined {
    const uri = editor?.document.uri;
    const side = uri?.scheme === reviewScheme ? sides.find((each) => uri.path.endsWith(`/${each}.txt`)) : undefined;
    return this.#review && side ? { review: this.#review, side } : undefined;
  }

  dispose(): void {
    this.#listener?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #closeTabs(isMeant: (id: number) => boolean): Promise<void> {
    const tabs = vscode.window.tabGroups.all
      .flatMap(({ tabs: all }) => all)
      .filter((tab) => {
        const id = reviewOfTab(tab);
        return id !== undefined && isMeant(id);
      });
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
  }

  /** A frame around every place, and on hover what it is and what can be done. */
  #decorate(): void {
    const review = this.#review;
    if (!review) return;
    for (const editor of vscode.window.visibleTextEditors) {
      const shown = this.sideOf(editor);
      // The document may be a moment behind.
      if (!shown || editor.document.getText() !== review.text[shown.side]) continue;
      const options = (kept: boolean): vscode.DecorationOptions[] =>
        review.text.places
          .map((place, index) => ({ place, index }))
          .filter(({ place }) => place.kept === kept)
          .map(({ place, index }) => ({
            range: new vscode.Range(
              editor.document.positionAt(place[shown.side].start),
              editor.document.positionAt(place[shown.side].end),
            ),
            hoverMessage: hoverOf(place, index),
          }));
      editor.setDecorations(this.#hidden, options(false));
      editor.setDecorations(this.#kept, options(true));
    }
  }
}

const decoration = (color: string, style: string): vscode.TextEditorDecorationType =>
  vscode.window.createTextEditorDecorationType({
    border: `1px ${style}`,
    borderColor: new vscode.ThemeColor(color),
    overviewRulerColor: new vscode.ThemeColor(color),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });

const uriOf = ({ id }: MaskingReview, side: Side): vscode.Uri =>
  vscode.Uri.from({ scheme: reviewScheme, path: `/${id}/${side}.txt` });

function reviewOfTab({ input }: vscode.Tab): number | undefined {
  const uri =
    input instanceof vscode.TabInputTextDiff
      ? input.modified
      : input instanceof vscode.TabInputText
        ? input.uri
        : undefined;
  return uri?.scheme === reviewScheme ? Number(uri.path.split('/')[1]) : undefined;
}

function hoverOf({ rule, kept }: ReviewPlace, index: number): vscode.MarkdownString {
  const link = (title: string, scope: 'value' | 'rule'): string =>
    `[${title}](command:casebook.toggleMasking?${encodeURIComponent(JSON.stringify([{ place: index, scope }]))})`;
  const value = kept ? vscode.l10n.t('Mask this value') : vscode.l10n.t('Keep this value as it is');
  const all = kept ? vscode.l10n.t('Mask all of this rule') : vscode.l10n.t('Keep all of this rule');
  const hover = new vscode.MarkdownString(
    `**${escapeMarkdown(ruleName(rule))}** — ${link(value, 'value')} · ${link(all, 'rule')}`,
  );
  hover.isTrusted = { enabledCommands: ['casebook.toggleMasking'] };
  return hover;
}

const escapeMarkdown = (text: string): string => text.replaceAll(/[\\`*_{}[\]()#+.!|<>&-]/g, '\\$&');
