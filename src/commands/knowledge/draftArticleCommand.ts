import * as vscode from 'vscode';
import { CaseChange } from '../../domain/caseChange.ts';
import { caseLanguage } from '../../domain/caseLanguage.ts';
import { newArticleNumber } from '../../domain/knowledge/article.ts';
import { newArticleFile } from '../../domain/knowledge/newArticle.ts';
import { toMoment } from '../../domain/moment.ts';
import { labelOf } from '../../domain/records/triageDecision.ts';
import type { Language } from '../../domain/text.ts';
import { statuses } from '../../domain/workflow.ts';
import { createArticle } from '../../knowledge/articleFile.ts';
import { draftArticle, type ArticleDraft } from '../../knowledge/draftArticle.ts';
import { language, local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import { anyFileAccess } from '../../store/anyFileAccess.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import { parentOf } from '../../store/caseRoot.ts';
import { codeOf } from '../../store/fileAccess.ts';
import { pickCase } from '../../views/pickCase.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';
import { caseFolderOf } from '../resolveCase.ts';
import { pickExcerpts } from './pickExcerpts.ts';

/** Statuses whose cases know what helped. */
const solved = ['resolved', 'closed'];

/** Drafts an article from a case that was solved: asks for the language and the evidence, shows what is masked, links both ways. */
export const draftArticleCommand =
  (services: Services) =>
  async (argument?: CaseArgument): Promise<void> => {
    const folder = caseFolderOf(argument) ?? (await pickSolved(services));
    if (folder === undefined) return;
    const document = await services.store.open(folder);
    try {
      if (document.problem) throw new UserError(local(document.problem.message));
      await draft(services, document);
    } finally {
      document.release();
    }
  };

async function pickSolved({ store, loaded }: Services): Promise<CaseFolder | undefined> {
  await loaded;
  const entries = [...store.entries()].filter(
    (entry) => entry.kind === 'case' && solved.includes(entry.summary.status),
  );
  if (entries.length > 0)
    return pickCase(
      { entries: () => entries },
      vscode.l10n.t('From which case? Those that are resolved or closed are listed.'),
    );
  void vscode.window.showInformationMessage(
    vscode.l10n.t('No case is resolved or closed yet. An article is drafted from what helped.'),
  );
  return undefined;
}

async function draft(services: Services, document: CaseDocument): Promise<void> {
  const { folder, case: current } = document;
  if (!solved.includes(current.status))
    throw new UserError(
      vscode.l10n.t(
        '{0} is in the status “{1}”. An article is drafted once the case is resolved; nothing was written.',
        current.number,
        local(labelOf(statuses, current.status)),
      ),
    );
  const root = services.store.roots.find(({ uri }) => uri === parentOf(folder));
  if (!root)
    throw new UserError(
      vscode.l10n.t('The folder of this case is no longer part of the workspace. Nothing was created.'),
    );
  if (!(await goesOn(current.articles ?? [], current.number))) return;
  const title = vscode.l10n.t('Draft a Knowledge Article from {0}', current.number);
  const chosen = await askLanguage(title, caseLanguage(current, language()));
  const excerpts = chosen && (await pickExcerpts(folder, current, title));
  if (!excerpts) return;
  const at = toMoment(Date.now());
  const own = { number: newArticleNumber(Date.now()), language: chosen, at, author: services.author() };
  const reviewed = await withoutSecrets(services, document, draftArticle(current, excerpts, own));
  if (!reviewed) return;
  const content = await newArticleFile(reviewed.article, reviewed.body);
  const uri = await write(services, () => createArticle(anyFileAccess, root, own.number, content));
  const change = new CaseChange(document.case, { by: services.author(), at });
  change.set(['articles'], [...(document.case.articles ?? []), own.number]);
  change.fill(['plan', 'closure', 'knowledge'], own.number);
  change.event('articleDrafted', { article: own.number });
  document.edit(change.edits);
  await document.flush();
  await services.knowledge.load();
  await services.knowledge.refresh(uri);
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri));
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Drafted {0}', own.number)}`, 5_000);
}

/** A second article of a case is possible, but rarely what is meant. */
async function goesOn(articles: readonly string[], number: string): Promise<boolean> {
  const [last] = articles.toReversed();
  if (last === undefined) return true;
  const open = vscode.l10n.t('Open Article');
  const another = vscode.l10n.t('Draft Another');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('{0} has an article already: {1}.', number, last),
    open,
    another,
  );
  if (chosen === open) await vscode.commands.executeCommand('casebook.openArticle', { articleNumber: last });
  return chosen === another;
}

async function askLanguage(title: string, usual: Language): Promise<Language | undefined> {
  const names: Readonly<Record<Language, string>> = { en: 'English', 'zh-cn': '简体中文' };
  const order: readonly Language[] = usual === 'en' ? ['en', 'zh-cn'] : ['zh-cn', 'en'];
  const picked = await vscode.window.showQuickPick(
    order.map((code) => ({
      label: names[code],
      description: code === usual ? vscode.l10n.t('The language of the case') : '',
      code,
    })),
    { title, placeHolder: vscode.l10n.t('In which language? The headings are written in it.'), ignoreFocusOut: true },
  );
  return picked?.code;
}

/** Shows what else looks like a secret, as for evidence. `undefined`: the user cancelled, nothing is written. */
async function withoutSecrets(
  services: Services,
  { folder, case: current }: CaseDocument,
  { article, body }: ArticleDraft,
): Promise<ArticleDraft | undefined> {
  const reviewed = await services.reviews.review({
    folder,
    current,
    items: [
      { kind: 'file', title: article.title, note: article.system ?? '', extension: '.md', content: body },
      ...(article.labels ?? []).map(
        (label) => ({ kind: 'file', title: label, extension: '.txt', content: '' }) as const,
      ),
    ],
    verb: vscode.l10n.t('Draft'),
  });
  const [first, ...labels] = reviewed ?? [];
  if (!first || !('content' in first) || typeof first.content !== 'string') return undefined;
  return {
    article: {
      ...article,
      title: first.title,
      ...(article.system !== undefined && { system: first.note ?? '' }),
      ...(article.labels && { labels: labels.map((label) => label.title) }),
    },
    body: first.content,
  };
}

async function write(services: Services, create: () => Promise<string>): Promise<string> {
  try {
    return await create();
  } catch (error) {
    services.log.error('Writing an article failed', error);
    const code = codeOf(error);
    throw new UserError(
      code === 'EXDEV'
        ? vscode.l10n.t(
            'The knowledge folder is a link that leads out of the casebook, so nothing was written into it.',
          )
        : vscode.l10n.t('The article could not be written ({0}). The case is unchanged; draft it again.', code),
    );
  }
}
