import { momentMs } from '../moment.ts';
import type { TimelineEvent } from '../timeline.ts';
import { isStale, type Article } from './article.ts';

/** What can be done with an article, apart from writing it. */
export const articleSteps = ['review', 'publish', 'archive', 'restore'] as const;
export type ArticleStep = (typeof articleSteps)[number];

/**
 * The steps that an article can take. Only what was reviewed is published, and nothing that is stale: a review comes first.
 * A review of what is published leaves it published and takes the mark away.
 */
export function stepsOf(article: Article): readonly ArticleStep[] {
  switch (article.state) {
    case 'draft':
      return ['review', 'archive'];
    case 'reviewed':
      return isStale(article) ? ['review', 'archive'] : ['publish', 'review', 'archive'];
    case 'published':
      return ['review', 'archive'];
    case 'archived':
      return ['restore'];
  }
}

/** Changes of front matter: keys with their new values, `undefined` to take one out. */
export type FrontChanges = Readonly<Record<string, unknown>>;

const fresh: FrontChanges = { stale: undefined, staleSince: undefined, staleReason: undefined };

/**
 * What a step writes.
 * @param doing.by who reviewed it; `doing.at` an ISO 8601 moment
 * @throws RangeError when the article cannot take the step
 */
export function takeStep(article: Article, step: ArticleStep, { by, at }: { by: string; at: string }): FrontChanges {
  if (!stepsOf(article).includes(step)) throw new RangeError(`${article.id} is ${article.state}: no ${step}`);
  switch (step) {
    case 'review':
      return {
        state: article.state === 'draft' ? 'reviewed' : article.state,
        reviewedBy: by,
        reviewedAt: at,
        ...fresh,
      };
    case 'publish':
      return { state: 'published', publishedAt: at };
    case 'archive':
      return { state: 'archived', archivedAt: at };
    case 'restore':
      // What it says may have aged meanwhile: it starts again, and is reviewed again.
      return {
        state: 'draft',
        archivedAt: undefined,
        publishedAt: undefined,
        reviewedBy: undefined,
        reviewedAt: undefined,
      };
  }
}

/**
 * The reopening of a case that makes an article stale: the first after it was last drafted or reviewed. Read from the case's
 * own history, so that every window, on whatever branch, writes the same bytes.
 */
export function reopeningAfter(article: Article, events: readonly TimelineEvent[]): TimelineEvent | undefined {
  if (isStale(article) || article.state === 'archived') return undefined;
  const checkedMs = Math.max(momentMs(article.created) ?? -Infinity, momentMs(article.reviewedAt) ?? -Infinity);
  return events
    .filter(({ type, at }) => type === 'reopened' && (momentMs(at) ?? -Infinity) > checkedMs)
    .sort((one, other) => (momentMs(one.at) ?? 0) - (momentMs(other.at) ?? 0))[0];
}

/** What marks an article as stale. @param reason as it may stand in an article: nobody is named in it */
export const markStale = (at: string, reason: string): FrontChanges => ({
  stale: true,
  staleSince: at,
  staleReason: reason,
});
