import * as vscode from 'vscode';
import type { CaseSummary } from '../domain/summary.ts';
import { local } from '../platform/language.ts';
import type { CaseStore } from '../store/caseStore.ts';
import type { Notice } from './clockNotices.ts';
import { durationText } from './duration.ts';
import { shortMoment } from './shortMoment.ts';
import { localTimeZone } from './workspaceRules.ts';

/** Tells of one case. @returns for how long it is put off, ms; `undefined` when it is not */
export async function showNotice(notice: Notice, store: CaseStore): Promise<number | undefined> {
  const { folder } = notice;
  const entry = store.entry(folder);
  if (entry?.kind !== 'case') return undefined;
  const open = vscode.l10n.t('Open');
  const logResponse = vscode.l10n.t('Log First Response');
  const snooze = vscode.l10n.t('Snooze');
  const message = messageOf(notice, entry.summary);
  const show = notice.kind === 'breach' ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
  const chosen = await show(message, open, logResponse, snooze);
  if (chosen === open) await vscode.commands.executeCommand('casebook.openCase', { caseFolder: folder });
  if (chosen === logResponse) await vscode.commands.executeCommand('casebook.logFirstResponse', { caseFolder: folder });
  if (chosen !== snooze) return undefined;
  const minutes = snoozeMinutes();
  vscode.window.setStatusBarMessage(vscode.l10n.t('You are reminded in {0} min', minutes), 5_000);
  return minutes * 60_000;
}

/** Tells of many cases in one message, as after a weekend. */
export async function showManyNotices(notices: readonly Notice[]): Promise<void> {
  const overdue = notices.filter(({ kind }) => kind === 'breach').length;
  const showCases = vscode.l10n.t('Show Cases');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Cases without a first response: {0} overdue, {1} due soon. The tree of cases lists them, the earliest deadline first.',
      overdue,
      notices.length - overdue,
    ),
    showCases,
  );
  if (chosen === showCases) await vscode.commands.executeCommand('casebook.cases.focus');
}

function messageOf({ kind, clock: { state, rules } }: Notice, { number, title }: CaseSummary): string {
  const name = vscode.l10n.t('{0} “{1}”', number, inert(title));
  if (state.kind !== 'running' && state.kind !== 'breached') return name;
  const due = local(shortMoment(state.dueAt, rules.calendar.timeZone, Date.now(), localTimeZone()));
  const about = state.provisional ? vscode.l10n.t('{0} (provisional)', due) : due;
  return kind === 'breach'
    ? vscode.l10n.t('Response overdue: {0} was to be answered by {1}.', name, about)
    : vscode.l10n.t(
        'Response due soon: {0} is to be answered by {1}, {2} left.',
        name,
        about,
        local(durationText(state.remainingMinutes, state.mode, 'up')),
      );
}

/** VS Code makes links, commands among them, of `[text](target)` in a message: a title must not be able to write one. */
const inert = (title: string): string => title.replaceAll('](', '] (').slice(0, 120);

const snoozeMinutes = (): number => {
  const value: unknown = vscode.workspace.getConfiguration('casebook').get('notifications.snoozeMinutes');
  return typeof value === 'number' && value >= 1 && value <= 1_440 ? value : 15;
};
