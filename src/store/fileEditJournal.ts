import { createHash } from 'node:crypto';
import * as z from 'zod';
import { caseSchema } from '../domain/case.ts';
import { joinUri, type CaseFolder } from './caseRoot.ts';
import type { EditJournal, PendingEdits } from './editJournal.ts';
import { codeOf, type FileAccess } from './fileAccess.ts';
import type { Log } from './log.ts';

/** A side of a conflict that took the value out is absent, which JSON cannot say otherwise. */
const conflictSchema = z
  .object({ path: z.array(z.string()), mine: z.unknown().optional(), theirs: z.unknown().optional() })
  .transform(({ path, mine, theirs }) => ({ path, mine, theirs }));
const pendingSchema = z.object({
  id: z.string(),
  folder: z.string(),
  base: caseSchema,
  mine: caseSchema,
  conflicts: z.array(conflictSchema).optional(),
});
const limit = 64 * 1024 * 1024;

/** The journal as one file per case and window in a folder of the extension's own storage. */
export class FileEditJournal implements EditJournal {
  readonly #files: FileAccess;
  readonly #storage: string;
  readonly #log: Log;

  /** @param storage the URI of a folder; it is made when something has to be kept */
  constructor(files: FileAccess, storage: string, log: Log) {
    this.#files = files;
    this.#storage = storage;
    this.#log = log;
  }

  async keep(edits: PendingEdits): Promise<void> {
    await this.#files.createFolder(this.#storage);
    await this.#files.replace(this.#fileFor(edits.id, edits.folder), `${JSON.stringify(edits)}\n`);
  }

  async pendingFor(folder: CaseFolder): Promise<PendingEdits[]> {
    const prefix = nameFor(folder);
    const found = await this.#read((name) => name.startsWith(prefix));
    return found.filter((edits) => edits.folder === folder);
  }

  async folders(): Promise<CaseFolder[]> {
    const found = await this.#read(() => true);
    return [...new Set(found.map(({ folder }) => folder))];
  }

  async discard(id: string, folder: CaseFolder): Promise<void> {
    await this.#files.remove(this.#fileFor(id, folder));
  }

  #fileFor(id: string, folder: CaseFolder): string {
    return joinUri(this.#storage, `${nameFor(folder)}-${id}.json`);
  }

  async #read(isWanted: (name: string) => boolean): Promise<PendingEdits[]> {
    const names = await this.#names();
    const found = await Promise.all(names.filter(isWanted).map((name) => this.#readOne(name)));
    return found.filter((edits) => edits !== undefined);
  }

  async #names(): Promise<string[]> {
    try {
      const items = await this.#files.list(this.#storage);
      return items.map(({ name }) => name).filter((name) => /^[0-9a-f]{16}-.+\.json$/.test(name));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async #readOne(name: string): Promise<PendingEdits | undefined> {
    try {
      const content = await this.#files.read(joinUri(this.#storage, name), { limit, within: this.#storage });
      if (content.kind === 'text') return pendingSchema.parse(JSON.parse(content.text));
      this.#log.warn(`${name} in the journal cannot be read: ${content.kind}`);
    } catch (error) {
      // Another window may have written and removed it meanwhile.
      if (codeOf(error) !== 'ENOENT') this.#log.warn(`${name} in the journal cannot be read`, error);
    }
    return undefined;
  }
}

/** A folder's URI as part of a file name. */
const nameFor = (folder: CaseFolder): string => createHash('sha256').update(folder).digest('hex').slice(0, 16);
