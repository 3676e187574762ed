import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A question that the extension asked. */
export interface Asked {
  readonly kind: 'pick' | 'input' | 'message';
  readonly title: string;
  /** Labels of the items with what stands beside them, or the buttons. */
  readonly choices: readonly string[];
}

/** Answers the next question: what the chosen item or button contains, or the text to type; `undefined` cancels. */
export type Answer = string | undefined | ((asked: Asked) => string | undefined);

interface Item {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly kind?: vscode.QuickPickItemKind;
}

/**
 * Answers what the extension asks while `work` runs, in order; a message that nobody answers for is closed. The real quick
 * inputs take no input from a test.
 * @returns every question
 */
export async function withAnswers(answers: readonly Answer[], work: () => PromiseLike<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const left = [...answers];
  const next = (question: Asked): string | undefined => {
    asked.push(question);
    // Messages that only inform are not waited for by the extension.
    if (left.length === 0 && question.kind === 'message') return undefined;
    assert.ok(left.length > 0, `Nobody answers: ${question.title} ${question.choices.join(' | ')}`);
    const answer = left.shift();
    return typeof answer === 'function' ? answer(question) : answer;
  };
  const pick = async (given: readonly Item[] | Promise<readonly Item[]>, options?: vscode.QuickPickOptions) => {
    const items = (await given).filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
    const choices = items.map(({ label, description = '', detail = '' }) =>
      [label, description, detail].filter((part) => part !== '').join(' '),
    );
    const answer = next({ kind: 'pick', title: options?.title ?? '', choices });
    if (answer === undefined) return undefined;
    const found = items[choices.findIndex((choice) => choice.includes(answer))];
    assert.ok(found, `${answer} is none of ${choices.join(' | ')}`);
    return options?.canPickMany === true ? [found] : found;
  };
  const input = async (options: vscode.InputBoxOptions) => {
    const answer = next({ kind: 'input', title: options.prompt ?? '', choices: [options.value ?? ''] });
    if (answer !== undefined) assert.equal((await options.validateInput?.(answer)) ?? '', '', answer);
    return answer;
  };
  const message = (title: string, ...rest: unknown[]) =>
    // The response clock speaks up whenever it likes.
    /^(Response |Cases without)/.test(title)
      ? Promise.resolve(undefined)
      : Promise.resolve(next({ kind: 'message', title, choices: rest.filter((each) => typeof each === 'string') }));
  const replacements = {
    showQuickPick: pick,
    showInputBox: input,
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
  };
  const names = ['showQuickPick', 'showInputBox', 'showInformationMessage', 'showWarningMessage', 'showErrorMessage'];
  const { window } = vscode;
  const originals = Object.fromEntries(Object.entries(window).filter(([name]) => names.includes(name)));
  Object.assign(window, replacements);
  try {
    await work();
  } finally {
    Object.assign(window, originals);
  }
  assert.deepEqual(left, [], 'answers that nothing asked for');
  return asked;
}
