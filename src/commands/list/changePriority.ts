import * as vscode from 'vscode';
import { choosePriority } from '../../domain/assign.ts';
import { priorities, type Priority } from '../../domain/records/codes.ts';
import { labelOf } from '../../domain/records/triageDecision.ts';
import { isTriaged, retriage } from '../../domain/retriage.ts';
import { isOpen } from '../../domain/workflow.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseFolder } from '../commands.ts';
import { askText } from '../procedure/askText.ts';
import type { ProcedureServices } from '../procedure/recentDocuments.ts';
import { dueOf } from '../procedure/retriage.ts';
import { change, doingNow } from '../procedure/withCase.ts';
import { forCases, summarise } from './forCases.ts';

/**
 * Gives cases another priority, with a reason: a re-triage where triage is finished, else the choice of record 2. Asked
 * once for all of them, and for the approval that "urgent" needs.
 */
export async function changePriority(
  services: ProcedureServices,
  folders: readonly CaseFolder[],
  finalPriority: Priority,
): Promise<void> {
  const what = vscode.l10n.t('Priority “{0}”', local(labelOf(priorities, finalPriority)));
  const before = folders.map((folder) => {
    const entry = services.store.entry(folder);
    return entry?.kind === 'case' ? entry.summary.priority : undefined;
  });
  if (before.every((priority) => priority === finalPriority)) return;
  const reason = await askText({ title: what, prompt: vscode.l10n.t('Why does the priority change?') });
  if (reason === undefined) return;
  const needsApproval = finalPriority === 'urgent' || before.includes('urgent');
  const approver = needsApproval
    ? await askText({ title: what, prompt: vscode.l10n.t('Who approved that “urgent” is given or taken away?') })
    : '';
  if (approver === undefined) return;
  const done = await forCases(services, folders, what, async (document) => {
    const { case: current } = document;
    const was = current.triage?.finalPriority;
    if (was === finalPriority) return false;
    if (!isOpen(current.status))
      throw new UserError(vscode.l10n.t('{0} has ended, so its priority stays.', current.number));
    const isUrgent = finalPriority === 'urgent' || was === 'urgent';
    const asked = { finalPriority, reason, ...(isUrgent && { approver }) };
    const doing = doingNow(services);
    if (!isTriaged(current)) {
      await change(document, choosePriority(current, { ...doing, ...asked }));
      return true;
    }
    const due = dueOf(services, document.folder, current, { finalPriority, at: doing.at });
    const { timeZone } = services.clock.rulesFor(document.folder).calendar;
    await change(document, retriage(current, { ...doing, ...asked, ...due, timeZone }));
    return true;
  });
  if (folders.length > 1 || done.left.length > 0) summarise(services, done);
  else vscode.window.setStatusBarMessage(`$(check) ${what}`, 5_000);
}
