import * as vscode from 'vscode';
import { facetCounts, type CaseFilter, type Facet, type ListedCase } from '../../domain/caseFilter.ts';
import { nameKey } from '../../domain/nameKey.ts';
import { facetOptions, facetValueLabel } from '../../domain/listState.ts';
import { text, type Text } from '../../domain/text.ts';
import { language, local } from '../../platform/language.ts';
import type { CaseList } from '../../views/caseList.ts';

interface Choice extends vscode.QuickPickItem {
  /** The condition that it stands for; absent for a separator. */
  readonly condition?: Condition;
}
type Condition =
  | { readonly kind: 'mine' }
  | { readonly kind: 'due'; readonly due: 'overdue' | 'today' }
  | { readonly kind: 'state'; readonly state: 'open' | 'ended' }
  | { readonly kind: Facet; readonly value: string };

const facetNames: readonly (readonly [Facet, Text])[] = [
  ['priority', text('Priority', '优先级')],
  ['status', text('Status', '状态')],
  ['category', text('Category', '类别')],
  ['label', text('Label', '标签')],
  ['assignee', text('Assignee', '处理人')],
];

/** Lets the user choose which cases the tree shows; the tree follows at once. Leaving takes the choice back. */
export async function askFilter(list: CaseList): Promise<void> {
  const before = list.state.filter;
  const pick = vscode.window.createQuickPick<Choice>();
  const choices = choicesOf(list.everything());
  pick.title = vscode.l10n.t('Filter Cases');
  pick.placeholder = vscode.l10n.t('Tick what to show; type to find a value. Escape takes the choice back.');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.items = choices;
  const ticked = choices.filter(({ condition }) => condition && isIn(before, condition));
  pick.selectedItems = ticked;
  let shown = JSON.stringify(filterOf(before, ticked));
  const show = (filter: CaseFilter): void => {
    if (JSON.stringify(filter) === shown) return;
    shown = JSON.stringify(filter);
    list.showOnly(filter);
  };
  await new Promise<void>((resolve) => {
    let isKept = false;
    pick.onDidChangeSelection((selected) => show(filterOf(before, selected)));
    pick.onDidAccept(() => {
      isKept = true;
      show(filterOf(before, pick.selectedItems));
      pick.hide();
    });
    pick.onDidHide(() => {
      if (!isKept && JSON.stringify(list.state.filter) !== JSON.stringify(before)) list.showOnly(before);
      pick.dispose();
      resolve();
    });
    pick.show();
  });
}

function choicesOf(cases: readonly ListedCase[]): Choice[] {
  const plain: Choice[] = [
    { label: vscode.l10n.t('Mine'), condition: { kind: 'mine' } },
    { label: vscode.l10n.t('Due today'), condition: { kind: 'due', due: 'today' } },
    { label: vscode.l10n.t('Overdue'), condition: { kind: 'due', due: 'overdue' } },
    { label: vscode.l10n.t('Open'), condition: { kind: 'state', state: 'open' } },
    { label: vscode.l10n.t('Closed'), condition: { kind: 'state', state: 'ended' } },
  ];
  return [
    ...plain,
    ...facetNames.flatMap(([facet, name]): Choice[] => {
      const values = valuesOf(cases, facet);
      if (values.length === 0) return [];
      return [{ label: local(name), kind: vscode.QuickPickItemKind.Separator }, ...values];
    }),
  ];
}

/** The values of a facet that some case has: codes in their order, names by the alphabet, none last. */
function valuesOf(cases: readonly ListedCase[], facet: Facet): Choice[] {
  const counts = facetCounts(cases, facet);
  const order = facetOptions(facet).map(({ code }) => code);
  const rank = (value: string): number => {
    const at = order.indexOf(value);
    return value === '' ? order.length + 1 : at < 0 ? order.length : at;
  };
  const byName = new Intl.Collator(language(), { numeric: true });
  return [...counts]
    .map(([value, { name, count }]) => ({ value, name: value === '' ? '' : name, count }))
    .sort((one, other) => rank(one.value) - rank(other.value) || byName.compare(one.name, other.name))
    .map(({ name, count }) => ({
      label: local(facetValueLabel(facet, name)),
      description: count.toLocaleString(language()),
      condition: { kind: facet, value: name },
    }));
}

function isIn(filter: CaseFilter, condition: Condition): boolean {
  switch (condition.kind) {
    case 'mine':
      return filter.mine === true;
    case 'due':
      return filter.due === condition.due;
    case 'state':
      return filter.state === condition.state;
    default:
      return (filter[condition.kind] ?? []).some((value) => nameKey(value) === nameKey(condition.value));
  }
}

/** The filter that the ticks stand for; what the list cannot tick (words, a span of time) stays as it was. */
function filterOf({ text: words, received, among }: CaseFilter, selected: readonly Choice[]): CaseFilter {
  const conditions = selected.flatMap(({ condition }) => condition ?? []);
  const valuesFor = (facet: Facet): string[] =>
    conditions.flatMap((condition) => ('value' in condition && condition.kind === facet ? condition.value : []));
  const dues = conditions.flatMap((condition) => (condition.kind === 'due' ? condition.due : []));
  const states = conditions.flatMap((condition) => (condition.kind === 'state' ? condition.state : []));
  const [due, state] = [dues.includes('today') ? ('today' as const) : dues[0], states[0]];
  return {
    ...(words !== undefined && { text: words }),
    ...(received && { received }),
    ...(among && { among }),
    ...(conditions.some(({ kind }) => kind === 'mine') && { mine: true as const }),
    ...(due && { due }),
    // Open and closed together are all.
    ...(state && states.length === 1 && { state }),
    ...Object.fromEntries(
      facetNames.flatMap(([facet]) => {
        const values = valuesFor(facet);
        return values.length > 0 ? [[facet, values]] : [];
      }),
    ),
  };
}
