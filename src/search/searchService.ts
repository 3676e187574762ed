import type { KnowledgeBase } from '../knowledge/knowledgeBase.ts';
import { Emitter, type Disposable } from '../platform/event.ts';
import { serializeCase } from '../domain/serialize.ts';
import type { CaseFolder } from '../store/caseRoot.ts';
import { caseFileOf, parentOf } from '../store/caseRoot.ts';
import type { CaseStore } from '../store/caseStore.ts';
import type { FileAccess } from '../store/fileAccess.ts';
import type { Log } from '../store/log.ts';
import { largestCaseFile } from '../store/readCase.ts';
import { SearchClient } from './searchClient.ts';
import type { SearchAnswer, SearchDocument, WantedEvidence } from './searchIndex.ts';

/** How far the index is. `total` and `done` count cases. */
export type SearchState =
  | { readonly kind: 'building'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string };

export interface SearchServiceOptions {
  readonly store: CaseStore;
  /** Resolves once every case was read. */
  readonly loaded: Promise<void>;
  readonly knowledge: KnowledgeBase;
  readonly files: FileAccess;
  readonly log: Log;
  /** The bundle of the worker. */
  readonly workerFile: string;
  /** The text of a piece of evidence, as far as it is searched; `undefined` for what is no text or not there. */
  readonly readEvidence: (wanted: WantedEvidence) => Promise<string | undefined>;
  /** Where the index is kept from one window to the next. */
  readonly storage?: IndexStorage | undefined;
}
export interface IndexStorage {
  /** @returns `undefined` when there is none */
  read(): Promise<Uint8Array | undefined>;
  write(stored: Uint8Array): Promise<void>;
}

/** The host reads so long before it lets others have their turn, ms. */
const sliceMs = 8;
/** So many texts go to the thread at once: a query waits for no more. */
const batchSize = 24;
/** Typing in a field is one change, ms. */
const changeMs = 400;
/** The index is stored when nothing has changed for so long, ms. */
const storeMs = 20_000;
/** When more cases have changed at once, as after a checkout, their files are read without opening each. */
const mostOpened = 32;

/**
 * The search over all that is in the casebook. The index is in a thread of its own; this side brings it the texts, at first
 * all, then what changes. It begins with the first use: until then it holds and does nothing.
 */
export class SearchService implements Disposable {
  readonly #options: SearchServiceOptions;
  readonly #client: SearchClient;
  readonly #changed: Emitter<SearchState>;
  readonly onDidChange;
  readonly #subscriptions: Disposable[] = [];
  readonly #touched = new Set<CaseFolder>();
  #articlesTouched = new Set<string>();
  #articles = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #storing: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<void>;
  #state: SearchState = { kind: 'building', done: 0, total: 0 };
  #isDisposed = false;

