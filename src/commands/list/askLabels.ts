import * as vscode from 'vscode';
import { nameKey } from '../../domain/nameKey.ts';
import { labelProblem, tidyLabel } from '../../domain/labels.ts';
import { language, local } from '../../platform/language.ts';

/** A label that some case has. */
export interface KnownLabel {
  readonly name: string;
  /** How many cases have it, and how many of those that are asked about. */
  readonly count: number;
  readonly on: number;
}
export interface LabelChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

interface Item extends vscode.QuickPickItem {
  readonly name: string;
}

/**
 * Asks which labels cases have: those that all of them have are ticked. A label that some have stays with those unless it
 * is ticked (then all get it) or taken off all by its button.
 * @param size how many cases are asked about
 * @returns `undefined` when the user cancelled
 */
export function askLabels(known: readonly KnownLabel[], size: number): Promise<LabelChange | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  const takeOff: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('close'),
    tooltip: vscode.l10n.t('Take off all of these cases'),
  };
  const byName = new Intl.Collator(language());
  let items = known
    .toSorted((one, other) => other.on - one.on || byName.compare(one.name, other.name))
    .map(({ name, count, on }): Item => ({
      name,
      label: name,
      description:
        on > 0 && on < size
          ? vscode.l10n.t('on {0} of {1}', on, size)
          : vscode.l10n.t('cases: {0}', count.toLocaleString(language())),
      ...(on > 0 && on < size && { buttons: [takeOff] }),
    }));
  const onAll = known.filter(({ on }) => on === size).map(({ name }) => name);
  const takenOff = new Set<string>();
  pick.title = size === 1 ? vscode.l10n.t('Labels of the Case') : vscode.l10n.t('Labels of {0} Cases', size);
  pick.placeholder = vscode.l10n.t('Tick labels, or type a new one');
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.items = items;
  pick.selectedItems = items.filter(({ name }) => onAll.includes(name));

  /** The label that is typed and that no case has yet stands first until it is ticked or no longer typed. */
  const offerNew = (): void => {
    const typed = tidyLabel(pick.value);
    const ticked = pick.selectedItems;
    items = items.filter((item) => item.description !== newLabel() || ticked.includes(item));
    const isKnown = items.some(({ name }) => nameKey(name) === nameKey(typed));
    const problem = typed === '' ? undefined : labelProblem(typed);
    pick.title = problem
      ? local(problem)
      : size === 1
        ? vscode.l10n.t('Labels of the Case')
        : vscode.l10n.t('Labels of {0} Cases', size);
    if (typed !== '' && !isKnown && !problem)
      items = [{ name: typed, label: typed, description: newLabel(), alwaysShow: true }, ...items];
    pick.items = items;
    pick.selectedItems = ticked;
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue(offerNew);
    pick.onDidTriggerItemButton(({ item }) => {
      const ticked = pick.selectedItems.filter(({ name }) => name !== item.name);
      takenOff.add(item.name);
      items = items.filter(({ name }) => name !== item.name);
      pick.items = items;
      pick.selectedItems = ticked;
    });
    pick.onDidAccept(() => {
      const ticked = pick.selectedItems.map(({ name }) => name);
      resolve({
        add: ticked.filter((name) => !onAll.includes(name)),
        remove: [...onAll.filter((name) => !ticked.includes(name)), ...takenOff],
      });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

const newLabel = (): string => vscode.l10n.t('new label');
