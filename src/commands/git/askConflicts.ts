import * as vscode from 'vscode';
import type { ThreeWayConflict } from '../../domain/mergeTexts.ts';
import { local } from '../../platform/language.ts';
import { shorten } from '../../platform/shorten.ts';
import type { ConflictChoice, ConflictQuestion } from './conflictChoices.ts';
import type { SideDocuments } from './sideDocuments.ts';

/** What the sides are called. */
export interface SideNames {
  readonly mine: string;
  readonly theirs: string;
}

/** Values longer than this, or of several lines, can be read side by side. */
const longValue = 70;

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice?: ConflictChoice;
  /** In the overview: the question to go back to. */
  readonly question?: number;
}

/**
 * Asks about each conflict in turn, with a way back, then shows all that was decided.
 * @returns the value for each conflict; `undefined`: cancelled, nothing is decided
 */
export async function askConflicts(
  title: string,
  questions: readonly ConflictQuestion[],
  sides: SideNames,
  documents: SideDocuments,
): Promise<((conflict: ThreeWayConflict) => unknown) | undefined> {
  const chosen = new Map<ThreeWayConflict, ConflictChoice>();
  let at = 0;
  for (;;) {
    const question = questions[at];
    const step = { title, step: at + 1, totalSteps: questions.length + 1 };
    const answer = question
      ? await show(step, questionView(question, sides, chosen.get(question.conflict)), () =>
          documents.compare(question, sides),
        )
      : await show(step, overview(questions, sides, chosen));
    if (answer === undefined) return undefined;
    if (answer === 'back') at -= 1;
    else if (question && answer.choice) {
      chosen.set(question.conflict, answer.choice);
      at += 1;
    } else if (answer.question !== undefined) at = answer.question;
    else return (conflict) => chosen.get(conflict)?.value;
  }
}

interface View {
  /** The field that is asked about. */
  readonly place?: string;
  readonly placeholder: string;
  readonly items: readonly ChoiceItem[];
  readonly active?: ChoiceItem | undefined;
}

function questionView(
  { place, before, choices }: ConflictQuestion,
  sides: SideNames,
  earlier: ConflictChoice | undefined,
): View {
  const items = choices.map((choice): ChoiceItem => {
    const words = local(choice.words);
    const isLong = words.length > longValue || words.includes('\n');
    const isBoth = choice.from === 'both';
    return {
      choice,
      label: isBoth ? vscode.l10n.t('Both') : shorten(words.replace(/\s+/g, ' '), 100),
      detail: choice.from === 'both' ? vscode.l10n.t('{0}, then {1}', sides.mine, sides.theirs) : sides[choice.from],
      buttons: isLong && !isBoth ? [compareButton()] : [],
    };
  });
  return {
    place: local(place),
    placeholder: vscode.l10n.t('Choose what to keep; before: “{0}”', shorten(local(before).replace(/\s+/g, ' '), 60)),
    items,
    active: items.find(({ choice }) => choice?.from === earlier?.from),
  };
}

function overview(
  questions: readonly ConflictQuestion[],
  sides: SideNames,
  chosen: ReadonlyMap<ThreeWayConflict, ConflictChoice>,
): View {
  return {
    placeholder: vscode.l10n.t('Write the case as decided, or choose a value to decide it again'),
    items: [
      { label: vscode.l10n.t('Write and Stage'), iconPath: new vscode.ThemeIcon('check') },
      { label: vscode.l10n.t('Decided'), kind: vscode.QuickPickItemKind.Separator },
      ...questions.map(({ place, conflict }, question): ChoiceItem => {
        const choice = chosen.get(conflict);
        return {
          question,
          label: local(place),
          description: choice ? shorten(local(choice.words).replace(/\s+/g, ' '), 60) : '',
          detail: !choice || choice.from === 'both' ? vscode.l10n.t('Both') : sides[choice.from],
        };
      }),
    ],
  };
}

const compareButton = (): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon('diff'),
  tooltip: vscode.l10n.t('Compare in Full'),
});

/** Shows one step. Losing the focus does not end it: the user may be reading elsewhere. */
function show(
  step: { readonly title: string; readonly step: number; readonly totalSteps: number },
  view: View,
  compare?: () => unknown,
): Promise<ChoiceItem | 'back' | undefined> {
  const picker = vscode.window.createQuickPick<ChoiceItem>();
  picker.title = view.place === undefined ? step.title : vscode.l10n.t('{0}: {1}', step.title, view.place);
  picker.step = step.step;
  picker.totalSteps = step.totalSteps;
  picker.placeholder = view.placeholder;
  picker.ignoreFocusOut = true;
  picker.items = view.items;
  if (view.active) picker.activeItems = [view.active];
  picker.buttons = step.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const end = (answer: ChoiceItem | 'back' | undefined): void => {
      resolve(answer);
      picker.dispose();
    };
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      if (item) end(item);
    });
    picker.onDidTriggerButton(() => end('back'));
    picker.onDidTriggerItemButton(() => compare?.());
    picker.onDidHide(() => end(undefined));
    picker.show();
  });
}
