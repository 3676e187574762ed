import type { Case } from '../domain/case.ts';
import { serializeCase } from '../domain/serialize.ts';
import { summaryOf } from '../domain/summary.ts';
import { text, type Text } from '../domain/text.ts';
import { Emitter } from '../platform/event.ts';
import type { CaseDocument } from './caseDocument.ts';
import type { CaseEntry, StoreChange } from './caseEntry.ts';
import { CaseIndex } from './caseIndex.ts';
import { caseFileOf, joinUri, parentOf, type CaseFolder, type CaseRoot } from './caseRoot.ts';
import { ChangeBatch } from './changeBatch.ts';
import type { EditJournal } from './editJournal.ts';
import { codeOf, type FileAccess } from './fileAccess.ts';
import type { Log } from './log.ts';
import { OpenCases } from './openCases.ts';
import type { CaseRead } from './readCase.ts';
import { createFailureText, SaveFailed } from './saveFailed.ts';
import { readFolder, scanRoot } from './scanRoot.ts';

export interface CaseStoreOptions {
  readonly files: FileAccess;
  readonly roots: readonly CaseRoot[];
  readonly log: Log;
  /** Where edits are kept that cannot be written. */
  readonly recovery?: EditJournal;
  /** Awaited once, when the first of many cases were read and told of: lets somebody draw them undisturbed. */
  readonly afterFirst?: () => Promise<void>;
  /** Says a text in the user's language; English by default. */
  readonly say?: (text: Text) => string;
}

/** Changes are told at most this often, ms. */
const announceMs = 40;

/** All cases of all roots. Keeps summaries; a case itself is in memory only while it is open. */
export class CaseStore {
  readonly #files: FileAccess;
  readonly #log: Log;
  readonly #index = new CaseIndex();
  readonly #open: OpenCases;
  readonly #changed: Emitter<StoreChange>;
  readonly onDidChange;
  readonly #contentChanged: Emitter<CaseFolder>;
  /** A case was read anew or edited: also what its summary does not show. Comes at once, for each of them. */
  readonly onDidChangeContent;
  #roots: readonly CaseRoot[];
  #batch = new ChangeBatch();
  #announcing: ReturnType<typeof setTimeout> | undefined;
  #announcedAt = -Infinity;
  #loads: Promise<void> = Promise.resolve();
  #loading = 0;
  #isLoaded = false;
  #isDisposed = false;
  readonly #recovery: EditJournal | undefined;
  #afterFirst: (() => Promise<void>) | undefined;
  readonly #rootFailures = new Map<string, string>();

