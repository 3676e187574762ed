import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import type { ResponsePolicy } from '../../domain/sla/responsePolicy.ts';
import { text } from '../../domain/text.ts';
import { transitionOf, type TransitionInput } from '../../domain/transitionInputs.ts';
import { holdReasons, type TransitionId } from '../../domain/workflow.ts';
import { local } from '../../platform/language.ts';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../../store/caseRoot.ts';
import { askOption } from './askOption.ts';
import { askReviewTime } from './askReviewTime.ts';
import { askText } from './askText.ts';
import { pickOtherCase } from './pickOtherCase.ts';

/** What the user gave, and the folder of the case to merge into. */
export interface Inputs extends TransitionInput {
  readonly targetFolder?: CaseFolder | undefined;
}

/** Asks for what a transition needs of the person who makes it. `undefined`: the user cancelled. */
export async function askInputs(
  services: Services,
  folder: CaseFolder,
  current: Case,
  id: TransitionId,
  { title = vscode.l10n.t('{0}: {1}', current.number, local(transitionOf(id).label)) }: { title?: string } = {},
): Promise<Inputs | undefined> {
  switch (id) {
    case 'hold':
      return askHold(title, services.clock.rulesFor(folder).policy);
    case 'merge':
      return askMerge(services, title, folder);
    case 'answer': {
      const prompt = vscode.l10n.t('What is the answer?');
      const answer = await askText({ title, prompt, value: current.plan?.closure?.summary });
      return answer === undefined ? undefined : { answer };
    }
    case 'cancel':
    case 'reanalyse':
    case 'reopen': {
      const reason = await askText({ title, prompt: reasonPrompt(id) });
      return reason === undefined ? undefined : { reason };
    }
    case 'accept':
    case 'triage':
    case 'diagnose':
    case 'analyse':
    case 'makeReady':
    case 'recoverQuickly':
    case 'execute':
    case 'verify':
    case 'resolve':
    case 'close':
    case 'resume':
      return {};
  }
}

function reasonPrompt(id: 'cancel' | 'reanalyse' | 'reopen'): string {
  switch (id) {
    case 'cancel':
      return vscode.l10n.t('Why is the case cancelled?');
    case 'reanalyse':
      return vscode.l10n.t('What failed, and what does that say about the cause?');
    case 'reopen':
      return vscode.l10n.t('What does the user say is not solved?');
  }
}

async function askHold(title: string, { pausesClock }: ResponsePolicy): Promise<Inputs | undefined> {
  const own = Object.keys(pausesClock).filter((code) => !holdReasons.some((known) => known.code === code));
  const holdReason = await askOption<string>({
    title,
    placeHolder: vscode.l10n.t('What is the case waiting for?'),
    options: [...holdReasons, ...own.map((code) => ({ code, label: text(code, code) }))],
    describe: (code) =>
      pausesClock[code] === true
        ? vscode.l10n.t('the response clock pauses')
        : vscode.l10n.t('the response clock goes on'),
  });
  if (holdReason === undefined) return undefined;
  const nextReviewAt = await askReviewTime(title);
  if (nextReviewAt === undefined) return undefined;
  const prompt = vscode.l10n.t('What exactly is it waiting for?');
  const reason = await askText({ title, prompt, isOptional: holdReason !== 'other' });
  return reason === undefined ? undefined : { holdReason, nextReviewAt, reason };
}

async function askMerge(services: Services, title: string, folder: CaseFolder): Promise<Inputs | undefined> {
  const target = await pickOtherCase(services, folder, vscode.l10n.t('Which case is it merged into?'));
  if (!target) return undefined;
  const reason = await askText({ title, prompt: vscode.l10n.t('Why are these the same case?') });
  return reason === undefined ? undefined : { target: target.number, targetFolder: target.folder, reason };
}
