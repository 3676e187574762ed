import * as vscode from 'vscode';
import { findStamps, type FoundStamps } from '../../../evidence/log/findStamps.ts';
import { stampKey } from '../../../evidence/log/stampFormats.ts';
import { boundText, timeBound, zoneOfLog } from '../../../evidence/log/timeBound.ts';
import { runInWorker } from '../../../platform/runInWorker.ts';
import { explainLogError } from './logError.ts';
import type { LogTaking } from './logTaking.ts';
import { askLine, showStep, stepButtons, type StepEnd, type StepFrame } from './quickSteps.ts';

/** From when on. A log that states no times is said to be one, and the question before is asked again. */
export async function askFrom(taking: LogTaking, frame: StepFrame): Promise<StepEnd> {
  taking.stamps ??= await findStamps(taking.log, taking.encoding, taking.log.snapshot.changed);
  const { stamps } = taking;
  if (!stamps) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'No times that are known were found in this log. Take the last lines instead, or those around a text.',
      ),
    );
    return 'back';
  }
  const value = taking.window.from === '' ? boundText(stampKey(stamps.first), stamps) : taking.window.from;
  return askLine(
    frame,
    {
      prompt: vscode.l10n.t('From when? {0}', rangeText(stamps)),
      value,
      placeholder: howToType(),
      check: (typed) => (timeBound(typed, stamps) ? undefined : noTime()),
    },
    (typed) => (taking.window.from = typed),
  );
}

/** Until when; then the lines are looked up, and the question stays until there are some. */
export async function askTo(taking: LogTaking, frame: StepFrame): Promise<StepEnd> {
  const { stamps } = taking;
  if (!stamps) return 'back';
  const input = vscode.window.createInputBox();
  const abort = new AbortController();
  Object.assign(input, frame, {
    prompt: vscode.l10n.t('Until when? {0}', rangeText(stamps)),
    value: taking.window.to === '' ? boundText(stampKey(stamps.last), stamps) : taking.window.to,
    placeholder: howToType(),
    ignoreFocusOut: true,
    buttons: stepButtons(frame),
  });
  const check = (): string | undefined => (timeBound(input.value, stamps) ? undefined : noTime());
  input.onDidChangeValue(() => (input.validationMessage = check()));
  const accept = async (): Promise<boolean> => {
    taking.window = { from: taking.window.from, to: input.value };
    const wrong = check();
    if (wrong === undefined && needsZone(taking)) return true;
    input.busy = true;
    const problem = wrong ?? (await takeWindow(taking, stamps, abort.signal));
    if (abort.signal.aborted) return false;
    input.busy = false;
    input.validationMessage = problem;
    return problem === undefined;
  };
  try {
    return await showStep(input, accept);
  } finally {
    abort.abort();
  }
}

/** Whether a bound states a zone and the log does not. */
export const needsZone = ({ window: { from, to }, stamps }: LogTaking): boolean =>
  stamps !== undefined && [from, to].some((typed) => timeBound(typed, stamps)?.needsZone === true);

/** The zone that a log is in which does not say so; this computer's comes first. Then the lines are looked up. */
export async function askZone(taking: LogTaking, frame: StepFrame): Promise<StepEnd> {
  const { stamps } = taking;
  if (!stamps) return 'back';
  const own = -new Date().getTimezoneOffset();
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly offset: number }>();
  const abort = new AbortController();
  Object.assign(picker, frame, {
    placeholder: vscode.l10n.t(
      'A time that you typed has a zone, the log says none. Which zone does the log write in?',
    ),
    ignoreFocusOut: true,
    buttons: stepButtons(frame),
    items: [own, 0, ...offsets]
      .filter((offset, nth, all) => all.indexOf(offset) === nth)
      .map((offset) => ({
        label: zoneText(offset),
        description: offset === own ? vscode.l10n.t('this computer') : '',
        offset,
      })),
  });
  const accept = async (): Promise<boolean> => {
    const [item] = picker.selectedItems;
    if (!item) return false;
    taking.window = { ...taking.window, offset: item.offset };
    picker.busy = true;
    const problem = await takeWindow(taking, stamps, abort.signal);
    if (abort.signal.aborted) return false;
    picker.busy = false;
    if (problem !== undefined) void vscode.window.showWarningMessage(problem);
    return problem === undefined;
  };
  try {
    return await showStep(picker, accept);
  } finally {
    abort.abort();
  }
}

/** Looks up the lines of the window. @returns what is wrong with it; undefined when there are lines */
async function takeWindow(taking: LogTaking, stamps: FoundStamps, signal: AbortSignal): Promise<string | undefined> {
  const { log, encoding, workerFile, window } = taking;
  const keyOf = (typed: string): number | undefined => timeBound(typed, stamps, window.offset)?.key;
  const [from, to] = [keyOf(window.from), keyOf(window.to)];
  if (from === undefined || to === undefined) return noTime();
  if (to < from) return vscode.l10n.t('That is before the beginning of the window, {0}.', boundText(from, stamps));
  // A time is typed to the second, and what happened within that second belongs to it.
  const end = to % 1_000 === 0 ? to + 999 : to;
  const input = { log: log.snapshot, encoding, reading: stamps.reading, from, to: end };
  try {
    const found = await runInWorker('findWindow', input, { file: workerFile, signal });
    if (found.ranges.length === 0) return vscode.l10n.t('The log has no lines of that time. {0}', rangeText(stamps));
    taking.bytes = found.ranges;
    return undefined;
  } catch (error) {
    return explainLogError(error);
  }
}

function rangeText(stamps: FoundStamps): string {
  const [first, last] = [stamps.first, stamps.last].map((stamp) => boundText(stampKey(stamp), stamps));
  const zone = zoneOfLog(stamps);
  return zone === undefined
    ? vscode.l10n.t('The log goes from {0} to {1}, and does not say its time zone.', first ?? '', last ?? '')
    : vscode.l10n.t('The log goes from {0} to {1} ({2}).', first ?? '', last ?? '', zoneText(zone));
}

const howToType = (): string => vscode.l10n.t('2026-11-22 09:30, 09:30, or -15m for 15 minutes before the end');
const noTime = (): string =>
  vscode.l10n.t('Type a time: 2026-11-22 09:30, 09:30, or -15m for 15 minutes before the end');

function zoneText(minutes: number): string {
  const size = Math.abs(minutes);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${part(Math.floor(size / 60))}:${part(size % 60)}`;
}

/** Offsets that are in use, in minutes east of UTC: all whole hours, and those in between. */
const offsets = [...Array.from({ length: 27 }, (_, nth) => (nth - 12) * 60), -210, 210, 270, 330, 345, 390, 570].sort(
  (one, other) => one - other,
);
