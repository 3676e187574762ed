import * as vscode from 'vscode';

/** Where in a sequence of questions one stands. */
export interface StepFrame {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** How a question ended: answered, sent back to the one before, or given up. */
export type StepEnd = 'next' | 'back' | 'cancel';
export type Step = (frame: StepFrame) => Promise<StepEnd>;

/**
 * Asks one question after the other; each can be gone back from.
 * @param steps which questions there are, as far as the answers so far tell
 * @returns whether all were answered
 */
export async function runSteps(title: string, steps: () => readonly Step[]): Promise<boolean> {
  for (let at = 0; ;) {
    const all = steps();
    const step = all[at];
    if (!step) return true;
    const end = await step({ title, step: at + 1, totalSteps: all.length });
    if (end === 'cancel' || (end === 'back' && at === 0)) return false;
    at += end === 'next' ? 1 : -1;
  }
}

/** Buttons of a question: the way back where there is one, and its own. */
export const stepButtons = ({ step }: StepFrame, ...own: vscode.QuickInputButton[]): vscode.QuickInputButton[] => [
  ...(step > 1 ? [vscode.QuickInputButtons.Back] : []),
  ...own,
];

/** Shows an input until it is answered; then it is disposed of. `accept` says whether an answer will do. */
export function showStep(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  accept: () => boolean | Promise<boolean>,
  onButton: (button: vscode.QuickInputButton) => void = () => undefined,
): Promise<StepEnd> {
  return new Promise<StepEnd>((resolve, reject) => {
    const finish = (end: StepEnd): void => {
      resolve(end);
      input.dispose();
    };
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) finish('back');
      else onButton(button);
    });
    input.onDidAccept(() => {
      Promise.resolve(accept()).then((isDone) => {
        if (isDone) finish('next');
      }, reject);
    });
    input.onDidHide(() => finish('cancel'));
    input.show();
  });
}

/** A line of text as one of the questions. `check` says what is wrong with it. */
export async function askLine(
  frame: StepFrame,
  question: {
    readonly prompt: string;
    readonly value: string;
    readonly placeholder?: string;
    readonly check?: (value: string) => string | undefined;
  },
  answered: (value: string) => void,
): Promise<StepEnd> {
  const input = vscode.window.createInputBox();
  const check = question.check ?? (() => undefined);
  Object.assign(input, frame, {
    prompt: question.prompt,
    value: question.value,
    placeholder: question.placeholder ?? '',
    ignoreFocusOut: true,
    buttons: stepButtons(frame),
  });
  input.onDidChangeValue((value) => (input.validationMessage = check(value)));
  return showStep(input, () => {
    input.validationMessage = check(input.value);
    if (input.validationMessage !== undefined) return false;
    answered(input.value);
    return true;
  });
}
