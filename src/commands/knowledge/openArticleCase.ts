import * as vscode from 'vscode';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import { resolveArticle, type ArticleArgument } from './articleArgument.ts';

/** Opens the case that an article was drafted from; asks which when it names several. */
export const openArticleCase =
  (services: Services) =>
  async (argument?: ArticleArgument): Promise<void> => {
    const entry = await resolveArticle(services, argument, vscode.l10n.t('Which article?'));
    if (entry?.kind !== 'article') return;
    const { cases } = entry.article;
    const number =
      cases.length < 2
        ? cases[0]
        : await vscode.window.showQuickPick(cases, { placeHolder: vscode.l10n.t('Which case?') });
    if (number === undefined) return;
    const [found] = services.store.findByNumber(number);
    if (!found) throw new UserError(vscode.l10n.t('The case {0} is not in this workspace.', number));
    await services.panels.open(found.folder);
  };
