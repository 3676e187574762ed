import * as vscode from 'vscode';
import { shortMoment } from '../../clock/shortMoment.ts';
import { localTimeZone } from '../../clock/workspaceRules.ts';
import type { Case } from '../../domain/case.ts';
import { retriageDue, type RetriageDue } from '../../domain/caseClock.ts';
import { formatMoment } from '../../domain/formatMoment.ts';
import { momentMs, toMoment } from '../../domain/moment.ts';
import { priorities, type Priority } from '../../domain/records/codes.ts';
import { valuesOf } from '../../domain/records/rules.ts';
import { computedPriority, labelOf } from '../../domain/records/triageDecision.ts';
import { isTriaged, retriage } from '../../domain/retriage.ts';
import { local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';
import { offerReply } from './announceTransition.ts';
import { askOption } from './askOption.ts';
import { askText } from './askText.ts';
import { change, doingNow, withCase } from './withCase.ts';

/** Decides the priority of a case again: the new one, why, and what is known now that was not. */
export const retriageCommand =
  (services: ProcedureServices) =>
  async (argument?: CaseArgument): Promise<void> => {
    await withCase(services, argument, async (document) => {
      const { folder } = document;
      requireTriaged(document.case);
      const asked = await askRetriage(services, document);
      if (!asked) return;
      requireTriaged(document.case);
      const doing = doingNow(services);
      const due = dueOf(services, folder, document.case, { finalPriority: asked.finalPriority, at: doing.at });
      const { timeZone } = services.clock.rulesFor(folder).calendar;
      await change(document, retriage(document.case, { ...doing, ...asked, ...due, timeZone }));
      announce(services, folder, document.case, due, timeZone);
    });
  };

/** @throws UserError for a case whose first decision is still to come, or that has ended */
function requireTriaged(current: Case): void {
  if (isTriaged(current)) return;
  throw new UserError(
    vscode.l10n.t(
      'The priority of {0} is not decided again: triage is not finished yet, or the case has ended. Before the end of triage, change it in the form.',
      current.number,
    ),
  );
}

async function askRetriage(
  services: ProcedureServices,
  { folder, case: current }: CaseDocument,
): Promise<
  | {
      readonly finalPriority: Priority;
      readonly reason: string;
      readonly newInformation: string;
      readonly approver?: string;
    }
  | undefined
> {
  const title = vscode.l10n.t('Re-triage {0}', current.number);
  const before = current.triage?.finalPriority;
  const computed = computedPriority(valuesOf(current.triage))?.priority;
  const finalPriority = await askOption({
    title,
    placeHolder: vscode.l10n.t('Now: {0}', before === undefined ? '–' : local(labelOf(priorities, before))),
    options: priorities.filter(({ code }) => code !== before),
    first: computed,
    describe: (code) => (code === computed ? vscode.l10n.t('by the rule of the procedure') : undefined),
    detail: (code) => effectOf(services, folder, current, code),
  });
  if (finalPriority === undefined) return undefined;
  const reason = await askText({ title, prompt: vscode.l10n.t('Why does the priority change?') });
  if (reason === undefined) return undefined;
  const prompt = vscode.l10n.t('What is known now that was not known before?');
  const newInformation = await askText({ title, prompt, isOptional: true });
  if (newInformation === undefined) return undefined;
  if (finalPriority !== 'urgent' && before !== 'urgent') return { finalPriority, reason, newInformation };
  const approver = await askText({
    title,
    prompt: vscode.l10n.t('Who approved that “urgent” is given or taken away?'),
    value: current.triage?.approver,
  });
  return approver === undefined ? undefined : { finalPriority, reason, newInformation, approver };
}

/** What a new priority does to the deadline, before it is chosen: it may pass at once. */
function effectOf(
  services: ProcedureServices,
  folder: CaseFolder,
  current: Case,
  finalPriority: Priority,
): string | undefined {
  const now = Date.now();
  const { dueBefore, dueAfter } = dueOf(services, folder, current, { finalPriority, at: toMoment(now) });
  if (dueAfter === undefined) return undefined;
  const { timeZone } = services.clock.rulesFor(folder).calendar;
  // The list is narrow: the date only where it is another day.
  const short = (moment: string): string => local(shortMoment(moment, timeZone, now, localTimeZone()));
  const after = short(dueAfter);
  const isPast = (momentMs(dueAfter) ?? 0) < now;
  if (dueBefore === undefined || dueBefore === dueAfter)
    return isPast
      ? vscode.l10n.t('$(error) The first response stays overdue since {0}.', after)
      : vscode.l10n.t('First response due {0}, as before.', after);
  const before = short(dueBefore);
  return isPast
    ? vscode.l10n.t('$(error) First response due {0} instead of {1}: already past, so overdue at once.', after, before)
    : (momentMs(dueAfter) ?? 0) < (momentMs(dueBefore) ?? 0)
      ? vscode.l10n.t('$(arrow-up) First response due {0}, earlier than {1}.', after, before)
      : vscode.l10n.t('First response due {0} instead of {1}.', after, before);
}

/** The due times before and after a decision; none where the settings give no calendar. */
export function dueOf(
  { clock, log }: ProcedureServices,
  folder: CaseFolder,
  current: Case,
  decision: { readonly finalPriority: Priority; readonly at: string },
): RetriageDue {
  const { calendar, policy } = clock.rulesFor(folder);
  try {
    return retriageDue(current, decision, calendar, policy);
  } catch (error) {
    log.warn(`The due time of ${folder} is not known`, error);
    return {};
  }
}

function announce(
  services: ProcedureServices,
  folder: CaseFolder,
  { number, triage }: Case,
  { dueAfter }: RetriageDue,
  timeZone: string,
): void {
  const priority = local(labelOf(priorities, triage?.finalPriority ?? ''));
  const message =
    dueAfter === undefined
      ? vscode.l10n.t('{0} now has the priority “{1}”.', number, priority)
      : vscode.l10n.t(
          '{0} now has the priority “{1}”; a first response is due by {2}.',
          number,
          priority,
          local(formatMoment(dueAfter, timeZone)),
        );
  offerReply(services, folder, 'announceRetriage', message);
}
