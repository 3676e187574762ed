import { randomUUID } from 'node:crypto';
import type { CaseDocument } from './caseDocument.ts';
import type { CaseFolder } from './caseRoot.ts';
import type { EditJournal, PendingEdits, Unwritten } from './editJournal.ts';
import { codeOf } from './fileAccess.ts';
import { OpenCase, type OpenCaseOptions } from './openCase.ts';

export interface OpenCasesOptions extends Pick<OpenCaseOptions, 'files' | 'log' | 'say'> {
  readonly recovery?: EditJournal | undefined;
  readonly onChanged: (document: CaseDocument) => void;
}

interface Holder {
  readonly opening: Promise<OpenCase>;
  document?: OpenCase;
  users: number;
}

/** The cases that are open, each once however many have it open. */
export class OpenCases {
  readonly #options: OpenCasesOptions;
  readonly #holders = new Map<CaseFolder, Holder>();
  /** Names what this window keeps in the journal, apart from other windows. */
  readonly #id = randomUUID();

  constructor(options: OpenCasesOptions) {
    this.#options = options;
  }

  get(folder: CaseFolder): OpenCase | undefined {
    return this.#holders.get(folder)?.document;
  }

  all(): OpenCase[] {
    return [...this.#holders.values()].flatMap(({ document }) => document ?? []);
  }

  /** @throws CaseFileInvalid */
  async open(folder: CaseFolder, root: string): Promise<OpenCase> {
    const holder = this.#holders.get(folder) ?? this.#hold(folder, root);
    holder.users += 1;
    try {
      return await holder.opening;
    } catch (error) {
      this.#holders.delete(folder);
      throw error;
    }
  }

  /** Removes what killed processes left in a case folder. Never fails. */
  async cleanUp(folder: CaseFolder): Promise<void> {
    try {
      const removed = await this.#options.files.removeLeftovers(folder);
      if (removed.length > 0) this.#options.log.info(`Removed from ${folder}: ${removed.join(', ')}`);
    } catch (error) {
      this.#options.log.debug(`${folder} could not be cleaned up: ${codeOf(error)}`);
    }
  }

  /** Writes everything; what cannot be written goes to the journal. */
  async dispose(): Promise<void> {
    const documents = this.all();
    await Promise.all(
      documents.map(async (document) => {
        // First into the journal: the host gives little time to shut down.
        if (document.isDirty) await document.keepPending();
        await document.flush().catch(() => undefined);
        await document.keepPending();
        document.dispose();
      }),
    );
    this.#holders.clear();
  }

  #hold(folder: CaseFolder, root: string): Holder {
    const holder: Holder = { users: 0, opening: this.#open(folder, root) };
    holder.opening.then(
      (document) => (holder.document = document),
      () => undefined,
    );
    this.#holders.set(folder, holder);
    return holder;
  }

  async #open(folder: CaseFolder, root: string): Promise<OpenCase> {
    await this.cleanUp(folder);
    const { files, log, say, recovery, onChanged } = this.#options;
    const document = await OpenCase.open({
      files,
      folder,
      root,
      log,
      say,
      keepPending: (pending) => this.#keepPending(folder, pending),
      onReleased: () => this.#release(folder),
    });
    document.onDidChange(() => onChanged(document));
    document.onDidChangeSaveState(() => this.#closeIfUnused(folder));
    const kept = (await recovery?.pendingFor(folder).catch(() => [])) ?? [];
    if (kept.length > 0) this.#replay(document, kept);
    return document;
  }

  /** Puts kept edits on top and forgets them once they are on disk. */
  #replay(document: OpenCase, kept: readonly PendingEdits[]): void {
    for (const pending of kept) document.recover(pending);
    const { recovery, log } = this.#options;
    document
      .flush()
      .then(async () => {
        for (const { id, folder } of kept) await recovery?.discard(id, folder);
      })
      .catch((error: unknown) => log.warn(`Edits kept for ${document.folder} are not written yet`, error));
  }

  async #keepPending(folder: CaseFolder, pending: Unwritten | undefined): Promise<void> {
    const { recovery, log } = this.#options;
    try {
      if (pending) await recovery?.keep({ id: this.#id, folder, ...pending });
      else await recovery?.discard(this.#id, folder);
    } catch (error) {
      log.error(`Edits of ${folder} could not be kept in the journal; they are still in memory`, error);
    }
  }

  #release(folder: CaseFolder): void {
    const holder = this.#holders.get(folder);
    if (!holder) return;
    holder.users -= 1;
    if (holder.users > 0) return;
    this.#closeIfUnused(folder);
    // A failure shows in the save state, is tried again, and the document stays until it is written.
    holder.document
      ?.flush()
      .then(() => this.#closeIfUnused(folder))
      .catch(() => undefined);
  }

  #closeIfUnused(folder: CaseFolder): void {
    const holder = this.#holders.get(folder);
    if (!holder?.document || holder.users > 0 || holder.document.isDirty) return;
    this.#holders.delete(folder);
    holder.document.dispose();
  }
}
