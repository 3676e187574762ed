import type { CaseEntry } from '../store/caseEntry.ts';
import type { CaseStore } from '../store/caseStore.ts';
import { caseGroups, groupOf, type CaseGroupKey } from './caseGroups.ts';
import type { CaseNode, FolderNode, GroupNode } from './caseNodes.ts';

/**
 * The nodes of folders, groups and cases, each made once: VS Code knows a node by its identity. Groups hold what the
 * store has; what they held is forgotten at every change.
 */
export class TreeNodes {
  readonly #store: CaseStore;
  readonly #cases = new Map<string, CaseNode>();
  readonly #groups = new Map<string, GroupNode>();
  readonly #folders = new Map<string, FolderNode>();
  /** The entries of a root by group, until the next change. */
  readonly #grouped = new Map<string | undefined, Map<CaseGroupKey, CaseEntry[]>>();

  constructor(store: CaseStore) {
    this.#store = store;
  }

  /** Called at every change of the store. */
  changed(removed: readonly string[]): void {
    this.#grouped.clear();
    for (const folder of removed) this.#cases.delete(folder);
  }

  /** The workspace folders that have cases; none where there is only one, whose groups are the first level then. */
  folders(): FolderNode[] | undefined {
    const { roots } = this.#store;
    if (roots.length <= 1) return undefined;
    return roots.map((root) => this.folder(root.uri)).filter(({ root }) => this.#groupedEntries(root).size > 0);
  }

  /** The groups that hold something, of one root or, without one, of all. */
  groups(root: string | undefined): GroupNode[] {
    const grouped = this.#groupedEntries(root);
    return caseGroups.filter(({ key }) => grouped.has(key)).map(({ key }) => this.#group(root, key));
  }

  entriesOf(group: GroupNode): readonly CaseEntry[] {
    return this.#groupedEntries(group.root).get(group.group) ?? [];
  }

  /** The node of a case, with the entry as it is now. */
  case(entry: CaseEntry): CaseNode {
    const node = remembered<string, CaseNode>(this.#cases, entry.folder, () => ({
      kind: 'case',
      caseFolder: entry.folder,
      entry,
    }));
    node.entry = entry;
    return node;
  }

  /** The node of a case that was drawn once. */
  knownCase(folder: string): CaseNode | undefined {
    return this.#cases.get(folder);
  }

  /** The group that a case belongs to. */
  groupOf(entry: CaseEntry): GroupNode {
    return this.#group(this.#store.roots.length > 1 ? entry.root.uri : undefined, groupOf(entry));
  }

  folder(root: string): FolderNode {
    const name = this.#store.roots.find(({ uri }) => uri === root)?.name ?? root;
    return remembered(this.#folders, root, () => ({ kind: 'folder', root, name }));
  }

  #group(root: string | undefined, group: CaseGroupKey): GroupNode {
    return remembered(this.#groups, `${root ?? ''}|${group}`, () => ({ kind: 'group', root, group }));
  }

  #groupedEntries(root: string | undefined): ReadonlyMap<CaseGroupKey, CaseEntry[]> {
    return remembered(this.#grouped, root, () => {
      const grouped = new Map<CaseGroupKey, CaseEntry[]>();
      for (const entry of this.#store.entries()) {
        if (root === undefined || entry.root.uri === root) remembered(grouped, groupOf(entry), () => []).push(entry);
      }
      return grouped;
    });
  }
}

const remembered = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};
