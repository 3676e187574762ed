import MiniSearch, { type Options } from 'minisearch';
import * as z from 'zod';
import { parseCase } from '../domain/parseCase.ts';
import { caseTexts } from './caseTexts.ts';
import { articleTitle } from './lineTexts.ts';
import { queryOf } from './queryOf.ts';
import { foldTerm, indexTerms } from './tokens.ts';

/** Changes with everything that changes what is in a stored index: the form of documents, terms, or of the file. */
export const indexVersion = 1;

/** What is put into the index: the text as it stands in its file. */
export interface SearchDocument {
  readonly kind: 'case' | 'evidence' | 'article';
  /** The URI of a case folder or of an article; of evidence, `evidenceKey`. */
  readonly key: string;
  /** Tells whether the file is still the one that was read. */
  readonly stamp: string;
  readonly text: string;
}

export const evidenceKey = (caseFolder: string, id: string): string => `${caseFolder}#${id}`;

/** Evidence that a case names and the index lacks, or has in another version. */
export interface WantedEvidence {
  readonly key: string;
  readonly caseFolder: string;
  readonly id: string;
  readonly stamp: string;
}

export interface SearchHit {
  readonly kind: SearchDocument['kind'];
  readonly key: string;
  /** The words of the text that were found, as `foldTerm` writes them. */
  readonly terms: readonly string[];
}
export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** How many there are; `hits` are the best of them. */
  readonly count: number;
}

interface IndexedDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The beginning of more case numbers than this is answered with the newest of them. */
const mostExpanded = 50;

/** So many different words of one document; what is beyond is a dump, not a text. */
const mostTerms = 20_000;

const options: Options<IndexedDocument> = {
  fields: ['title', 'text'],
  // Each word once: how often a word stands in a log says nothing.
  tokenize: (text) => {
    const found = new Set<string>();
    for (const term of indexTerms(text)) {
      if (term !== '') found.add(term);
      if (found.size >= mostTerms) break;
    }
    return [...found];
  },
  processTerm: (term) => term,
  // A case counts before its evidence, and what is in its title before all.
  searchOptions: { boost: { title: 3 } },
};

const storedSchema = z.object({
  version: z.literal(indexVersion),
  stamps: z.record(z.string(), z.string()),
  index: z.string(),
});

/** Everything that can be searched, by its words. Pure: runs in a thread of its own, and in a browser. */
export class SearchIndex {
  #index = new MiniSearch<IndexedDocument>(options);
  /** What is indexed, by key. */
  #stamps = new Map<string, string>();
  /** The evidence of each case, so that it goes with its case. */
  #evidence = new Map<string, Set<string>>();

  /** The numbers of all cases in their order, with their keys; made again when a case came or went. */
  #numbers: readonly (readonly [number: string, key: string])[] | undefined;

  get size(): number {
    return this.#stamps.size;
  }

  get stamps(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#stamps);
  }

