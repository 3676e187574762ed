import type { Article } from '../domain/knowledge/article.ts';
import { markStale, reopeningAfter, type FrontChanges } from '../domain/knowledge/articleSteps.ts';
import type { Case } from '../domain/case.ts';
import { fill, say, text } from '../domain/text.ts';
import type { TimelineEvent } from '../domain/timeline.ts';
import type { CaseEntry, StoreChange } from '../store/caseEntry.ts';
import type { Event } from '../platform/event.ts';
import type { Log } from '../store/log.ts';
import { Anonymiser } from './anonymiser.ts';
import { identitiesOf } from './identities.ts';
import type { KnowledgeBase } from './knowledgeBase.ts';

/** As much of the store as is looked at. */
export interface ReopenedCases {
  readonly onDidChange: Event<StoreChange>;
  findByNumber(number: string): CaseEntry[];
  entry(folder: string): CaseEntry | undefined;
  open(folder: string): Promise<{ readonly case: Case; release(): void }>;
}

export interface StaleArticlesParts {
  readonly store: ReopenedCases;
  readonly knowledge: KnowledgeBase;
  readonly log: Log;
  /** Writes into an article; may put it off while somebody is typing into it. @returns whether it was written */
  readonly write: (uri: string, change: (article: Article) => FrontChanges | undefined) => Promise<boolean>;
  /** Takes secrets out of a text that nobody looks at before it is written. */
  readonly mask: (folder: string, text: string) => Promise<string>;
  /** Told of each article that was marked. */
  readonly onMarked: (uri: string, caseNumber: string) => void;
}

/**
 * Marks articles whose case was reopened: what they tell did not hold. What is written follows from the case's history alone, so
 * two windows, or two branches, write the same.
 */
export class StaleArticles {
  readonly #parts: StaleArticlesParts;
  readonly #subscriptions: readonly { dispose(): void }[];
  #queue: Promise<void> = Promise.resolve();

  constructor(parts: StaleArticlesParts) {
    const { store, knowledge } = parts;
    this.#parts = parts;
    this.#subscriptions = [
      store.onDidChange(({ added, changed }) => {
        const reopened = [...added, ...changed].flatMap((folder) => {
          const entry = store.entry(folder);
          return entry?.kind === 'case' && reopenings(entry).length > 0 ? [entry] : [];
        });
        if (reopened.length > 0) this.#later(() => this.#checkCases(reopened));
      }),
      knowledge.onDidChange(({ changed }) => this.#later(() => this.#checkArticles(changed))),
    ];
  }

  /** Resolves when everything that is known of was looked at. */
  get settled(): Promise<void> {
    return this.#queue;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #later(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      this.#parts.log.error('Marking a stale article failed', error);
    });
  }

  async #checkCases(entries: readonly (CaseEntry & { kind: 'case' })[]): Promise<void> {
    const { knowledge } = this.#parts;
    await knowledge.load();
    for (const entry of entries)
      for (const { uri } of knowledge.articlesOf(entry.summary.number)) await this.#check(uri, entry);
  }

  async #checkArticles(uris: readonly string[]): Promise<void> {
    const { knowledge, store } = this.#parts;
    for (const uri of uris) {
      const known = knowledge.entry(uri);
      if (known?.kind !== 'article') continue;
      for (const number of known.article.cases)
        for (const entry of store.findByNumber(number)) if (entry.kind === 'case') await this.#check(uri, entry);
    }
  }

  async #check(uri: string, entry: CaseEntry & { kind: 'case' }): Promise<void> {
    const { knowledge, write, log, onMarked } = this.#parts;
    const known = knowledge.entry(uri);
    const reopening = known?.kind === 'article' ? reopeningAfter(known.article, reopenings(entry)) : undefined;
    if (known?.kind !== 'article' || !reopening) return;
    try {
      const reason = await this.#reason(entry, reopening, known.article);
      const change = (article: Article): FrontChanges | undefined =>
        reopeningAfter(article, [reopening]) && markStale(reopening.at, reason);
      if (!(await write(uri, change))) return;
      await knowledge.refresh(uri);
      onMarked(uri, entry.summary.number);
    } catch (error) {
      log.error(`${uri} could not be marked as stale`, error);
    }
  }

  /** That the case was reopened, and why, without names and secrets, in the article's language. */
  async #reason(entry: CaseEntry & { kind: 'case' }, { reason }: TimelineEvent, article: Article): Promise<string> {
    const { store, mask } = this.#parts;
    const language = article.language === 'zh-cn' ? 'zh-cn' : 'en';
    const { number } = entry.summary;
    const words = (reason ?? '').trim().replace(/\s+/g, ' ');
    if (words === '') return say(fill(text('{0} was reopened.', '{0} 已重新打开。'), number), language);
    const document = await store.open(entry.folder);
    try {
      const names = new Anonymiser(identitiesOf(document.case), [words], language);
      const told = await mask(entry.folder, names.hide(words));
      return say(fill(text('{0} was reopened: {1}', '{0} 已重新打开：{1}'), number, told), language);
    } finally {
      document.release();
    }
  }
}

const reopenings = ({ summary }: CaseEntry & { kind: 'case' }): readonly TimelineEvent[] =>
  summary.clockEvents?.filter(({ type }) => type === 'reopened') ?? [];
