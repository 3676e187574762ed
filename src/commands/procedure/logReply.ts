import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { hasResponse } from '../../domain/caseHistory.ts';
import { toMoment } from '../../domain/moment.ts';
import { channels } from '../../domain/records/codes.ts';
import { logReply } from '../../domain/timelineEvents.ts';
import { isOpen } from '../../domain/workflow.ts';
import { UserError } from '../../platform/userError.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import type { CaseArgument } from '../commands.ts';
import { askOption } from './askOption.ts';
import { askText } from './askText.ts';
import { change, withCase } from './withCase.ts';

/** Logs a contact with the reporter, at the moment of the command. The first one is the first response. */
export const logReplyCommand =
  (services: ProcedureServices) =>
  async (argument?: CaseArgument): Promise<void> => {
    const at = toMoment(Date.now());
    await withCase(services, argument, async (document) => {
      requireOpen(document.case);
      const contact = await askContact(document.case);
      if (!contact) return;
      const isFirst = !hasResponse(document.case);
      await change(document, logReply(document.case, { by: services.author(), at, ...contact }));
      const message = isFirst ? vscode.l10n.t('First response logged') : vscode.l10n.t('Reply logged');
      vscode.window.setStatusBarMessage(`$(check) ${message}`, 5_000);
    });
  };

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
