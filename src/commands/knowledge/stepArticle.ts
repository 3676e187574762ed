import * as vscode from 'vscode';
import { isStale } from '../../domain/knowledge/article.ts';
import { stepsOf, takeStep, type ArticleStep } from '../../domain/knowledge/articleSteps.ts';
import { toMoment } from '../../domain/moment.ts';
import type { ArticleEntry } from '../../knowledge/knowledgeBase.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import { applyToArticle } from './applyToArticle.ts';
import { stateText } from '../../views/articleState.ts';
import { resolveArticle, type ArticleArgument } from './articleArgument.ts';

/** Moves an article on: a review asks who reviewed it. */
export const stepArticle =
  (services: Services, step: ArticleStep) =>
  async (argument?: ArticleArgument): Promise<void> => {
    const suits = (entry: ArticleEntry): boolean => entry.kind === 'article' && stepsOf(entry.article).includes(step);
    const entry = await resolveArticle(services, argument, question(step), suits);
    if (!entry) return;
    if (entry.kind === 'invalid')
      throw new UserError(
        vscode.l10n.t(
          '{0} The article was not changed; correct the lines between “---” first.',
          local(entry.problem.message),
        ),
      );
    if (!suits(entry)) throw new UserError(refusal(entry, step));
    const by = step === 'review' ? await askReviewer(services, entry) : services.author();
    if (by === undefined) return;
    const at = toMoment(Date.now());
    let refused: string | undefined;
    await applyToArticle(services, entry.uri, (article) => {
      // Somebody else may have moved it on since the menu was opened.
      if (stepsOf(article).includes(step)) return takeStep(article, step, { by, at });
      refused = refusal({ ...entry, article }, step);
      return undefined;
    });
    if (refused !== undefined) throw new UserError(refused);
    const now = services.knowledge.entry(entry.uri);
    if (now?.kind === 'article')
      vscode.window.setStatusBarMessage(`$(check) ${now.number}: ${stateText(now.article)}`, 5_000);
  };

async function askReviewer(
  { author }: Services,
  { number, article }: ArticleEntry & { kind: 'article' },
): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Review {0}', number),
    prompt: isStale(article)
      ? vscode.l10n.t('Who reviewed it? The mark that it is stale goes away.')
      : vscode.l10n.t('Who reviewed it?'),
    value: author(),
    ignoreFocusOut: true,
    validateInput: (typed) => {
      if (typed.trim() === '') return vscode.l10n.t('This is needed.');
      return typed.trim() === article.author
        ? {
            message: vscode.l10n.t('This is also who wrote it: a second pair of eyes finds more.'),
            severity: vscode.InputBoxValidationSeverity.Info,
          }
        : undefined;
    },
  });
  return name?.trim();
}

function question(step: ArticleStep): string {
  switch (step) {
    case 'review':
      return vscode.l10n.t('Which article was reviewed?');
    case 'publish':
      return vscode.l10n.t('Which article is to be published?');
    case 'archive':
      return vscode.l10n.t('Which article is to be archived?');
    case 'restore':
      return vscode.l10n.t('Which article is to be a draft again?');
  }
}

function refusal({ number, article }: ArticleEntry & { kind: 'article' }, step: ArticleStep): string {
  if (step === 'publish' && article.state === 'draft')
    return vscode.l10n.t('{0} is a draft. Have it reviewed before it is published; nothing was changed.', number);
  if (step === 'publish' && isStale(article))
    return vscode.l10n.t('{0} is stale. Have it reviewed before it is published; nothing was changed.', number);
  return vscode.l10n.t('{0} is in the state “{1}” already. Nothing was changed.', number, stateText(article));
}
