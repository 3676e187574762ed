import { caseNumberShape } from '../domain/case.ts';
import { fileProblem, type FileProblem } from '../domain/fileProblem.ts';
import { isSame } from '../domain/isSame.ts';
import type { CaseSummary } from '../domain/summary.ts';
import type { CaseEntry } from './caseEntry.ts';
import { nameOf, type CaseFolder, type CaseRoot } from './caseRoot.ts';

/** What is remembered of a folder; the stamp tells an unchanged file without reading it. */
export type Known = {
  readonly root: CaseRoot;
  readonly stamp?: string | undefined;
} & (
  { readonly kind: 'case'; readonly summary: CaseSummary } | { readonly kind: 'invalid'; readonly problem: FileProblem }
);

/** All case folders by URI and by number. Holds summaries, never cases. */
export class CaseIndex {
  readonly #byFolder = new Map<CaseFolder, Known>();
  readonly #byNumber = new Map<string, Set<CaseFolder>>();

  get(folder: CaseFolder): Known | undefined {
    return this.#byFolder.get(folder);
  }

  /** @returns the folders whose entries are now different; empty when nothing changed */
  set(folder: CaseFolder, known: Known): readonly CaseFolder[] {
    const before = this.#byFolder.get(folder);
    this.#byFolder.set(folder, known);
    if (before && isSameEntry(before, known)) return [];
    const [was, is] = [before && numberOf(folder, before), numberOf(folder, known)];
    if (was === is) return [folder];
    return [folder, ...this.#leave(folder, was), ...this.#join(folder, is)];
  }

  /** @returns the folders whose entries are now different, the removed one aside */
  remove(folder: CaseFolder): readonly CaseFolder[] {
    const before = this.#byFolder.get(folder);
    if (!before) return [];
    this.#byFolder.delete(folder);
    return this.#leave(folder, numberOf(folder, before));
  }

  entry(folder: CaseFolder): CaseEntry | undefined {
    const known = this.#byFolder.get(folder);
    return known && this.#entryOf(folder, known);
  }

  *entries(root?: CaseRoot): Iterable<CaseEntry> {
    for (const [folder, known] of this.#byFolder)
      if (root === undefined || known.root.uri === root.uri) yield this.#entryOf(folder, known);
  }

  /** The folders under a root, as they are at this moment. */
  foldersOf(root: CaseRoot): CaseFolder[] {
    return [...this.#byFolder].filter(([, known]) => known.root.uri === root.uri).map(([folder]) => folder);
  }

  findByNumber(number: string): CaseEntry[] {
    return [...(this.#byNumber.get(number) ?? [])].flatMap((folder) => this.entry(folder) ?? []);
  }

  #entryOf(folder: CaseFolder, known: Known): CaseEntry {
    const { root } = known;
    if (known.kind === 'case')
      return {
        kind: 'case',
        folder,
        root,
        summary: known.summary,
        warnings: this.#warningsFor(folder, known.summary, root),
      };
    const number = numberOf(folder, known);
    return { kind: 'invalid', folder, root, problem: known.problem, ...(number !== undefined && { number }) };
  }

  #warningsFor(folder: CaseFolder, { number }: CaseSummary, root: CaseRoot): readonly FileProblem[] {
    const folderName = nameOf(folder);
    const isAlone = this.#byNumber.get(number)?.size === 1;
    if (isAlone && folderName === number) return noWarnings;
    // The same case in two roots is no mistake: two checkouts of one repository.
    const isTwice =
      !isAlone && this.#findCases(number).some(([other, known]) => other !== folder && known.root.uri === root.uri);
    return [
      ...(folderName === number ? [] : [fileProblem({ kind: 'numberMismatch', number, folderName })]),
      ...(isTwice ? [fileProblem({ kind: 'duplicateNumber', number })] : []),
    ];
  }

  /** The readable cases with a number. */
  #findCases(number: string): [CaseFolder, Known][] {
    return [...(this.#byNumber.get(number) ?? [])].flatMap((folder) => {
      const known = this.#byFolder.get(folder);
      return known?.kind === 'case' ? [[folder, known] as [CaseFolder, Known]] : [];
    });
  }

  #join(folder: CaseFolder, number: string | undefined): CaseFolder[] {
    if (number === undefined) return [];
    const others = this.#byNumber.get(number);
    if (!others) {
      this.#byNumber.set(number, new Set([folder]));
      return [];
    }
    const before = [...others];
    others.add(folder);
    return before;
  }

  #leave(folder: CaseFolder, number: string | undefined): CaseFolder[] {
    const others = number === undefined ? undefined : this.#byNumber.get(number);
    if (number === undefined || !others) return [];
    others.delete(folder);
    if (others.size === 0) this.#byNumber.delete(number);
    return [...others];
  }
}

const noWarnings: readonly FileProblem[] = Object.freeze([]);

const numberOf = (folder: CaseFolder, known: Known): string | undefined => {
  if (known.kind === 'case') return known.summary.number;
  const name = nameOf(folder);
  return caseNumberShape.test(name) ? name : undefined;
};

const isSameEntry = (one: Known, other: Known): boolean =>
  one.kind === 'case'
    ? other.kind === 'case' && isSame(one.summary, other.summary)
    : other.kind === 'invalid' && isSame(one.problem, other.problem);
