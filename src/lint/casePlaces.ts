import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { FieldPath } from '../domain/problems.ts';

/** A stretch of a file's text. Lines and columns count from 1; the end is behind the last character. */
export interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Finds the place of a field in the text of a case file. */
export class CasePlaces {
  readonly #root: Node | undefined;
  readonly #lineStarts: readonly number[];

  /** @param text of a case file, with or without a byte order mark */
  constructor(text: string) {
    // VS Code does not count the mark as a column.
    const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
    this.#root = parseTree(content);
    this.#lineStarts = [0, ...Array.from(content.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  /**
   * Where the value is, or the closest thing that is there. A list, a group, or what holds a missing field is marked by its
   * key, a list item by its id: a mark over fifty lines shows nothing. The case itself is marked by its status, which asks
   * for what is missing.
   * @param path keys from the case down, a list item by its id
   */
  rangeOf(path: FieldPath): TextRange {
    let node = this.#root;
    let depth = 0;
    for (; node && depth < path.length; depth += 1) {
      const next = childOf(node, path[depth] ?? '');
      if (!next) break;
      node = next;
    }
    if (!node) return this.at(0, 0);
    const marked = depth === 0 ? (childOf(node, 'status') ?? node) : markOf(node);
    return this.at(marked.offset, marked.length);
  }

  /** The stretch at an offset. */
  at(offset: number, length: number): TextRange {
    const start = this.#place(offset);
    const end = this.#place(offset + length);
    return { ...start, endLine: end.line, endColumn: end.column };
  }

  #place(offset: number): { line: number; column: number } {
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }
}

/** The value of a key, or the item with an id. Of a key that is written twice the last counts, as for `JSON.parse`. */
function childOf(node: Node, key: string): Node | undefined {
  if (node.type === 'array') return node.children?.find((item) => findNodeAtLocation(item, ['id'])?.value === key);
  if (node.type !== 'object') return undefined;
  return node.children?.findLast(({ children }) => children?.[0]?.value === key)?.children?.[1];
}

function markOf(node: Node): Node {
  if (node.type !== 'object' && node.type !== 'array') return node;
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  return key ?? childOf(node, 'id') ?? node;
}
