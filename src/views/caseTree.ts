import * as vscode from 'vscode';
import type { CaseClocks, ClockChange } from '../clock/caseClocks.ts';
import { gatherChanges } from '../clock/gatherChanges.ts';
import type { StoreChange } from '../store/caseEntry.ts';
import type { CaseStore } from '../store/caseStore.ts';
import type { FirstDrawing } from '../platform/firstDrawing.ts';
import { markStart } from '../platform/marks.ts';
import { local } from '../platform/language.ts';
import { firstRead } from './firstRead.ts';
import { allGroup } from '../domain/caseGrouping.ts';
import type { CaseList } from './caseList.ts';
import type { CaseNode, CaseTreeNode, EvidenceListNode, EvidenceNode, GroupNode } from './caseNodes.ts';
import { evidenceItem, evidenceListItem, evidenceTooltip } from './evidenceTreeItem.ts';
import type { EvidenceVerdicts } from './evidenceVerdicts.ts';
import { ageOf, caseItem, folderItem, groupItem, invalidItem, moreItem, recordItem } from './caseTreeItems.ts';
import { caseArticleItem } from './caseArticleItem.ts';
import { partsOf } from './caseParts.ts';
import { caseTooltip } from './caseTooltip.ts';
import { TreeNodes } from './treeNodes.ts';
import { withGitState } from './gitDecorations.ts';
import type { GitStates } from './gitStates.ts';

/** Cases drawn at once in one group; more are shown on request, so that a group of 10,000 opens as fast as one of ten. */
const pageSize = 200;

/** While cases are being read, the tree grows at most this often, milliseconds. */
const growEveryMs = 2_000;

interface CaseTreeParts {
  readonly store: CaseStore;
  readonly list: CaseList;
  readonly clocks: CaseClocks;
  readonly verdicts: EvidenceVerdicts;
  readonly firstDrawing: FirstDrawing;
  /** What git says of the cases, where it is asked. */
  readonly states?: GitStates;
}

