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
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseArgument } from '../commands.ts';
import { askOption } from './askOption.ts';
import { askText } from './askText.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import { change, withCase } from './withCase.ts';

/** Logs a contact with the reporter. The first one since the receipt, or the last reopening, is the first response. */
export const logReplyCommand =
  (services: ProcedureServices) =>
  (argument?: CaseArgument): Promise<void> =>
    logContact(services, argument, () => Promise.resolve(true));

/** The same, asked for as the first response: says so when the case has had one, and offers to log a reply instead. */
export const logFirstResponseCommand =
  (services: ProcedureServices) =>
  (argument?: CaseArgument): Promise<void> =>
    logContact(services, argument, async (current) => {
      if (!hasResponse(current)) return true;
      const another = vscode.l10n.t('Log Another Reply');
      const chosen = await vscode.window.showInformationMessage(
        vscode.l10n.t(
          'The first response to {0} is logged already. Its result does not change any more.',
          current.number,
        ),
        another,
      );
      return chosen === another;
    });

/**
 * Asks for the channel, then for a note that may stay empty. The moment is that of the command, not of the last input, so that
 * answering the questions costs no response time. Cancelling logs nothing.
 */
async function logContact(
  services: ProcedureServices,
  argument: CaseArgument,
  mayLog: (current: Case) => Promise<boolean>,
): Promise<void> {
  const at = toMoment(Date.now());
  await withCase(services, argument, async (document) => {
    requireOpen(document.case);
    if (!(await mayLog(document.case))) return;
    const contact = await askContact(document.case);
    if (!contact) return;
    requireOpen(document.case);
    const isFirst = !hasResponse(document.case);
    await change(document, logReply(document.case, { by: services.author(), at, ...contact }));
    const message = isFirst ? verdict(services, document) : vscode.l10n.t('Reply logged');
    vscode.window.setStatusBarMessage(`$(check) ${message}`, 5_000);
  });
}

/** @throws UserError for a case that has ended */
function requireOpen({ number, status }: Case): void {
  if (isOpen(status)) return;
  throw new UserError(vscode.l10n.t('{0} has ended, so no response is logged. Its file is unchanged.', number));
}

async function askContact(current: Case): Promise<{ readonly channel: string; readonly note: string } | undefined> {
  const title = hasResponse(current)
    ? vscode.l10n.t('Log a Reply to {0}', current.number)
    : vscode.l10n.t('Log the First Response to {0}', current.number);
  const channel = await askOption({
    title,
    placeHolder: vscode.l10n.t('How was the reporter answered?'),
    options: channels,
    // The way in which the reporter called is most often the way back.
    first: current.intake?.channel,
  });
  if (channel === undefined) return undefined;
  const note = await askText({ title, prompt: vscode.l10n.t('What was said?'), isOptional: true });
  return note === undefined ? undefined : { channel, note };
}

/** Says what the first response came to: in time, or late. */
function verdict({ clock }: ProcedureServices, { folder, case: current }: CaseDocument): string {
  const state = clock.explain(folder, current)?.clock.state;
  if (state?.kind !== 'met' && state?.kind !== 'answeredLate') return vscode.l10n.t('First response logged');
  const due = local(formatMoment(state.dueAt, clock.rulesFor(folder).calendar.timeZone));
  return state.kind === 'met'
    ? vscode.l10n.t('First response logged in time (deadline {0})', due)
    : vscode.l10n.t('First response logged, after the deadline {0}', due);
}
