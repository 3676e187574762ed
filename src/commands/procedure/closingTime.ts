import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { defaultSilenceWorkdays, silenceOverAt } from '../../domain/silence.ts';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../../store/caseRoot.ts';

/**
 * From when on a resolved case may be closed although the user is silent, by the calendar and the setting
 * `casebook.closing.silenceWorkdays`. @returns ISO 8601; `undefined` for a case that is not resolved
 */
export function closingTime({ clock, log }: Services, folder: CaseFolder, current: Case): string | undefined {
  const value = vscode.workspace.getConfiguration('casebook', vscode.Uri.parse(folder)).get('closing.silenceWorkdays');
  const workdays = typeof value === 'number' && value >= 0 && value <= 60 ? value : defaultSilenceWorkdays;
  try {
    return silenceOverAt(current, clock.rulesFor(folder).calendar, workdays);
  } catch (error) {
    log.warn(`When ${folder} may be closed cannot be told`, error);
    return undefined;
  }
}
