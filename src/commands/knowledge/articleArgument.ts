import * as vscode from 'vscode';
import * as z from 'zod';
import type { ArticleEntry } from '../../knowledge/knowledgeBase.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import { stateText } from '../../views/articleState.ts';

/** What a command about an article may be given: a row of a tree, a file, or nothing: it asks. */
export type ArticleArgument =
  { readonly article: string } | { readonly articleNumber: string } | vscode.Uri | undefined;

const argumentSchema = z.union([z.object({ article: z.string() }), z.object({ articleNumber: z.string() })]);

/**
 * The article that an argument names, else the one in the editor in front, else one that the user picks.
 * @param suits which articles are offered
 * @returns undefined when the user cancelled
 * @throws UserError when the article is not there
 */
export async function resolveArticle(
  { knowledge, loaded }: Pick<Services, 'knowledge' | 'loaded'>,
  argument: unknown,
  placeHolder: string,
  suits: (entry: ArticleEntry) => boolean = () => true,
): Promise<ArticleEntry | undefined> {
  await loaded;
  await knowledge.load();
  const parsed = argumentSchema.safeParse(argument);
  if (argument instanceof vscode.Uri || parsed.success) {
    const found = named(knowledge, argument instanceof vscode.Uri ? argument : parsed.data);
    if (found) return found;
    throw new UserError(
      vscode.l10n.t(
        'This knowledge article is not in the workspace. Get it from version control, or from who wrote it.',
      ),
    );
  }
  const front = vscode.window.activeTextEditor?.document.uri.toString();
  const open = front === undefined ? undefined : knowledge.entry(front);
  if (open && suits(open)) return open;
  const offered = knowledge.entries().filter(suits);
  if (offered.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no knowledge article for this in the workspace.'),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    offered.map((entry) => ({
      label: entry.kind === 'article' ? entry.article.title : entry.number,
      description: entry.number,
      detail: entry.kind === 'article' ? stateText(entry.article) : local(entry.problem.message),
      entry,
    })),
    { placeHolder, matchOnDescription: true },
  );
  return picked?.entry;
}

function named(
  knowledge: Services['knowledge'],
  argument: vscode.Uri | z.infer<typeof argumentSchema> | undefined,
): ArticleEntry | undefined {
  if (argument === undefined) return undefined;
  if (argument instanceof vscode.Uri) return knowledge.entry(argument.toString());
  return 'article' in argument ? knowledge.entry(argument.article) : knowledge.findByNumber(argument.articleNumber)[0];
}