  constructor(options: CaseStoreOptions) {
    this.#files = options.files;
    this.#roots = options.roots;
    this.#afterFirst = options.afterFirst;
    this.#log = options.log;
    this.#recovery = options.recovery;
    this.#changed = new Emitter<StoreChange>((error) => options.log.error('A listener failed', error));
    this.onDidChange = this.#changed.event;
    this.#contentChanged = new Emitter<CaseFolder>((error) => options.log.error('A listener failed', error));
    this.onDidChangeContent = this.#contentChanged.event;
    this.#open = new OpenCases({
      files: options.files,
      log: options.log,
      recovery: options.recovery,
      say: options.say ?? (({ en }) => en),
      onChanged: (document) => this.#documentChanged(document),
    });
  }

  get roots(): readonly CaseRoot[] {
    return this.#roots;
  }

  /** What is held at this moment: for diagnostics, and for tests that nothing is held for ever. */
  get held(): { readonly openCases: number; readonly listeners: number } {
    return { openCases: this.#open.all().length, listeners: this.#changed.size + this.#contentChanged.size };
  }

  /** Everything was read at least once since the roots were last set. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Sets the roots; once `load` was called, new ones are read by themselves. */
  setRoots(roots: readonly CaseRoot[]): void {
    const kept = new Set(roots.map(({ uri }) => uri));
    for (const root of this.#roots.filter(({ uri }) => !kept.has(uri)))
      for (const folder of this.#index.foldersOf(root)) this.#remove(folder);
    const wasLoaded = this.#isLoaded || this.#loading > 0;
    this.#roots = roots;
    if (!wasLoaded) return;
    this.#isLoaded = false;
    void this.load();
  }

  /**
   * Reads all cases, telling what was found as it goes; nothing else waits longer than some 20 ms meanwhile. Edits that an
   * earlier window could not write are written afterwards. Never fails: a root that cannot be read is logged.
   */
  load(signal?: AbortSignal): Promise<void> {
    this.#loading += 1;
    this.#loads = this.#loads.then(async () => {
      for (const root of this.#roots) if (signal?.aborted !== true && !this.#isDisposed) await this.#scan(root, signal);
      this.#loading -= 1;
      if (this.#loading === 0 && signal?.aborted !== true) this.#isLoaded = true;
      this.#announceNow();
      if (signal?.aborted !== true && !this.#isDisposed) await this.#replayJournal();
    });
    return this.#loads;
  }

  /** All entries, in no particular order. */
  entries(root?: CaseRoot): Iterable<CaseEntry> {
    return this.#index.entries(root);
  }

  entry(folder: CaseFolder): CaseEntry | undefined {
    return this.#index.entry(folder);
  }

  /** The entries with a number; usually one. A folder that cannot be read counts by its name. */
  findByNumber(number: string): CaseEntry[] {
    return this.#index.findByNumber(number);
  }

  /** The code of the failure to list a root (`EACCES` …), if its last reading failed. A root that does not exist is empty. */
  rootFailure(root: CaseRoot): string | undefined {
    return this.#rootFailures.get(root.uri);
  }

  /**
   * Opens a case; release the document when done with it.
   * @throws CaseFileInvalid when its file is not a case
   */
  async open(folder: CaseFolder): Promise<CaseDocument> {
    return this.#open.open(folder, this.#rootOf(folder).uri);
  }

  /**
   * Writes a new case into a folder named by its number.
   * @throws SaveFailed when it cannot be written, or the folder exists already (code EEXIST)
   */
  async create(root: CaseRoot, value: Case): Promise<CaseFolder> {
    const folder = joinUri(root.uri, value.number);
    let isMade = false;
    try {
      isMade = await this.#files.createFolder(folder);
      if (!isMade) throw new SaveFailed('EEXIST', folderTaken);
      await this.#files.replace(caseFileOf(folder), serializeCase(value));
    } catch (error) {
      if (isMade) await this.#files.remove(folder).catch(() => undefined);
      this.#log.error(`Creating ${folder} failed`, error);
      throw error instanceof SaveFailed
        ? error
        : new SaveFailed(codeOf(error), createFailureText(codeOf(error)), { cause: error });
    }
    await this.refresh(folder);
    this.#announceNow();
    return folder;
  }

  /** Takes in what changed on disk: of one case after an event of the watcher, or of all. */
  async refresh(folder?: CaseFolder): Promise<void> {
    if (folder === undefined) return this.load();
    const root = this.#roots.find(({ uri }) => uri === parentOf(folder));
    if (!root) return;
    await this.#open.get(folder)?.reload();
    const knownStamp = this.#index.get(folder)?.stamp;
    const read = await readFolder(this.#files, { folder, root: root.uri, knownStamp });
    if (read.kind !== 'unchanged') this.#take(folder, root, read);
  }

  /** Removes temporary and lock files that killed processes left in case folders. */
  async cleanUp(): Promise<void> {
    for (const root of this.#roots) {
      for (const folder of this.#index.foldersOf(root)) {
        if (this.#isDisposed) return;
        await this.#open.cleanUp(folder);
      }
    }
  }

  /** Writes what is not yet on disk; what cannot be written goes to the journal. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    clearTimeout(this.#announcing);
    await this.#open.dispose();
    this.#changed.dispose();
    this.#contentChanged.dispose();
  }

  #rootOf(folder: CaseFolder): CaseRoot {
    const uri = parentOf(folder);
    const root = this.#index.get(folder)?.root ?? this.#roots.find((other) => other.uri === uri);
    if (!root) throw new RangeError(`${folder} is in none of the casebook folders`);
    return root;
  }

  async #scan(root: CaseRoot, signal: AbortSignal | undefined): Promise<void> {
    try {
      const seen = new Set<CaseFolder>();
      const found = await scanRoot({
        files: this.#files,
        root,
        signal,
        stampOf: (folder) => this.#index.get(folder)?.stamp,
        onRead: (folder, read) => {
          seen.add(folder);
          this.#take(folder, root, read);
        },
        onSlice: () => {
          if (performance.now() - this.#announcedAt >= announceMs * 2) this.#announceNow();
        },
        onFirst: this.#afterFirst && (() => this.#restAfterFirst()),
      });
      this.#rootFailures.delete(root.uri);
      if (signal?.aborted) return;
      for (const folder of this.#index.foldersOf(root))
        if (!found.has(folder) && !seen.has(folder)) this.#remove(folder);
      await Promise.all(this.#open.all().map((document) => document.reload()));
    } catch (error) {
      this.#rootFailures.set(root.uri, codeOf(error));
      this.#log.error(`Reading ${root.uri} failed`, error);
    }
  }

  async #restAfterFirst(): Promise<void> {
    this.#announceNow();
    await this.#afterFirst?.();
    this.#afterFirst = undefined;
  }

  #take(folder: CaseFolder, root: CaseRoot, read: Exclude<CaseRead, { kind: 'unchanged' }>): void {
    if (!this.#roots.some(({ uri }) => uri === root.uri)) return;
    if (read.kind === 'absent') {
      this.#remove(folder);
      return;
    }
    const isNew = this.#index.get(folder) === undefined;
    const document = this.#open.get(folder);
    const known =
      read.kind === 'invalid'
        ? { kind: 'invalid' as const, root, problem: read.problem, stamp: read.stamp }
        : { kind: 'case' as const, root, summary: summaryOf(document?.case ?? read.case), stamp: read.stamp };
    for (const changed of this.#index.set(folder, known))
      this.#note(changed, isNew && changed === folder ? 'added' : 'changed');
    this.#contentChanged.fire(folder);
  }

  #documentChanged(document: CaseDocument): void {
    const known = this.#index.get(document.folder);
    if (known?.kind !== 'case') return;
    const next = { ...known, summary: summaryOf(document.case) };
    for (const changed of this.#index.set(document.folder, next)) this.#note(changed, 'changed');
    this.#contentChanged.fire(document.folder);
  }

  #remove(folder: CaseFolder): void {
    if (!this.#index.get(folder)) return;
    for (const changed of this.#index.remove(folder)) this.#note(changed, 'changed');
    this.#note(folder, 'removed');
  }

  #note(folder: CaseFolder, kind: 'added' | 'changed' | 'removed'): void {
    this.#batch.note(folder, kind);
    this.#announcing ??= setTimeout(() => this.#announceNow(), announceMs);
  }

  #announceNow(): void {
    clearTimeout(this.#announcing);
    this.#announcing = undefined;
    this.#announcedAt = performance.now();
    if (!this.#isDisposed) this.#changed.fire({ ...this.#batch.take(), loading: this.#loading > 0 });
  }

  /** Opening a case puts what the journal keeps for it on top and writes it. */
  async #replayJournal(): Promise<void> {
    const folders = (await this.#recovery?.folders().catch(() => [])) ?? [];
    for (const folder of folders.filter((kept) => this.#index.get(kept)?.kind === 'case')) {
      try {
        const document = await this.open(folder);
        await document.flush().finally(() => document.release());
      } catch (error) {
        this.#log.warn(`Edits kept for ${folder} could not be written yet`, error);
      }
    }
  }
}

const folderTaken = text(
  'A folder of this number exists already. Nothing was changed. Create the case again to get another number.',
  '已存在同编号的文件夹。未作任何改动。请重新新建案卷以获得新的编号。',
);
