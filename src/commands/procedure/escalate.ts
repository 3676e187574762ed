import * as vscode from 'vscode';
import { escalationLevels, type EscalationLevel } from '../../domain/timeline.ts';
import { escalate } from '../../domain/timelineEvents.ts';
import { isOpen } from '../../domain/workflow.ts';
import { UserError } from '../../platform/userError.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import type { CaseArgument } from '../commands.ts';
import { askOption } from './askOption.ts';
import { askText } from './askText.ts';
import { change, doingNow, withCase } from './withCase.ts';

/** Escalates a case: to people who know more or who decide more, why, and who has it from now on. */
export const escalateCommand =
  (services: ProcedureServices) =>
  async (argument?: CaseArgument): Promise<void> => {
    await withCase(services, argument, async (document) => {
      const { number, status } = document.case;
      if (!isOpen(status))
        throw new UserError(vscode.l10n.t('{0} has ended, so it is not escalated. Its file is unchanged.', number));
      const asked = await askEscalation(number);
      if (!asked) return;
      await change(document, escalate(document.case, { ...doingNow(services), ...asked }));
      vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('{0} escalated to {1}', number, asked.to)}`, 5_000);
    });
  };

interface Escalation {
  readonly level: EscalationLevel;
  readonly to: string;
  readonly reason: string;
  readonly group?: string;
  readonly assignee?: string;
}

async function askEscalation(number: string): Promise<Escalation | undefined> {
  const title = vscode.l10n.t('Escalate {0}', number);
  const level = await askOption({
    title,
    placeHolder: vscode.l10n.t('What is missing: knowledge, or a decision?'),
    options: escalationLevels,
    describe: (code) =>
      code === 'functional' ? vscode.l10n.t('to people who know more') : vscode.l10n.t('to people who decide more'),
  });
  if (level === undefined) return undefined;
  const to = await askText({ title, prompt: vscode.l10n.t('To which person or group?') });
  if (to === undefined) return undefined;
  const reason = await askText({ title, prompt: vscode.l10n.t('Why is it escalated?') });
  if (reason === undefined) return undefined;
  // Who decides does not work on the case.
  if (level === 'hierarchical') return { level, to, reason };
  const picked = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t('Nobody new: {0} only helps', to), own: {} },
      { label: vscode.l10n.t('{0} becomes the assignee', to), own: { assignee: to } },
      { label: vscode.l10n.t('{0} becomes the group, nobody is assigned yet', to), own: { group: to, assignee: '' } },
    ],
    { title, placeHolder: vscode.l10n.t('Who has the case from now on?'), ignoreFocusOut: true },
  );
  return picked && { level, to, reason, ...picked.own };
}
