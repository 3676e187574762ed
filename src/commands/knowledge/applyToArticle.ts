import * as vscode from 'vscode';
import type { Article } from '../../domain/knowledge/article.ts';
import type { FrontChanges } from '../../domain/knowledge/articleSteps.ts';
import { splitMarkdown } from '../../domain/knowledge/frontMatter.ts';
import { ArticleInvalid, changeArticle, changedText } from '../../knowledge/articleFile.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import { anyFileAccess } from '../../store/anyFileAccess.ts';
import { codeOf } from '../../store/fileAccess.ts';

/** The document of an article with changes that are not on disk. */
export const unsavedDocument = (uri: string): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.isDirty && document.uri.toString() === uri);

/**
 * Changes the front matter of an article, in the editor when it is being edited there: what was typed is kept, and saved with it.
 * @throws UserError with what happened; the file is as it was then
 */
export async function applyToArticle(
  { knowledge, log }: Pick<Services, 'knowledge' | 'log'>,
  uri: string,
  change: (article: Article) => FrontChanges | undefined,
): Promise<void> {
  try {
    const document = unsavedDocument(uri);
    if (document) await changeDocument(document, change);
    else await changeArticle(anyFileAccess, uri, change);
    await knowledge.refresh(uri);
  } catch (error) {
    if (error instanceof ArticleInvalid)
      throw new UserError(
        vscode.l10n.t(
          '{0} The article was not changed; correct the lines between “---” first.',
          local(error.problem.message),
        ),
        {
          title: vscode.l10n.t('Open Article'),
          run: () => vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri)),
        },
      );
    if (error instanceof RangeError) throw error;
    log.error(`Changing ${uri} failed`, error);
    throw new UserError(vscode.l10n.t('The article could not be written ({0}). It is as it was.', codeOf(error)));
  }
}

async function changeDocument(
  document: vscode.TextDocument,
  change: (article: Article) => FrontChanges | undefined,
): Promise<void> {
  const before = document.getText();
  const after = await changedText(before, document.uri.toString(), change);
  const [from, to] = [splitMarkdown(before), splitMarkdown(after)];
  if (typeof from === 'string' || typeof to === 'string') return;
  const start = from.opening.length;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.front.length));
  edit.replace(document.uri, range, to.front);
  if (await vscode.workspace.applyEdit(edit)) await document.save();
}
