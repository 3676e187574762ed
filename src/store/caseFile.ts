import type { Adapter } from 'lowdb';
import type { Case } from '../domain/case.ts';
import { fileProblem, type FileProblem } from '../domain/fileProblem.ts';
import { mergeCases, type Conflict } from '../domain/merge.ts';
import { serializeCase } from '../domain/serialize.ts';
import { caseFileOf, type CaseFolder } from './caseRoot.ts';
import type { FileAccess } from './fileAccess.ts';
import { readCase } from './readCase.ts';

/** The file is not a case, or no longer: it is not read and never written. */
export class CaseFileInvalid extends Error {
  override readonly name = 'CaseFileInvalid';
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem.message.en);
    this.problem = problem;
  }
}

/**
 * lowdb's adapter for one case file. A write takes the file's lock, reads the file, merges what changed in it since it was
 * last read or written, and replaces it whole: nothing that another process wrote is ever lost.
 */
export class CaseFile implements Adapter<Case> {
  readonly #files: FileAccess;
  readonly #place: { folder: CaseFolder; root: string };
  readonly #onConflicts: (conflicts: readonly Conflict[]) => void;
  #onDisk: OnDisk | undefined;

  /** @param onConflicts hears of values that were changed on both sides of a merging write; mine were written */
  constructor(
    files: FileAccess,
    place: { folder: CaseFolder; root: string },
    onConflicts: (conflicts: readonly Conflict[]) => void,
  ) {
    this.#files = files;
    this.#place = place;
    this.#onConflicts = onConflicts;
  }

  /** The case as it stood on disk when last read or written. @throws TypeError before the first read */
  get base(): Case {
    return this.#known().case;
  }

  get stamp(): string {
    return this.#known().stamp;
  }

  /** @throws CaseFileInvalid when the file is no case or is not there */
  async read(): Promise<Case> {
    const found = await this.#load();
    // The same text: keep the same object, so that what is shared with it compares fast.
    if (found.text === this.#onDisk?.text) this.#onDisk = { ...this.#onDisk, stamp: found.stamp };
    else this.#onDisk = found;
    return this.#onDisk.case;
  }

  /**
   * Writes the case, merged with what changed on disk; `base` is the result. After a failure `base` is what it was.
   * @throws CaseFileInvalid when what is on disk is no case; it is left as it is
   */
  async write(mine: Case): Promise<void> {
    const file = caseFileOf(this.#place.folder);
    if (!(await this.#files.isInside(this.#place.folder, this.#place.root)))
      throw new CaseFileInvalid(fileProblem({ kind: 'outsideRoot' }));
    const lock = await this.#files.lock(file);
    try {
      const found = await this.#load();
      const { value, conflicts } = mergeCases(this.base, mine, found.case);
      const text = serializeCase(value);
      const stamp = text === found.text ? found.stamp : await this.#files.replace(file, text, () => lock.assertHeld());
      this.#onDisk = { case: value, text, stamp };
      if (conflicts.length > 0) this.#onConflicts(conflicts);
    } finally {
      await lock.release();
    }
  }

  async #load(): Promise<OnDisk> {
    const found = await readCase(this.#files, this.#place);
    switch (found.kind) {
      case 'case':
        return found;
      case 'invalid':
        throw new CaseFileInvalid(found.problem);
      case 'absent':
        throw new CaseFileInvalid(fileProblem({ kind: 'missing' }));
      case 'unchanged':
        throw new TypeError('A read without a known stamp is never unchanged');
    }
  }

  #known(): OnDisk {
    if (!this.#onDisk) throw new TypeError(`${this.#place.folder} was not read yet`);
    return this.#onDisk;
  }
}

interface OnDisk {
  readonly case: Case;
  readonly text: string;
  readonly stamp: string;
}
