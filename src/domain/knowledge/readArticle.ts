import { fill, text, type Text } from '../text.ts';
import { articleSchema, articleStates, type Article } from './article.ts';
import { parseFront, splitMarkdown } from './frontMatter.ts';

/** Why a file of the knowledge folder is no article, and the line, from 1, where that is known. */
export interface ArticleProblem {
  readonly message: Text;
  readonly line?: number;
}

/** What the text of an article's file holds. */
export type ArticleRead =
  | { readonly kind: 'article'; readonly article: Article; readonly body: string }
  | { readonly kind: 'invalid'; readonly problem: ArticleProblem };

/**
 * Reads the text of an article's file. Whatever the text, there is an answer.
 * @param number what the file is called, which the front matter has to agree with
 */
export async function readArticle(text_: string, number: string): Promise<ArticleRead> {
  const marker = /^(?:<{7}|>{7}|={7})(?: .*)?\r?$/m.exec(text_);
  const split = splitMarkdown(text_);
  if (split === 'noFrontMatter')
    return invalid(
      text('The file does not begin with front matter: a line “---”.', '文件开头没有元数据（“---”行）。'),
      1,
    );
  if (split === 'notClosed')
    return invalid(text('The front matter has no end: a line “---”.', '元数据没有结束行（“---”）。'), 1);
  const lineIn = (line: number | undefined): number | undefined => (line === undefined ? undefined : line + 1);
  if (marker && marker.index < split.opening.length + split.front.length)
    return invalid(
      text(
        'The front matter holds the markers of a merge conflict. Resolve it first.',
        '元数据中有合并冲突标记，请先解决冲突。',
      ),
      text_.slice(0, marker.index).split('\n').length,
    );
  const parsed = await parseFront(split.front);
  if (parsed.kind === 'broken')
    return invalid(
      fill(text('The front matter is no valid YAML: {0}', '元数据不是有效的 YAML：{0}'), parsed.reason),
      lineIn(parsed.line),
    );
  const checked = articleSchema.safeParse(parsed.values);
  if (!checked.success) {
    const key = String(checked.error.issues[0]?.path[0] ?? '');
    return invalid(
      fill(
        text('“{0}” in the front matter is missing or wrong; {1} is expected.', '元数据的“{0}”缺失或有误，应为{1}。'),
        key,
        expected(key),
      ),
      lineIn(lineOf(split.front, key)),
    );
  }
  if (checked.data.id !== number)
    return invalid(
      fill(
        text('The file is called {0}, and its front matter says {1}.', '文件名为 {0}，元数据却写着 {1}。'),
        number,
        checked.data.id,
      ),
      lineIn(lineOf(split.front, 'id')),
    );
  return { kind: 'article', article: checked.data, body: split.body };
}

const invalid = (message: Text, line?: number): ArticleRead => ({
  kind: 'invalid',
  problem: { message, ...(line !== undefined && { line }) },
});

/** The line of a key, from 1; the first when it is not there. */
export const lineOf = (front: string, key: string): number =>
  Math.max(
    0,
    front.split('\n').findIndex((line) => line.startsWith(`${key}:`)),
  ) + 1;

const codes = articleStates.map(({ code }) => code).join(', ');

function expected(key: string): Text {
  switch (key) {
    case 'id':
      return text('KA-YYYYMMDD-XXXXX', ' KA-YYYYMMDD-XXXXX');
    case 'cases':
      return text('a list of TS-YYYYMMDD-XXXXX', ' TS-YYYYMMDD-XXXXX 的列表');
    case 'state':
      return text(`one of ${codes}`, ` ${codes} 之一`);
    case 'stale':
      return text('true or false', ' true 或 false');
    default:
      return text('a text', '文字');
  }
}