  /** @returns the evidence of a case that should be put, too */
  put({ kind, key, stamp, text }: SearchDocument): WantedEvidence[] {
    if (kind !== 'case') {
      if (kind === 'evidence') {
        const [folder = ''] = splitKey(key);
        // The case went away while its evidence was read.
        if (!this.#stamps.has(`case ${folder}`)) return [];
        const known = this.#evidence.get(folder) ?? new Set();
        this.#evidence.set(folder, known.add(key));
      }
      this.#set(kind, key, stamp, { title: kind === 'article' ? articleTitle(text) : '', text });
      return [];
    }
    const parsed = parseCase(text);
    if (parsed.kind !== 'case') {
      // What is no case now may be one again; it is not found meanwhile.
      this.#set(kind, key, stamp, { title: '', text: '' });
      return [];
    }
    const texts = caseTexts(parsed.case);
    const isTitle = (path: readonly string[] | undefined): boolean => path?.[0] === 'title';
    const join = (only: boolean): string =>
      texts
        .filter(({ path }) => isTitle(path) === only)
        .map(({ text: { en, zh } }) => (en === zh ? en : `${en}\n${zh}`))
        .join('\n');
    this.#set(kind, key, stamp, { title: join(true), text: join(false) });
    const items = (parsed.case.evidence ?? []).filter(({ file }) => file !== undefined);
    const keys = new Set(items.map(({ id }) => evidenceKey(key, id)));
    for (const gone of this.#evidence.get(key) ?? []) if (!keys.has(gone)) this.#drop('evidence', gone);
    return items
      .map(({ id, sha256 }) => ({ key: evidenceKey(key, id), caseFolder: key, id, stamp: sha256 }))
      .filter(({ key: own, stamp: wanted }) => this.#stamps.get(`evidence ${own}`) !== wanted);
  }

  /** Takes a case with its evidence, or an article, out. */
  remove(kind: 'case' | 'article', key: string): void {
    this.#drop(kind, key);
    if (kind === 'case') for (const own of this.#evidence.get(key) ?? []) this.#drop('evidence', own);
    this.#evidence.delete(key);
  }

  search(text: string, most: number): SearchAnswer {
    const query = queryOf(text);
    if (query === undefined) return { hits: [], count: 0 };
    const numbered = this.#numbered(foldTerm(text.trim()));
    if (numbered.length > mostExpanded)
      return {
        hits: numbered
          .slice(-most)
          .reverse()
          .map(([number, key]) => ({ kind: 'case', key, terms: [number] })),
        count: numbered.length,
      };
    const exact = this.#index.search(query);
    // To look for words with a slip takes several times as long, and nobody wants them who was understood.
    const found = exact.length > 0 ? exact : this.#index.search(queryOf(text, true) ?? query);
    return {
      hits: found.slice(0, most).map(({ id, terms }) => {
        const [kind, key] = readId(String(id));
        return { kind, key, terms };
      }),
      count: found.length,
    };
  }

  /**
   * The cases whose numbers begin like this. To the index each number is a word of its own: to weigh ten thousand of them took a
   * quarter of a second, and all weigh the same.
   */
  #numbered(beginning: string): readonly (readonly [number: string, key: string])[] {
    // Anything else may be the beginning of a word of the texts, too.
    if (!/^ts-\d/.test(beginning)) return [];
    this.#numbers ??= [...this.#stamps.keys()]
      .map(readId)
      .filter(([kind]) => kind === 'case')
      .map(([, key]) => [foldTerm(key.slice(key.lastIndexOf('/') + 1)), key] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    return this.#numbers.filter(([number]) => number.startsWith(beginning));
  }

  /** The whole index as text, for `load`. */
  save(): string {
    return JSON.stringify({ version: indexVersion, stamps: this.stamps, index: JSON.stringify(this.#index) });
  }

  /** @throws an error when the text is no index of this version; the index is empty then */
  load(stored: string): void {
    const { stamps, index } = storedSchema.parse(JSON.parse(stored));
    const loaded = MiniSearch.loadJSON(index, options);
    if (loaded.documentCount !== Object.keys(stamps).length) throw new Error('The stored index is not whole');
    this.#index = loaded;
    this.#stamps = new Map(Object.entries(stamps));
    this.#numbers = undefined;
    this.#evidence = new Map();
    for (const id of this.#stamps.keys()) {
      const [kind, key] = readId(id);
      if (kind !== 'evidence') continue;
      const [folder = ''] = splitKey(key);
      this.#evidence.set(folder, (this.#evidence.get(folder) ?? new Set()).add(key));
    }
  }

  #set(kind: SearchDocument['kind'], key: string, stamp: string, own: Omit<IndexedDocument, 'id'>): void {
    const id = `${kind} ${key}`;
    if (this.#stamps.has(id)) this.#index.discard(id);
    else this.#numbers = undefined;
    this.#index.add({ id, ...own });
    this.#stamps.set(id, stamp);
  }

  #drop(kind: SearchDocument['kind'], key: string): void {
    const id = `${kind} ${key}`;
    if (this.#stamps.delete(id)) this.#index.discard(id);
    this.#numbers = undefined;
    if (kind === 'evidence') this.#evidence.get(splitKey(key)[0] ?? '')?.delete(key);
  }
}

/** The folder of the case and the id of the evidence; a URI holds no bare `#`. */
export const splitKey = (key: string): string[] => {
  const at = key.lastIndexOf('#');
  return [key.slice(0, at), key.slice(at + 1)];
};

const readId = (id: string): [SearchDocument['kind'], string] => {
  const at = id.indexOf(' ');
  const kind = id.slice(0, at);
  return [kind === 'case' || kind === 'evidence' ? kind : 'article', id.slice(at + 1)];
};