  constructor(options: SearchServiceOptions) {
    this.#options = options;
    this.#changed = new Emitter<SearchState>((error) => options.log.error('A listener failed', error));
    this.onDidChange = this.#changed.event;
    this.#client = new SearchClient(options.workerFile);
    this.#client.ended.catch((error: unknown) => this.#fail(error));
    this.#subscriptions.push(
      options.store.onDidChangeContent((folder) => this.#touch(() => this.#touched.add(folder))),
      options.store.onDidChange(({ changed, removed }) => {
        if (changed.length + removed.length === 0) return;
        this.#touch(() => {
          // A case that became unreadable has no content to tell of.
          for (const folder of [...removed, ...changed.filter((each) => options.store.entry(each)?.kind === 'invalid')])
            this.#touched.add(folder);
        });
      }),
      options.knowledge.onDidChange(({ changed, removed }) =>
        this.#touch(() => {
          for (const uri of [...changed, ...removed]) this.#articlesTouched.add(uri);
        }),
      ),
    );
    this.#queue = this.#build().catch((error: unknown) => this.#fail(error));
  }

  get state(): SearchState {
    return this.#state;
  }

  /** Resolves once everything is indexed that is known to have changed. */
  async settled(): Promise<void> {
    if (this.#timer !== undefined) this.#begin();
    return this.#queue;
  }

  /** @returns `undefined` when a later query has overtaken this one */
  search(text: string, most: number): Promise<SearchAnswer | undefined> {
    return this.#client.ask({ type: 'search', text, most });
  }

  /** Stores the index now. */
  async store(): Promise<void> {
    clearTimeout(this.#storing);
    const { storage, log } = this.#options;
    try {
      if (storage) await storage.write(await this.#client.ask({ type: 'save' }));
    } catch (error) {
      log.warn('The search index could not be stored; it is made again when it is needed', String(error));
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#storing);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#client.dispose();
    this.#changed.dispose();
  }

  async #build(): Promise<void> {
    const { store, loaded, knowledge, storage, log } = this.#options;
    const stored = await storage?.read().catch((error: unknown) => {
      log.warn('The stored search index could not be read; it is made again', String(error));
      return undefined;
    });
    const stamps = stored ? await this.#client.ask({ type: 'load', stored }) : {};
    await loaded;
    await knowledge.load();
    this.#touched.clear();
    this.#articlesTouched.clear();
    const folders = [...store.entries()].map(({ folder }) => folder);
    const present = new Set(folders.map((folder) => `case ${folder}`));
    const gone = Object.keys(stamps).filter((id) => id.startsWith('case ') && !present.has(id));
    const articles = Object.keys(stamps).filter((id) => id.startsWith('article '));
    await this.#client.ask({ type: 'remove', kind: 'case', keys: gone.map((id) => id.slice(5)) });
    await this.#client.ask({ type: 'remove', kind: 'article', keys: articles.map((id) => id.slice(8)) });
    await this.#putArticles(knowledge.entries().map(({ uri }) => uri));
    const changed = await this.#putFiles(folders, stamps);
    this.#set({ kind: 'ready' });
    if (changed > 0 || gone.length > 0) this.#storeSoon();
  }

  /** @returns how many were not the ones that the index had */
  async #putFiles(folders: readonly CaseFolder[], stamps: Readonly<Record<string, string>>): Promise<number> {
    const batch: SearchDocument[] = [];
    let [changed, sliceStart] = [0, performance.now()];
    for (const [at, folder] of folders.entries()) {
      if (this.#isDisposed) return changed;
      const document = await this.#readFile(folder, stamps[`case ${folder}`]);
      if (document) {
        batch.push(document);
        changed += 1;
      }
      if (batch.length >= batchSize) await this.#put(batch.splice(0));
      if (performance.now() - sliceStart < sliceMs) continue;
      if (this.#state.kind === 'building') this.#set({ kind: 'building', done: at, total: folders.length });
      await new Promise((resolve) => setTimeout(resolve, 0));
      sliceStart = performance.now();
    }
    await this.#put(batch);
    return changed;
  }

  async #readFile(folder: CaseFolder, knownStamp: string | undefined): Promise<SearchDocument | undefined> {
    const { files } = this.#options;
    const options = { limit: largestCaseFile, within: parentOf(folder), knownStamp };
    try {
      const file = caseFileOf(folder);
      const content = files.readNow ? files.readNow(file, options) : await files.read(file, options);
      if (content.kind === 'unchanged') return undefined;
      if (content.kind === 'text') return { kind: 'case', key: folder, stamp: content.stamp, text: content.text };
    } catch (error) {
      this.#options.log.debug(`Not searched: ${folder}`, String(error));
    }
    return { kind: 'case', key: folder, stamp: '', text: '' };
  }

  async #put(documents: readonly SearchDocument[]): Promise<void> {
    if (documents.length === 0) return;
    const wanted = await this.#client.ask({ type: 'put', documents });
    let batch: SearchDocument[] = [];
    for (const each of wanted) {
      const text = await this.#options.readEvidence(each).catch(() => undefined);
      batch.push({ kind: 'evidence', key: each.key, stamp: each.stamp, text: text ?? '' });
      if (batch.length < batchSize) continue;
      await this.#client.ask({ type: 'put', documents: batch });
      batch = [];
    }
    if (batch.length > 0) await this.#client.ask({ type: 'put', documents: batch });
  }

  async #putArticles(uris: Iterable<string>): Promise<void> {
    const { knowledge } = this.#options;
    for (const uri of uris) {
      const read = knowledge.entry(uri) && (await knowledge.readText(uri).catch(() => undefined));
      if (read) {
        this.#articles.add(uri);
        await this.#put([{ kind: 'article', key: uri, stamp: '', text: read.text }]);
      } else if (this.#articles.delete(uri)) {
        await this.#client.ask({ type: 'remove', kind: 'article', keys: [uri] });
      }
    }
  }

  #touch(note: () => void): void {
    note();
    this.#timer ??= setTimeout(() => this.#begin(), changeMs);
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue = this.#queue.then(() => this.#update()).catch((error: unknown) => this.#fail(error));
  }

  async #update(): Promise<void> {
    const folders = [...this.#touched];
    const articles = this.#articlesTouched;
    this.#touched.clear();
    this.#articlesTouched = new Set();
    if (this.#isDisposed || (folders.length === 0 && articles.size === 0)) return;
    const { store } = this.#options;
    const gone = folders.filter((folder) => !store.entry(folder));
    if (gone.length > 0) await this.#client.ask({ type: 'remove', kind: 'case', keys: gone });
    const present = folders.filter((folder) => store.entry(folder));
    if (present.length > mostOpened) await this.#putFiles(present, {});
    else for (const folder of present) await this.#putOpened(folder);
    await this.#putArticles(articles);
    this.#storeSoon();
  }

  /** With what was typed and is not on disk yet. The stamp is nobody's: the next window reads the file. */
  async #putOpened(folder: CaseFolder): Promise<void> {
    try {
      const document = await this.#options.store.open(folder);
      const text = serializeCase(document.case);
      document.release();
      await this.#put([{ kind: 'case', key: folder, stamp: 'open', text }]);
    } catch {
      await this.#putFiles([folder], {});
    }
  }

  #storeSoon(): void {
    clearTimeout(this.#storing);
    if (!this.#isDisposed) this.#storing = setTimeout(() => void this.store(), storeMs);
  }

  #set(state: SearchState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  #fail(error: unknown): void {
    if (this.#isDisposed || this.#state.kind === 'failed') return;
    this.#options.log.error('The search failed', error);
    this.#set({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
