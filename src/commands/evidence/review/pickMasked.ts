import * as vscode from 'vscode';
import type { MaskingReview } from './maskingReview.ts';
import { placesText, ruleName, shortValue, valuesText } from './reviewWords.ts';

/** What the list was left with. */
export type PickOutcome = 'accept' | 'diff' | 'more' | 'closed';

interface ValueItem extends vscode.QuickPickItem {
  readonly value: string;
}

/** A list for choosing from, not for reading: what is beyond is masked, and seen in the diff. */
const mostValues = 500;

/** The values that would be masked, each with a tick. Enter accepts; unticking keeps a value as it is. */
export async function pickMasked(review: MaskingReview): Promise<PickOutcome> {
  const pick = vscode.window.createQuickPick<ValueItem>();
  const diff = { iconPath: new vscode.ThemeIcon('diff'), tooltip: vscode.l10n.t('Review Side by Side') };
  const more = { iconPath: new vscode.ThemeIcon('add'), tooltip: vscode.l10n.t('Mask More…') };
  pick.title = vscode.l10n.t('{0} before it is written to {1}', valuesText(review.maskedCount), review.about);
  pick.placeholder = vscode.l10n.t('Enter: {0} with the ticked values masked', review.verb);
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.buttons = [diff, more];
  const items = itemsOf(review);
  pick.items = items;
  pick.selectedItems = items.filter(({ kind, value }) => kind === undefined && !review.plan.isKept(value));
  try {
    return await new Promise<PickOutcome>((resolve) => {
      pick.onDidChangeSelection((selected) => {
        const ticked = new Set(selected.map(({ value }) => value));
        const count = items.filter(({ kind, value }) => kind === undefined && ticked.has(value)).length;
        pick.title = vscode.l10n.t('{0} before it is written to {1}', valuesText(count), review.about);
      });
      pick.onDidAccept(() => {
        applyTicks(review, items, pick.selectedItems);
        resolve('accept');
      });
      pick.onDidTriggerButton((button) => {
        applyTicks(review, items, pick.selectedItems);
        resolve(button === diff ? 'diff' : 'more');
      });
      pick.onDidHide(() => resolve('closed'));
      void review.decision.then(() => resolve('closed'));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** By rule, in the order in which the rules come. */
function itemsOf(review: MaskingReview): readonly ValueItem[] {
  const values = review.values.slice(0, mostValues);
  const rules = [...new Set(values.map(({ rule }) => rule))];
  const items = rules.flatMap((rule): ValueItem[] => [
    { label: ruleName(rule), kind: vscode.QuickPickItemKind.Separator, value: '' },
    ...values
      .filter((each) => each.rule === rule)
      .map(({ value, places }) => ({
        label: shortValue(value),
        description: `→ ${review.plan.placeholderOf(value, rule)} · ${placesText(places)}`,
        value,
      })),
  ]);
  const beyond = review.values.length - values.length;
  if (beyond > 0)
    items.push({
      label: vscode.l10n.t('and {0} more, all masked', beyond),
      kind: vscode.QuickPickItemKind.Separator,
      value: '',
    });
  return items;
}

function applyTicks(review: MaskingReview, items: readonly ValueItem[], selected: readonly ValueItem[]): void {
  const ticked = new Set(selected.map(({ value }) => value));
  const values = items.filter(({ kind }) => kind === undefined).map(({ value }) => value);
  review.keep(
    values.filter((value) => ticked.has(value)),
    false,
  );
  review.keep(
    values.filter((value) => !ticked.has(value)),
    true,
  );
}
