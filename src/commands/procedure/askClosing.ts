import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { fieldAt } from '../../domain/fieldAt.ts';
import type { Problem } from '../../domain/problems.ts';
import { local } from '../../platform/language.ts';
import { askOption } from './askOption.ts';
import { askText } from './askText.ts';

/** A value that the user gave for a field of the case. */
export interface FieldAnswer {
  readonly path: readonly string[];
  readonly value: string;
}

const result = ['plan', 'userConfirmation', 'result'];
const confirmedAt = ['plan', 'userConfirmation', 'at'];
const code = ['plan', 'closure', 'code'];
const summary = ['plan', 'closure', 'summary'];
const asked = [result, confirmedAt, code, summary].map((path) => path.join('.'));

/** Whether the gate lacks nothing but what can be asked in passing: what the user says, and how the case closes. */
export const canAskClosing = (problems: readonly Problem[]): boolean =>
  problems.length > 0 &&
  problems.every(({ path, kind }) => kind === 'missing' && asked.includes(path.join('.'))) &&
  // Only a confirmation that has a result lacks the rest of it.
  problems.some(({ path }) => path.join('.') !== confirmedAt.join('.'));

/**
 * Asks for what the closing gate lacks. @returns `reopen` when the user is not content; `undefined`: cancelled
 * @param now ISO 8601
 */
export async function askClosing(
  current: Case,
  problems: readonly Problem[],
  now: string,
): Promise<readonly FieldAnswer[] | 'reopen' | undefined> {
  const title = vscode.l10n.t('Close {0}', current.number);
  const lacks = (path: readonly string[]): boolean => problems.some((problem) => problem.path.join() === path.join());
  const answers: FieldAnswer[] = [];
  if (lacks(result)) {
    const said = await askChoice(result, title);
    if (said === undefined || said === 'not') return said === 'not' ? 'reopen' : undefined;
    answers.push({ path: result, value: said });
    if (current.plan?.userConfirmation?.at === undefined) answers.push({ path: confirmedAt, value: now });
  } else if (lacks(confirmedAt)) answers.push({ path: confirmedAt, value: now });
  if (lacks(code)) {
    const how = await askChoice(code, title);
    if (how === undefined) return undefined;
    answers.push({ path: code, value: how });
  }
  if (lacks(summary)) {
    const prompt = vscode.l10n.t('What was the cause, and what was done about it?');
    const words = await askText({ title, prompt });
    if (words === undefined) return undefined;
    answers.push({ path: summary, value: words });
  }
  return answers;
}

/** The options are those that the form declares. */
async function askChoice(path: readonly string[], title: string): Promise<string | undefined> {
  const field = fieldAt(path);
  if (field?.kind !== 'radio' && field?.kind !== 'choice') throw new TypeError(`${path.join('.')} is no choice`);
  return askOption({ title, placeHolder: local(field.label), options: field.options });
}
