import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { CommandHandlers } from '../commands.ts';
import { resolveArticle, type ArticleArgument } from './articleArgument.ts';
import { draftArticleCommand } from './draftArticleCommand.ts';
import { openArticleCase } from './openArticleCase.ts';
import { stepArticle } from './stepArticle.ts';

/** The commands about knowledge articles. */
export function knowledgeCommands(services: Services): CommandHandlers {
  const show = (command: string) => async (argument?: ArticleArgument) => {
    const entry = await resolveArticle(services, argument, vscode.l10n.t('Which article?'));
    if (entry) await vscode.commands.executeCommand(command, vscode.Uri.parse(entry.uri));
  };
  return {
    'casebook.draftArticle': draftArticleCommand(services),
    'casebook.openArticle': show('vscode.open'),
    'casebook.previewArticle': show('markdown.showPreview'),
    'casebook.revealArticle': show('revealInExplorer'),
    'casebook.openArticleCase': openArticleCase(services),
    'casebook.reviewArticle': stepArticle(services, 'review'),
    'casebook.publishArticle': stepArticle(services, 'publish'),
    'casebook.archiveArticle': stepArticle(services, 'archive'),
    'casebook.restoreArticle': stepArticle(services, 'restore'),
  };
}
