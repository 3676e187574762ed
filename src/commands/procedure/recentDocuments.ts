import type { Services } from '../../services.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';

/** So many changed cases stay open; a case is some tens of kilobytes. */
const most = 20;

/**
 * The cases that were changed last by a command. What can be undone is forgotten with the last use of a case, and a change
 * of status from the tree is made without a panel that would keep it.
 */
export class RecentDocuments {
  #documents: readonly CaseDocument[] = [];

  /** Takes over a document: it is released here, once others were changed after it. */
  keep(document: CaseDocument): void {
    const isKnown = ({ folder }: CaseDocument): boolean => folder === document.folder;
    const known = this.#documents.filter(isKnown);
    const all = [document, ...this.#documents.filter((other) => !isKnown(other))];
    this.#documents = all.slice(0, most);
    for (const other of [...known, ...all.slice(most)]) other.release();
  }

  dispose(): void {
    for (const document of this.#documents) document.release();
    this.#documents = [];
  }
}

/** What the commands of the procedure are given. */
export interface ProcedureServices extends Services {
  readonly recent: RecentDocuments;
}
