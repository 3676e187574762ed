import type { CaseFolder } from './caseRoot.ts';

type Kind = 'added' | 'changed' | 'removed';

/** Changes of case folders, gathered until they are told. */
export class ChangeBatch {
  #kinds = new Map<CaseFolder, Kind>();

  get isEmpty(): boolean {
    return this.#kinds.size === 0;
  }

  note(folder: CaseFolder, kind: Kind): void {
    const before = this.#kinds.get(folder);
    if (before === 'added' && kind === 'removed') this.#kinds.delete(folder);
    else if (before === 'added' && kind === 'changed') return;
    else if (before === 'removed' && kind !== 'removed') this.#kinds.set(folder, 'changed');
    else this.#kinds.set(folder, kind);
  }

  /** Everything noted since the last time. */
  take(): Record<Kind, CaseFolder[]> {
    const taken: Record<Kind, CaseFolder[]> = { added: [], changed: [], removed: [] };
    for (const [folder, kind] of this.#kinds) taken[kind].push(folder);
    this.#kinds = new Map();
    return taken;
  }
}
