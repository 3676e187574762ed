import type { Article } from './article.ts';

/** The text of a new article's file. The keys come in the order of the schema; what is not known is left out. */
export async function newArticleFile(article: Article, body: string): Promise<string> {
  const { stringify } = await import('yaml');
  const front = Object.entries(article).filter(([, value]) => value !== undefined);
  return `---\n${stringify(Object.fromEntries(front), { lineWidth: 0 })}---\n\n${body}`;
}
