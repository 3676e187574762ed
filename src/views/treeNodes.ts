import { allGroup } from '../domain/caseGrouping.ts';
import type { CaseEntry } from '../store/caseEntry.ts';
import type { CaseStore } from '../store/caseStore.ts';
import type { CaseList } from './caseList.ts';
import type { CaseNode, CaseTreeNode, FolderNode, GroupNode } from './caseNodes.ts';

/** The nodes of folders, groups and cases, each made once: VS Code knows a node by its identity. */
export class TreeNodes {
  readonly #store: CaseStore;
  readonly #list: CaseList;
  readonly #cases = new Map<string, CaseNode>();
  readonly #groups = new Map<string, GroupNode>();
  readonly #folders = new Map<string, FolderNode>();

  constructor(store: CaseStore, list: CaseList) {
    this.#store = store;
    this.#list = list;
  }

  /** Called at every change of the store. */
  changed(removed: readonly string[]): void {
    for (const folder of removed) this.#cases.delete(folder);
  }

  /** The workspace folders that have cases to show; none where there is only one, whose groups are the first level then. */
  folders(): FolderNode[] | undefined {
    const { roots } = this.#store;
    if (roots.length <= 1) return undefined;
    return roots.map((root) => this.folder(root.uri)).filter(({ root }) => this.#list.groups(root).length > 0);
  }

  /** The groups that hold something, of one root or, without one, of all. */
  groups(root: string | undefined): GroupNode[] {
    return this.#list.groups(root).map((key) => this.#group(root, key));
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

  /** The group that a case belongs to; `undefined` when the filter leaves it out. */
  groupOf(entry: CaseEntry): GroupNode | undefined {
    const key = this.#list.groupOf(entry);
    return key === undefined ? undefined : this.#group(this.#store.roots.length > 1 ? entry.root.uri : undefined, key);
  }

  /** The group that a node stands for or in. */
  groupAround(node: CaseTreeNode): GroupNode | undefined {
    switch (node.kind) {
      case 'group':
        return node;
      case 'case':
        return this.groupOf(node.entry);
      case 'evidence':
        return this.groupAround(node.parent);
      case 'more':
        return node.group;
      case 'folder':
        return undefined;
      default:
        return this.groupOf(node.parent.entry);
    }
  }

  /** What is drawn in place of a group: a list that is not divided has one that is not drawn, its folder is. */
  drawnGroup(group: GroupNode | undefined): GroupNode | FolderNode | undefined {
    if (group?.group !== allGroup) return group;
    return group.root === undefined ? undefined : this.folder(group.root);
  }

  folder(root: string): FolderNode {
    const name = this.#store.roots.find(({ uri }) => uri === root)?.name ?? root;
    return remembered(this.#folders, root, () => ({ kind: 'folder', root, name }));
  }

  #group(root: string | undefined, group: string): GroupNode {
    const { grouping } = this.#list.state;
    return remembered(this.#groups, `${root ?? ''}|${grouping}|${group}`, () => ({
      kind: 'group',
      root,
      grouping,
      group,
    }));
  }
}

const remembered = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};
