import * as vscode from 'vscode';
import type { CaseTreeNode } from './caseNodes.ts';
import type { CaseTree } from './caseTree.ts';

/** VS Code's own name for what is dragged out of this view. */
const ownType = 'application/vnd.code.tree.casebook.cases';

/** Cases are dragged onto a group of the tree; what that means, the command decides. */
export class CaseDragAndDrop implements vscode.TreeDragAndDropController<CaseTreeNode> {
  readonly dragMimeTypes = [ownType];
  readonly dropMimeTypes = [ownType];
  readonly #tree: Pick<CaseTree, 'groupAt'>;

  constructor(tree: Pick<CaseTree, 'groupAt'>) {
    this.#tree = tree;
  }

  handleDrag(nodes: readonly CaseTreeNode[], data: vscode.DataTransfer): void {
    const cases = nodes.filter((node) => node.kind === 'case' && node.entry.kind === 'case');
    if (cases.length > 0) data.set(ownType, new vscode.DataTransferItem(cases));
  }

  async handleDrop(target: CaseTreeNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const group = target && this.#tree.groupAt(target);
    const dragged: unknown = data.get(ownType)?.value;
    if (!group || !Array.isArray(dragged)) return;
    const folders = dragged.flatMap((node: CaseTreeNode) => (node.kind === 'case' ? node.caseFolder : []));
    // Nothing happens to a case that is dropped where it stands.
    const moved = (dragged as CaseTreeNode[]).some((node) => this.#tree.groupAt(node)?.node !== group.node);
    if (folders.length === 0 || (!moved && group.node.grouping !== 'none')) return;
    await vscode.commands.executeCommand('casebook.moveToGroup', folders, {
      grouping: group.node.grouping,
      group: group.node.group,
      name: group.name,
    });
  }
}
