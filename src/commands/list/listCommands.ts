import * as vscode from 'vscode';
import { caseFilterSchema, type CaseFilter } from '../../domain/caseFilter.ts';
import { groupings, knownGrouping } from '../../domain/caseGrouping.ts';
import { caseOrders } from '../../domain/caseSorting.ts';
import { defaultListState } from '../../domain/listState.ts';
import { knownCode } from '../../domain/records/triageDecision.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CommandHandlers } from '../commands.ts';
import { askOption } from '../procedure/askOption.ts';
import { askFilter } from './askFilter.ts';
import { askFilterText } from './askFilterText.ts';

/** The commands about what the tree shows. */
export function listCommands({ list, loaded }: Services): CommandHandlers {
  const showTree = (): Thenable<unknown> => vscode.commands.executeCommand('casebook.cases.focus');
  /** A filter with one condition more, or without it when it was there. */
  const toggle = (condition: CaseFilter, isOn: boolean): void => {
    const entries = Object.entries(list.state.filter).filter(([key]) => !(key in condition));
    list.showOnly({ ...Object.fromEntries(entries), ...(isOn ? {} : condition) });
  };
  return {
    'casebook.groupCases': async (given) => {
      const grouping =
        knownGrouping(given) ??
        (await askOption({
          title: vscode.l10n.t('Group Cases'),
          placeHolder: vscode.l10n.t('By what are the cases in the tree grouped?'),
          options: groupings,
          first: list.state.grouping,
          describe: (code) => (code === list.state.grouping ? vscode.l10n.t('now') : undefined),
        }));
      if (grouping !== undefined) list.set({ grouping });
    },
    'casebook.sortCases': async (given) => {
      const order =
        knownCode(caseOrders, given) ??
        (await askOption({
          title: vscode.l10n.t('Sort Cases'),
          placeHolder: vscode.l10n.t('In which order do the cases of a group stand?'),
          options: caseOrders,
          first: list.state.order,
          describe: (code) => (code === list.state.order ? vscode.l10n.t('now') : undefined),
        }));
      if (order !== undefined) list.set({ order });
    },
    'casebook.filterCases': async () => {
      await loaded;
      await askFilter(list);
    },
    'casebook.filterCasesByText': async (given) => {
      if (typeof given === 'string') list.set({ filter: { ...list.state.filter, text: given } });
      else await askFilterText(list);
    },
    'casebook.showMyCases': () => toggle({ mine: true }, list.state.filter.mine === true),
    'casebook.showCasesDueToday': () => toggle({ due: 'today' }, list.state.filter.due === 'today'),
    'casebook.clearFilter': () => list.set({ filter: {} }),
    'casebook.resetArrangement': () => list.set({ grouping: defaultListState.grouping, order: defaultListState.order }),
    'casebook.showCases': async (given) => {
      const filter = caseFilterSchema.safeParse(given);
      if (!filter.success)
        throw new UserError(vscode.l10n.t('This is not a filter for cases. What the tree shows stays as it was.'));
      list.showOnly(filter.data);
      await showTree();
    },
  };
}
