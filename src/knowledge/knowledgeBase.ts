import { articleNumberOf, knowledgeFolderName, type Article } from '../domain/knowledge/article.ts';
import { readArticle, type ArticleProblem } from '../domain/knowledge/readArticle.ts';
import { text } from '../domain/text.ts';
import { Emitter, type Event } from '../platform/event.ts';
import { joinUri, nameOf, parentOf, type CaseRoot } from '../store/caseRoot.ts';
import { codeOf, type FileAccess } from '../store/fileAccess.ts';
import type { Log } from '../store/log.ts';

/** No larger article is read, bytes. */
export const largestArticle = 1024 * 1024;
/** So many reads at once. */
const readsAtOnce = 16;

/** An article of the workspace, or a file that should be one, and the reason why it is none. */
export type ArticleEntry = {
  /** Of the file, as `vscode.Uri.toString()` writes it. */
  readonly uri: string;
  readonly root: CaseRoot;
  /** `KA-YYYYMMDD-XXXXX`, as the file is called. */
  readonly number: string;
} & (
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'invalid'; readonly problem: ArticleProblem }
);

/** URIs of articles. */
export interface KnowledgeChange {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** The text of an article as it stands in its file. */
export interface ArticleText {
  readonly text: string;
  readonly read: Awaited<ReturnType<typeof readArticle>>;
}

/**
 * The articles of all roots. Keeps what their front matter says; a body is read when it is asked for. Reads through
 * `FileAccess`, so that it works wherever VS Code has files.
 */
export class KnowledgeBase {
  readonly #files: FileAccess;
  readonly #roots: () => readonly CaseRoot[];
  readonly #log: Log;
  readonly #entries = new Map<string, ArticleEntry>();
  readonly #changed: Emitter<KnowledgeChange>;
  readonly onDidChange: Event<KnowledgeChange>;
  #loaded: Promise<void> | undefined;
  #isLoaded = false;
  #queue: Promise<void> = Promise.resolve();

  constructor(files: FileAccess, roots: () => readonly CaseRoot[], log: Log) {
    this.#files = files;
    this.#roots = roots;
    this.#log = log;
    this.#changed = new Emitter((error) => log.error('A listener failed', error));
    this.onDidChange = this.#changed.event;
  }

  /** Everything was read once. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Reads all articles, the first time it is asked; never fails. */
  load(): Promise<void> {
    return (this.#loaded ??= this.refresh());
  }

  /** All entries, the newest numbers first. */
  entries(): readonly ArticleEntry[] {
    return [...this.#entries.values()].sort((one, other) => (one.number < other.number ? 1 : -1));
  }

  entry(uri: string): ArticleEntry | undefined {
    return this.#entries.get(uri);
  }

  /** The entries with a number; usually one. */
  findByNumber(number: string): readonly ArticleEntry[] {
    return this.entries().filter((entry) => entry.number === number);
  }

  /** The articles whose front matter names the case. */
  articlesOf(caseNumber: string): readonly (ArticleEntry & { kind: 'article' })[] {
    return this.entries().flatMap((entry) =>
      entry.kind === 'article' && entry.article.cases.includes(caseNumber) ? [entry] : [],
    );
  }

  /**
   * The text of an article and what it says, as it stands on disk now.
   * @throws an error with a Node code when the file cannot be read, or is larger than an article, no UTF-8 or outside
   */
  async readText(uri: string): Promise<ArticleText> {
    const content = await this.#files.read(uri, { limit: largestArticle, within: parentOf(parentOf(uri)) });
    if (content.kind !== 'text') throw Object.assign(new Error(`${uri}: ${content.kind}`), { code: content.kind });
    return { text: content.text, read: await readArticle(content.text, articleNumberOf(nameOf(uri)) ?? '') };
  }

  /** Takes in what changed on disk: one file, or everything. Never fails. */
  refresh(uri?: string): Promise<void> {
    const turn = this.#queue.then(() => (uri === undefined ? this.#readAll() : this.#readOne(uri)));
    this.#queue = turn.catch((error: unknown) => this.#log.error('Reading articles failed', error));
    return this.#queue;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #readAll(): Promise<void> {
    const found = new Map<string, CaseRoot>();
    for (const root of this.#roots()) for (const uri of await this.#list(root)) found.set(uri, root);
    const removed = [...this.#entries.keys()].filter((uri) => !found.has(uri));
    for (const uri of removed) this.#entries.delete(uri);
    const changed: string[] = [];
    const left = [...found];
    while (left.length > 0)
      for (const entry of await Promise.all(left.splice(0, readsAtOnce).map(([uri, root]) => this.#read(uri, root))))
        if (entry) {
          this.#entries.set(entry.uri, entry);
          changed.push(entry.uri);
        }
    this.#isLoaded = true;
    this.#changed.fire({ changed, removed });
  }

  async #readOne(uri: string): Promise<void> {
    const root = this.#roots().find((each) => knowledgeFolderOf(each) === parentOf(uri));
    if (!root || articleNumberOf(nameOf(uri)) === undefined) return;
    const entry = await this.#read(uri, root);
    if (entry) this.#entries.set(uri, entry);
    else if (!this.#entries.delete(uri)) return;
    this.#changed.fire(entry ? { changed: [uri], removed: [] } : { changed: [], removed: [uri] });
  }

  async #list(root: CaseRoot): Promise<string[]> {
    const folder = knowledgeFolderOf(root);
    try {
      const items = await this.#files.list(folder);
      return items
        .filter(({ name, kind }) => articleNumberOf(name) !== undefined && (kind === 'file' || kind === 'link'))
        .map(({ name }) => joinUri(folder, name));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.#log.error(`Reading ${folder} failed`, error);
      return [];
    }
  }

  /** @returns undefined when there is no such file */
  async #read(uri: string, root: CaseRoot): Promise<ArticleEntry | undefined> {
    const own = { uri, root, number: articleNumberOf(nameOf(uri)) ?? '' };
    try {
      const content = await this.#files.read(uri, { limit: largestArticle, within: root.uri });
      if (content.kind !== 'text') return { ...own, kind: 'invalid', problem: unreadable(content.kind) };
      const read = await readArticle(content.text, own.number);
      return read.kind === 'article'
        ? { ...own, kind: 'article', article: read.article }
        : { ...own, kind: 'invalid', problem: read.problem };
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT') return undefined;
      return { ...own, kind: 'invalid', problem: unreadable(code) };
    }
  }
}

/** The folder of a root's articles. It need not exist. */
export const knowledgeFolderOf = (root: CaseRoot): string => joinUri(root.uri, knowledgeFolderName);

function unreadable(kind: string): ArticleProblem {
  switch (kind) {
    case 'tooLarge':
      return { message: text('The file is larger than 1 MB.', '文件超过 1 MB。') };
    case 'notUtf8':
      return { message: text('The file is not UTF-8 text.', '文件不是 UTF-8 文本。') };
    case 'outside':
      return {
        message: text('The file is a link that leads out of the casebook.', '文件是指向案卷文件夹之外的链接。'),
      };
    default:
      return { message: text(`The file cannot be read (${kind}).`, `无法读取文件（${kind}）。`) };
  }
}
