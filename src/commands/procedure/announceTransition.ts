import * as vscode from 'vscode';
import { formatMoment } from '../../domain/formatMoment.ts';
import { labelOf } from '../../domain/records/triageDecision.ts';
import type { ReplyKind } from '../../domain/replies.ts';
import { statuses, type TransitionId } from '../../domain/workflow.ts';
import { local } from '../../platform/language.ts';
import { report } from '../../platform/report.ts';
import type { Services } from '../../services.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseFolder } from '../commands.ts';

/** Says what the status is now, and offers the reply that the reporter should get. */
export function announceTransition(
  services: Services,
  { folder, case: current }: CaseDocument,
  id: TransitionId,
): void {
  const { number, status, intake } = current;
  const name = local(labelOf(statuses, status));
  const dueAt = intake?.commitmentDueAt;
  if (id === 'triage' && dueAt !== undefined) {
    const due = local(formatMoment(dueAt, services.clock.rulesFor(folder).calendar.timeZone));
    offerReply(
      services,
      folder,
      'acknowledge',
      vscode.l10n.t('{0}: {1}. A first response is promised by {2}.', number, name, due),
    );
  } else if (id === 'resolve') {
    offerReply(services, folder, 'announceFix', vscode.l10n.t('{0}: {1}. Tell the reporter about it.', number, name));
  } else {
    vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('{0}: {1}', number, name)}`, 5_000);
  }
}

/** A message with a button that copies a reply. Not waited for: it stays until somebody closes it. */
export function offerReply({ log }: Services, caseFolder: CaseFolder, reply: ReplyKind, message: string): void {
  const copy = vscode.l10n.t('Copy Reply');
  Promise.resolve(vscode.window.showInformationMessage(message, copy))
    .then((chosen) =>
      chosen === copy ? vscode.commands.executeCommand('casebook.copyReply', { caseFolder, reply }) : undefined,
    )
    .catch((error: unknown) => report(error, log, 'casebook.copyReply'));
}
