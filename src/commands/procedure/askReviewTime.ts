import * as vscode from 'vscode';
import { localTimeZone } from '../../clock/workspaceRules.ts';
import { formatMoment } from '../../domain/formatMoment.ts';
import { momentMs } from '../../domain/moment.ts';
import { local } from '../../platform/language.ts';
import { readLocalMoment, reviewTimes, writeLocalMoment, type ReviewTime } from './localMoment.ts';

/** Asks when to look at a case again. @returns ISO 8601; `undefined` when the user cancelled */
export async function askReviewTime(title: string): Promise<string | undefined> {
  const now = Date.now();
  const other = {
    label: vscode.l10n.t('Another time…'),
    iconPath: new vscode.ThemeIcon('edit'),
    description: '',
    at: undefined,
  };
  const picked = await vscode.window.showQuickPick(
    [
      ...reviewTimes(now).map(({ key, at }) => ({
        label: nameOf(key),
        description: local(formatMoment(at, localTimeZone())),
        at,
      })),
      other,
    ],
    { title, placeHolder: vscode.l10n.t('When is the case looked at again?'), ignoreFocusOut: true },
  );
  if (!picked || picked.at !== undefined) return picked?.at;
  const typed = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Date and time, e.g. {0}', writeLocalMoment(now + 86_400_000)),
    value: writeLocalMoment(now + 86_400_000),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const ms = momentMs(readLocalMoment(value));
      if (ms === undefined) return vscode.l10n.t('Write the date and the time as {0}.', writeLocalMoment(now));
      return ms > Date.now() ? undefined : vscode.l10n.t('This time has passed.');
    },
  });
  return typed === undefined ? undefined : readLocalMoment(typed);
}

function nameOf(key: ReviewTime): string {
  switch (key) {
    case 'hour':
      return vscode.l10n.t('In an hour');
    case 'fourHours':
      return vscode.l10n.t('In four hours');
    case 'tomorrow':
      return vscode.l10n.t('Tomorrow morning');
    case 'threeDays':
      return vscode.l10n.t('In three days');
    case 'monday':
      return vscode.l10n.t('Next Monday');
  }
}