/** The tree of cases: folders (when there are several), priorities, cases, and a case's records and evidence. */
export class CaseTree implements vscode.TreeDataProvider<CaseTreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<CaseTreeNode | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #store: CaseStore;
  readonly #list: CaseList;
  readonly #nodes: TreeNodes;
  /** The evidence that is drawn, by case and id: a verdict that comes later draws its row again. */
  readonly #evidence = new Map<string, EvidenceNode>();
  readonly #drawnGroups = new Set<GroupNode>();
  /** Groups whose cases were asked for at least once. */
  readonly #openedGroups = new Set<GroupNode>();
  /** The group in which each case is drawn now, to know what a change touches. */
  readonly #drawnIn = new Map<string, GroupNode>();
  readonly #shown = new Map<GroupNode, number>();
  /** The tree was drawn while cases were still being read: VS Code may drop what is told to a view that is just being made. */
  #isDrawnEarly = false;
  #agesAt = Date.now();
  #grownAt = performance.now();
  readonly #clocks: CaseClocks;
  readonly #verdicts: EvidenceVerdicts;
  readonly #firstDrawing: FirstDrawing;
  readonly #states: GitStates | undefined;
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor({ store, list, clocks, verdicts, firstDrawing, states }: CaseTreeParts) {
    this.#store = store;
    this.#list = list;
    this.#nodes = new TreeNodes(store, list);
    this.#states = states;
    this.#firstDrawing = firstDrawing;
    this.#clocks = clocks;
    this.#verdicts = verdicts;
    this.#subscriptions = [
      store.onDidChange((change) => this.#refresh(change)),
      list.onDidChange(() => this.#rearranged()),
      gatherChanges(clocks, (change) => this.#refreshClocks(change)),
      verdicts.onDidChange(({ caseFolder, evidence }) => {
        const node = this.#evidence.get(`${caseFolder}#${evidence}`);
        if (node) this.#changed.fire(node);
      }),
      ...(states ? [states.onDidChange((folders) => this.#redrawCases(folders))] : []),
    ];
  }

  /** Shows the next page of a long group. */
  showMore(group: GroupNode): void {
    this.#shown.set(group, (this.#shown.get(group) ?? pageSize) + pageSize);
    this.#fireGroup(group);
  }

  /** Draws everything again. */
  redraw(): void {
    this.#changed.fire(undefined);
  }

  /** Draws the cases whose age reads differently than it did at the last call. */
  redrawAges(now: number): void {
    for (const folder of this.#drawnIn.keys()) {
      const entry = this.#store.entry(folder);
      if (entry && ageOf(entry, now) !== ageOf(entry, this.#agesAt)) this.#changed.fire(this.#nodes.case(entry));
    }
    this.#agesAt = now;
    // A day that has passed, or a review that came due, puts cases elsewhere without anything happening to them.
    if (this.#list.dependsOnTime && this.#list.hasMoved(this.#list.known)) this.#redrawAll();
  }

  /** The node of a case, to reveal it. */
  nodeOf(folder: string): CaseNode | undefined {
    const entry = this.#store.entry(folder);
    return entry && this.#nodes.case(entry);
  }

  /** The group that a node stands for or in, with its name; what is dropped on the node goes there. */
  groupAt(node: CaseTreeNode): { readonly node: GroupNode; readonly name: string } | undefined {
    const group = this.#nodes.groupAround(node);
    return group && { node: group, name: local(this.#list.labelOf(group.root, group.group)) };
  }

  getTreeItem(node: CaseTreeNode): vscode.TreeItem | Promise<vscode.TreeItem> {
    switch (node.kind) {
      case 'folder':
        return folderItem(node);
      case 'group':
        return groupItem(node, {
          label: this.#list.labelOf(node.root, node.group),
          count: this.#list.size(node.root, node.group),
          isFiltered: this.#list.isFiltered,
        });
      case 'case':
        return withGitState(
          node.entry.kind === 'invalid'
            ? invalidItem(node, node.entry)
            : caseItem(node, node.entry, this.#clocks.get(node.caseFolder)),
          node.caseFolder,
          this.#states?.get(node.caseFolder),
        );
      case 'record':
        return recordItem(node);
      case 'evidenceList':
        return evidenceListItem(node);
      case 'evidence':
        return evidenceItem(node, this.#verdicts.line(node.caseFolder, node.item));
      case 'caseArticle':
        return caseArticleItem(node);
      case 'more':
        return moreItem(node);
    }
  }

  async getChildren(node?: CaseTreeNode): Promise<CaseTreeNode[]> {
    switch (node?.kind) {
      case undefined:
        markStart('treeAsked');
        this.#firstDrawing.asked();
        this.#isDrawnEarly ||= (await firstRead(this.#store, this.#firstDrawing)) === 'some';
        markStart('treeDrawn');
        return this.#rootNodes();
      case 'folder':
        return this.#folderNodes(node.root);
      case 'group':
        markStart('casesDrawn');
        this.#firstDrawing.drawn();
        return this.#caseNodes(node);
      case 'case':
        return node.entry.kind === 'case' ? this.#partNodes(node) : [];
      case 'evidenceList':
        return this.#evidenceNodes(node);
      case 'record':
      case 'evidence':
      case 'caseArticle':
      case 'more':
        return [];
    }
  }

  getParent(node: CaseTreeNode): CaseTreeNode | undefined {
    switch (node.kind) {
      case 'folder':
        return undefined;
      case 'group':
        return node.root === undefined ? undefined : this.#nodes.folder(node.root);
      case 'case':
        return this.#nodes.drawnGroup(this.#nodes.groupOf(node.entry));
      case 'record':
      case 'evidenceList':
      case 'evidence':
      case 'caseArticle':
        return node.parent;
      case 'more':
        return this.#nodes.drawnGroup(node.group);
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: CaseTreeNode): vscode.TreeItem {
    if (node.kind === 'case' && node.entry.kind === 'case')
      item.tooltip = caseTooltip(node.entry.summary, node.entry.warnings, this.#clocks.get(node.caseFolder));
    if (node.kind === 'evidence')
      item.tooltip = evidenceTooltip(
        node.item,
        this.#verdicts.line(node.caseFolder, node.item),
        node.parent.citations().get(node.evidence) ?? [],
      );
    return item;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #redrawCases(folders: readonly string[]): void {
    const drawn = folders.filter((folder) => this.#drawnIn.has(folder));
    for (const node of drawn.flatMap((folder) => this.#nodes.knownCase(folder) ?? [])) this.#changed.fire(node);
  }

  #rootNodes(): CaseTreeNode[] {
    return this.#nodes.folders() ?? this.#folderNodes(undefined);
  }

  /** The groups of a folder; where cases are not grouped, the cases themselves. */
  #folderNodes(root: string | undefined): CaseTreeNode[] {
    const nodes = this.#groupNodes(root);
    if (nodes.some(({ group }) => group === allGroup)) markStart('casesDrawn');
    return nodes.flatMap((node): CaseTreeNode[] => (node.group === allGroup ? this.#caseNodes(node) : [node]));
  }

  #fireGroup(group: GroupNode): void {
    this.#changed.fire(this.#nodes.drawnGroup(group));
  }

  /** The list is divided, ordered or filtered in another way: everything is drawn again, from the first page on. */
  #rearranged(): void {
    this.#shown.clear();
    this.#redrawAll();
  }

  #redrawAll(): void {
    this.#list.forget();
    this.#drawnIn.clear();
    this.#drawnGroups.clear();
    this.#openedGroups.clear();
    this.#changed.fire(undefined);
  }

  #groupNodes(root: string | undefined): GroupNode[] {
    const nodes = this.#nodes.groups(root);
    for (const node of nodes) this.#drawnGroups.add(node);
    return nodes;
  }

  #caseNodes(group: GroupNode): CaseTreeNode[] {
    this.#openedGroups.add(group);
    const shown = this.#shown.get(group) ?? pageSize;
    const left = this.#list.size(group.root, group.group) - shown;
    const nodes: CaseTreeNode[] = this.#list.entriesOf(group.root, group.group, shown).map((entry) => {
      this.#drawnIn.set(entry.folder, group);
      return this.#nodes.case(entry);
    });
    if (left > 0) nodes.push({ kind: 'more', group, left });
    return nodes;
  }

  async #partNodes(node: CaseNode): Promise<CaseTreeNode[]> {
    const document = await this.#store.open(node.caseFolder);
    try {
      return partsOf(node, document.case);
    } finally {
      document.release();
    }
  }

  #evidenceNodes(parent: EvidenceListNode): EvidenceNode[] {
    const { caseFolder } = parent;
    return parent.items.map((item) => {
      const node: EvidenceNode = { kind: 'evidence', caseFolder, evidence: item.id, item, parent };
      this.#evidence.set(`${caseFolder}#${item.id}`, node);
      return node;
    });
  }

  /** Only what changed is drawn again: a case that stays in its group, or the groups that gained and lost one. */
  #refresh({ added, changed, removed, loading }: StoreChange): void {
    this.#list.forget();
    this.#nodes.changed(removed);
    const isNew = new Set(added);
    // A tree that is asked to draw itself again and again while cases are read never gets to show any.
    if (loading && performance.now() - this.#grownAt < growEveryMs) {
      this.#isDrawnEarly = true;
      return;
    }
    this.#grownAt = performance.now();
    const groups = new Set<GroupNode>();
    const cases: CaseNode[] = [];
    for (const folder of [...added, ...changed, ...removed]) {
      const entry = this.#store.entry(folder);
      const before = this.#drawnIn.get(folder);
      const now = entry && this.#nodes.groupOf(entry);
      if (entry && before && before === now && !isNew.has(folder)) cases.push(this.#nodes.case(entry));
      else {
        // Where a case stood in a group that is not unfolded is not known: every group may have lost it.
        for (const group of before ? [before] : this.#drawnGroups) groups.add(group);
        if (now) groups.add(now);
        this.#drawnIn.delete(folder);
      }
    }
    // A group that comes or goes is the root's change; one that keeps cases redraws itself and its count.
    const comesOrGoes = [...groups].some(
      (group) => !this.#drawnGroups.has(group) || this.#list.size(group.root, group.group) === 0,
    );
    const isWhole = this.#isDrawnEarly && !loading;
    if (isWhole) this.#isDrawnEarly = false;
    if (comesOrGoes || isWhole) {
      this.#drawnGroups.clear();
      this.#changed.fire(undefined);
      return;
    }
    for (const group of groups) this.#fireGroup(group);
    for (const node of cases) this.#changed.fire(node);
  }

  /** Draws the cases whose clock shows something else, or their group when they change places in it; never the whole tree. */
  #refreshClocks({ folders, moved }: ClockChange): void {
    this.#list.forget();
    if (this.#list.dependsOnTime && this.#list.hasMoved(folders)) {
      this.#redrawAll();
      return;
    }
    const groups = new Set<GroupNode>();
    for (const folder of moved) {
      const entry = this.#store.entry(folder);
      const group = entry && this.#nodes.groupOf(entry);
      // A case beyond the page that is drawn may come into it.
      if (group && this.#openedGroups.has(group)) groups.add(group);
    }
    const cases = folders.flatMap((folder) => {
      const group = this.#drawnIn.get(folder);
      return group && !groups.has(group) ? (this.#nodes.knownCase(folder) ?? []) : [];
    });
    for (const group of groups) this.#fireGroup(group);
    for (const node of cases) this.#changed.fire(node);
  }
}
