import type { Article } from '../domain/knowledge/article.ts';
import { articleText, textsOf, type ArticleExcerpt } from '../domain/knowledge/articleText.ts';
import type { Case } from '../domain/case.ts';
import type { Language } from '../domain/text.ts';
import { Anonymiser } from './anonymiser.ts';
import { identitiesOf } from './identities.ts';

/** A draft, names replaced by roles; the check for secrets comes after it. */
export interface ArticleDraft {
  readonly article: Article;
  readonly body: string;
}

/**
 * Drafts an article from a case: what the user said, where it happened, why, and what helped. Whoever is named in the case
 * is called by a role, also where a name stands in the middle of a text or in evidence.
 * @param own.at ISO 8601, when it is drafted
 */
export function draftArticle(
  current: Case,
  excerpts: readonly ArticleExcerpt[],
  own: { readonly number: string; readonly language: Language; readonly at: string; readonly author: string },
): ArticleDraft {
  const texts = [...textsOf(current), ...excerpts.flatMap(({ title, text }) => [title, text])];
  const names = new Anonymiser(identitiesOf(current), texts, own.language);
  const hide = (text: string): string => names.hide(text);
  // A case that somebody reported for themselves: who wrote the article is who the case is about.
  const isReporter = [current.intake?.reporterName, current.intake?.affectedUser].includes(own.author);
  const { labels, triage, intake } = current;
  return {
    article: {
      id: own.number,
      title: hide(current.title).trim() || own.number,
      state: 'draft',
      language: own.language,
      cases: [current.number],
      ...(triage?.category !== undefined && { category: triage.category }),
      ...(intake?.system !== undefined && intake.system !== '' && { system: hide(intake.system) }),
      ...(labels && labels.length > 0 && { labels: labels.map(hide) }),
      created: own.at,
      ...(own.author !== '' && !isReporter && { author: own.author }),
    },
    body: articleText({ current, language: own.language, excerpts, hide }),
  };
}
