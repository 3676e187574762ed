import { articleFileName, articleNumberOf, knowledgeFolderName } from '../domain/knowledge/article.ts';
import type { Article } from '../domain/knowledge/article.ts';
import type { FrontChanges } from '../domain/knowledge/articleSteps.ts';
import { changeFrontOf } from '../domain/knowledge/frontMatter.ts';
import { readArticle, type ArticleProblem } from '../domain/knowledge/readArticle.ts';
import { joinUri, nameOf, parentOf, type CaseRoot } from '../store/caseRoot.ts';
import { codeOf, FileFailure, type FileAccess } from '../store/fileAccess.ts';
import { largestArticle } from './knowledgeBase.ts';

/** The front matter is broken: nothing of the file may be written. */
export class ArticleInvalid extends Error {
  override readonly name = 'ArticleInvalid';
  readonly problem: ArticleProblem;
  constructor(problem: ArticleProblem) {
    super(problem.message.en);
    this.problem = problem;
  }
}

/**
 * Writes a new article, never over another.
 * @returns the URI of the file
 * @throws an error with a Node code: EEXIST when there is such an article, EXDEV when the folder is a link that leads outside
 */
export async function createArticle(
  files: FileAccess,
  root: CaseRoot,
  number: string,
  content: string,
): Promise<string> {
  const folder = joinUri(root.uri, knowledgeFolderName);
  const uri = joinUri(folder, articleFileName(number));
  await files.createFolder(folder);
  await refuseOutside(files, folder, root.uri);
  const lock = await files.lock(uri);
  try {
    if (await exists(files, uri, root.uri)) throw new FileFailure('EEXIST', uri);
    await files.replace(uri, content, () => lock.assertHeld());
  } finally {
    await lock.release();
  }
  return uri;
}

/**
 * Changes keys of an article's front matter, as it stands on disk now; its body stays to the byte. The one way in which
 * articles are changed.
 * @param change what to write, from what the article says now; `undefined` or nothing: the file is left alone
 * @returns whether the file was written
 * @throws ArticleInvalid when it is no article; an error with a Node code when it cannot be read or written
 */
export async function changeArticle(
  files: FileAccess,
  uri: string,
  change: (article: Article) => FrontChanges | undefined,
): Promise<boolean> {
  const root = parentOf(parentOf(uri));
  await refuseOutside(files, uri, root);
  const lock = await files.lock(uri);
  try {
    const content = await files.read(uri, { limit: largestArticle, within: root });
    if (content.kind !== 'text') throw new FileFailure(content.kind, uri);
    const text = await changedText(content.text, uri, change);
    if (text === content.text) return false;
    await files.replace(uri, text, () => lock.assertHeld());
    return true;
  } finally {
    await lock.release();
  }
}

/** The text of an article with the change; the same text when there is nothing to change. @throws ArticleInvalid */
export async function changedText(
  text: string,
  uri: string,
  change: (article: Article) => FrontChanges | undefined,
): Promise<string> {
  const number = articleNumberOf(nameOf(uri)) ?? '';
  const read = await readArticle(text, number);
  if (read.kind === 'invalid') throw new ArticleInvalid(read.problem);
  const changes = change(read.article);
  if (changes === undefined) return text;
  const changed = await changeFrontOf(text, changes);
  // Nothing is written that could not be read again.
  const again = await readArticle(changed, number);
  if (again.kind === 'invalid') throw new ArticleInvalid(again.problem);
  return changed;
}

async function refuseOutside(files: FileAccess, uri: string, root: string): Promise<void> {
  if (!(await files.isInside(uri, root))) throw new FileFailure('EXDEV', `${uri} leads outside`);
}

async function exists(files: FileAccess, uri: string, within: string): Promise<boolean> {
  try {
    await files.read(uri, { limit: 0, within });
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
