import type { Services } from '../../services.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';

/** What VS Code hands on beside the item of the menu: all items that are selected. */
export type SelectedItems = readonly unknown[];

/**
 * The cases that a command is about: those selected in the tree when the item of the menu is one of them, or when several
 * are selected and nothing is named; else the one that is named, or that the user picks.
 * @returns `undefined` when the user cancelled
 */
export async function casesFor(
  services: Pick<Services, 'list' | 'resolveCase'>,
  argument: CaseArgument,
  selected: SelectedItems | undefined,
): Promise<readonly CaseFolder[] | undefined> {
  const several = severalCases(services, argument, selected);
  if (several) return several;
  const folder = await services.resolveCase(argument);
  return folder === undefined ? undefined : [folder];
}

/** The cases that are selected, when they are two or more; `undefined` when the command is about one. */
export function severalCases(
  { list }: Pick<Services, 'list'>,
  argument: CaseArgument,
  selected: SelectedItems | undefined,
): readonly CaseFolder[] | undefined {
  const folders = selected
    ? selected.flatMap((node) => folderOfNode(node) ?? [])
    : argument === undefined
      ? list.selection
      : [];
  const unique = [...new Set(folders)];
  return unique.length > 1 ? unique : undefined;
}

/** The folder of a case's own row: a record or an item of evidence that is selected too does not mean its case. */
const folderOfNode = (node: unknown): CaseFolder | undefined =>
  typeof node === 'object' &&
  node !== null &&
  'kind' in node &&
  node.kind === 'case' &&
  'caseFolder' in node &&
  typeof node.caseFolder === 'string'
    ? node.caseFolder
    : undefined;
