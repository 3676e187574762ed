import * as vscode from 'vscode';
import { tailOf } from '../../../evidence/log/lineSteps.ts';
import type { LogTaking } from './logTaking.ts';
import { askLine, type StepEnd, type StepFrame } from './quickSteps.ts';

/** More lines than this are no excerpt any more; the whole file can be taken. */
const mostLines = 1_000_000;
const mostContext = 10_000;

/** How many of the last lines. */
export const askTail = async (taking: LogTaking, frame: StepFrame): Promise<StepEnd> => {
  const end = await askLine(
    frame,
    {
      prompt: vscode.l10n.t('How many of the last lines?'),
      value: String(taking.choice.lines),
      check: (value) =>
        numberIn(value, 1, mostLines) === undefined
          ? vscode.l10n.t('A whole number from {0} to {1}', 1, mostLines)
          : undefined,
    },
    (value) => (taking.choice = { ...taking.choice, lines: numberIn(value, 1, mostLines) ?? taking.choice.lines }),
  );
  if (end === 'next') taking.bytes = [await tailOf(taking.log, taking.encoding, taking.choice.lines)];
  return end;
};

/** How many lines around each chosen one. */
export const askContext = (taking: LogTaking, frame: StepFrame): Promise<StepEnd> => {
  const { before, after } = taking.choice;
  return askLine(
    frame,
    {
      prompt: vscode.l10n.t('Lines before and after each chosen line; excerpts that touch become one'),
      value: before === after ? String(before) : `${before},${after}`,
      placeholder: vscode.l10n.t('One number, or two: 2,10 is 2 before and 10 after'),
      check: (value) =>
        contextOf(value) ? undefined : vscode.l10n.t('One number from 0 to {0}, or two with a comma', mostContext),
    },
    (value) => (taking.choice = { ...taking.choice, ...contextOf(value) }),
  );
};

function contextOf(value: string): { before: number; after: number } | undefined {
  const parts = value.split(/[,，;；\s]+/).filter((part) => part !== '');
  const numbers = parts.map((part) => numberIn(part, 0, mostContext)).filter((number) => number !== undefined);
  const [before, after = before] = numbers;
  const isWhole = parts.length <= 2 && numbers.length === parts.length;
  return isWhole && before !== undefined && after !== undefined ? { before, after } : undefined;
}

function numberIn(value: string, least: number, most: number): number | undefined {
  const typed = value.trim().replaceAll(/[,，_ ]/g, '');
  const number = Number(typed);
  return typed !== '' && Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}

/** A note on an excerpt; or one for all of them when there are many. */
export const askNote = (taking: LogTaking, frame: StepFrame, nth: number, what: string): Promise<StepEnd> =>
  askLine(
    frame,
    {
      prompt: what,
      value: taking.notes[nth] ?? '',
      placeholder: vscode.l10n.t('What does it show? May be left empty'),
    },
    (value) => (taking.notes[nth] = value.trim()),
  );
