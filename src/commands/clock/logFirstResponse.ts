import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { hasResponse } from '../../domain/caseHistory.ts';
import { formatMoment } from '../../domain/formatMoment.ts';
import { toMoment } from '../../domain/moment.ts';
import { channels } from '../../domain/records/codes.ts';
import { logReply } from '../../domain/timelineEvents.ts';
import { isOpen } from '../../domain/workflow.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';

/**
 * Logs that somebody answered the reporter: the channel, then a note that may stay empty. The moment is that of the command,
 * not of the last input, so that answering the questions costs no response time. Cancelling logs nothing.
 */
export const logFirstResponseCommand =
  (services: Services) =>
  async (argument?: CaseArgument): Promise<void> => {
    const at = toMoment(Date.now());
    const folder = await services.resolveCase(argument);
    if (folder === undefined) return;
    const document = await services.store.open(folder);
    try {
      if (!(await mayLog(document.case))) return;
      const contact = await askContact(document.case);
      if (!contact) return;
      const isFirst = !hasResponse(document.case);
      document.edit(logReply(document.case, { by: services.author(), at, ...contact }));
      await document.flush();
      tell(services, folder, document, isFirst);
    } finally {
      document.release();
    }
  };

/** A case that has ended takes no more contacts; one that was answered takes replies. */
async function mayLog(current: Case): Promise<boolean> {
  if (!isOpen(current.status))
    throw new UserError(
      vscode.l10n.t('{0} has ended, so no response is logged. Its file is unchanged.', current.number),
    );
  if (!hasResponse(current)) return true;
  const logReplyLabel = vscode.l10n.t('Log Another Reply');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('The first response to {0} is logged already. Its result does not change any more.', current.number),
    logReplyLabel,
  );
  return chosen === logReplyLabel;
}

async function askContact({ intake }: Case): Promise<{ channel: string; note?: string } | undefined> {
  const title = vscode.l10n.t('Log First Response');
  // The way in which the reporter called is most often the way back.
  const ordered = channels.toSorted((one, other) => rankOf(other.code) - rankOf(one.code));
  function rankOf(code: string): number {
    return code === intake?.channel ? 1 : 0;
  }
  const picked = await vscode.window.showQuickPick(
    ordered.map(({ code, label }) => ({ label: local(label), code })),
    { title, placeHolder: vscode.l10n.t('How was the reporter answered?'), ignoreFocusOut: true },
  );
  if (!picked) return undefined;
  const note = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('What was said? May be left empty.'),
    ignoreFocusOut: true,
  });
  if (note === undefined) return undefined;
  return { channel: picked.code, ...(note.trim() !== '' && { note: note.trim() }) };
}

/** Says what the response came to: in time, or late. */
function tell({ clock }: Services, folder: CaseFolder, { case: current }: CaseDocument, isFirst: boolean): void {
  const state = clock.explain(folder, current)?.clock.state;
  const { timeZone } = clock.rulesFor(folder).calendar;
  const message =
    isFirst && state?.kind === 'met'
      ? vscode.l10n.t('First response logged in time (deadline {0})', local(formatMoment(state.dueAt, timeZone)))
      : isFirst && state?.kind === 'answeredLate'
        ? vscode.l10n.t('First response logged, after the deadline {0}', local(formatMoment(state.dueAt, timeZone)))
        : isFirst
          ? vscode.l10n.t('First response logged')
          : vscode.l10n.t('Reply logged');
  vscode.window.setStatusBarMessage(`$(check) ${message}`, 5_000);
}
