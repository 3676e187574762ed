import type { Case } from '../domain/case.ts';
import { featuresOf, type CaseFeatures } from '../domain/similar/caseFeatures.ts';
import { SimilarIndex, type SimilarCase } from '../domain/similar/similarIndex.ts';
import { Emitter, type Disposable } from '../platform/event.ts';
import type { CaseStore } from '../store/caseStore.ts';
import type { CaseFolder } from '../store/caseRoot.ts';
import type { Log } from '../store/log.ts';
import type { CasePlace } from '../store/readCase.ts';
import type { FeaturesRead } from './readFeatures.ts';

/** Reads cases without holding anybody up, telling what it found as it goes. */
export type FeatureReader = (
  places: readonly Pick<CasePlace, 'folder' | 'root'>[],
  onRead: (batch: readonly FeaturesRead[]) => void,
  signal: AbortSignal,
) => Promise<void>;

/** The cases that resemble one, as far as is known at this moment. */
export interface SimilarFound {
  readonly cases: readonly SimilarCase[];
  /** Not every case was compared yet; `onDidChange` comes with more. */
  readonly isReading: boolean;
}

/** What changed is read again after so long: an edit is on disk within half a second. Milliseconds. */
const restMs = 800;
/** While all cases are read, listeners hear of it at most this often, ms. */
const tellMs = 1_000;

/**
 * Knows which cases resemble each other. Nothing is read before somebody asks; then all cases are, in the background, and
 * after that each one that changes. Everything stays in memory: nothing is written, nothing leaves the computer.
 */
export class SimilarCases implements Disposable {
  readonly #store: Pick<CaseStore, 'entries' | 'entry' | 'onDidChange' | 'onDidChangeContent'>;
  readonly #loaded: Promise<void>;
  readonly #read: FeatureReader;
  readonly #log: Log;
  readonly #index = new SimilarIndex();
  readonly #changed = new Emitter<void>((error) => this.#log.error('A listener failed', error));
  /** Other cases may be similar now. */
  readonly onDidChange = this.#changed.event;
  readonly #ending = new AbortController();
  readonly #dirty = new Set<CaseFolder>();
  #subscriptions: Disposable[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldAt = 0;
  #reading: Promise<void> | undefined;
  #isComplete = false;

  constructor(options: {
    readonly store: Pick<CaseStore, 'entries' | 'entry' | 'onDidChange' | 'onDidChangeContent'>;
    readonly loaded: Promise<void>;
    readonly read: FeatureReader;
    readonly log: Log;
  }) {
    this.#store = options.store;
    this.#loaded = options.loaded;
    this.#read = options.read;
    this.#log = options.log;
  }

  /** How many cases can be found. */
  get size(): number {
    return this.#index.size;
  }

  /** The cases that resemble one as it stands now, with what is being typed; starts reading the first time. */
  find(folder: CaseFolder, current: Case, most = 5): SimilarFound {
    void this.#start();
    const found = this.#index.find(this.#featuresNow(folder, current), { own: folder, most });
    // The store tells of a case that is gone a moment later.
    const cases = found.filter(({ key }) => this.#store.entry(key)?.kind === 'case');
    return { cases, isReading: !this.#isComplete };
  }

  /** The same once every case was compared, and what changed last. */
  async findAll(folder: CaseFolder, current: Case, most?: number): Promise<readonly SimilarCase[]> {
    await this.#start();
    await this.#readDirty();
    return this.find(folder, current, most).cases;
  }

  dispose(): void {
    this.#ending.abort();
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  /** What is in its evidence was read with the others; what is typed is looked at now. */
  #featuresNow(folder: CaseFolder, current: Case): CaseFeatures {
    return { ...featuresOf(current), evidence: this.#index.get(folder)?.evidence ?? [] };
  }

  #start(): Promise<void> {
    this.#reading ??= this.#readAll();
    return this.#reading;
  }

  async #readAll(): Promise<void> {
    await this.#loaded;
    if (this.#ending.signal.aborted) return;
    this.#subscriptions = [
      this.#store.onDidChangeContent((folder) => this.#note(folder)),
      this.#store.onDidChange(({ removed }) => {
        for (const folder of removed) this.#note(folder);
      }),
    ];
    const folders = [...this.#store.entries()].flatMap(({ kind, folder }) => (kind === 'case' ? [folder] : []));
    await this.#take(folders);
    this.#isComplete = true;
    this.#tell();
  }

  #note(folder: CaseFolder): void {
    this.#dirty.add(folder);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#readDirty(), restMs);
  }

  async #readDirty(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#dirty.size === 0 || this.#ending.signal.aborted) return;
    const folders = [...this.#dirty];
    this.#dirty.clear();
    for (const folder of folders) if (this.#store.entry(folder)?.kind !== 'case') this.#index.delete(folder);
    await this.#take(folders.filter((folder) => this.#store.entry(folder)?.kind === 'case'));
    this.#tell();
  }

  async #take(folders: readonly CaseFolder[]): Promise<void> {
    const places = folders.flatMap((folder) => {
      const entry = this.#store.entry(folder);
      return entry ? [{ folder, root: entry.root.uri }] : [];
    });
    if (places.length === 0) return;
    try {
      await this.#read(places, (batch) => this.#add(batch), this.#ending.signal);
    } catch (error) {
      if (!this.#ending.signal.aborted) this.#log.warn('Reading cases for similar ones failed', error);
    }
  }

  #add(batch: readonly FeaturesRead[]): void {
    if (this.#ending.signal.aborted) return;
    for (const { folder, features } of batch) {
      if (features && this.#store.entry(folder) !== undefined) this.#index.set(folder, features);
      else this.#index.delete(folder);
    }
    if (!this.#isComplete && performance.now() - this.#toldAt >= tellMs) this.#tell();
  }

  #tell(): void {
    this.#toldAt = performance.now();
    if (!this.#ending.signal.aborted) this.#changed.fire();
  }
}
