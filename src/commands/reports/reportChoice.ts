import * as vscode from 'vscode';
import * as z from 'zod';
import { languageNames } from './languageNames.ts';
import { runSteps, showStep, stepButtons, type Step, type StepFrame } from '../evidence/log/quickSteps.ts';

/** What was chosen for a report or a list. */
export interface ReportChoice<Format extends string> {
  readonly format: Format;
  readonly language: 'en' | 'zh-cn';
  readonly audience: 'internal' | 'customer';
}

const rememberedSchema = z.object({
  format: z.string().optional().catch(undefined),
  language: z.enum(['en', 'zh-cn']).optional().catch(undefined),
  audience: z.enum(['internal', 'customer']).optional().catch(undefined),
});

interface Answer<C extends string> {
  readonly code: C;
  readonly label: string;
  readonly detail?: string;
}

/** What is asked, and what the answers so far are. A question with one answer is not asked. */
export interface ChoiceQuestions<Format extends string> {
  readonly title: string;
  /** The key in the workspace's state under which the last answers are remembered. */
  readonly key: string;
  readonly formats: readonly Answer<Format>[];
  readonly withAudience: boolean;
  /** The language that is offered first when none was chosen before. */
  readonly language: 'en' | 'zh-cn';
}

/** Asks for format, language and audience, the last answers first. @returns `undefined` when the person gave up */
export async function askReportChoice<Format extends string>(
  { title, key, formats, withAudience, language }: ChoiceQuestions<Format>,
  state: vscode.Memento,
): Promise<ReportChoice<Format> | undefined> {
  const last = rememberedSchema.catch({}).parse(state.get(key) ?? {});
  let format = formats.find(({ code }) => code === last.format)?.code ?? formats[0]?.code;
  let into = last.language ?? language;
  let audience = last.audience ?? 'internal';
  const done = await runSteps(title, () => [
    ...(formats.length > 1
      ? [
          ask(
            vscode.l10n.t('Which format?'),
            formats,
            () => format,
            (answer) => (format = answer),
          ),
        ]
      : []),
    ask(
      vscode.l10n.t('In which language?'),
      languageNames,
      () => into,
      (answer) => (into = answer),
    ),
    ...(withAudience
      ? [
          ask(
            vscode.l10n.t('For whom?'),
            audiences(),
            () => audience,
            (answer) => (audience = answer),
          ),
        ]
      : []),
  ]);
  if (!done || format === undefined) return undefined;
  const choice = { format, language: into, audience };
  await state.update(key, choice);
  return choice;
}

const audiences = (): readonly Answer<'internal' | 'customer'>[] => [
  {
    code: 'internal',
    label: vscode.l10n.t('Internal: for the support department'),
    detail: vscode.l10n.t('Everything in the records, with names, the timeline and all evidence'),
  },
  {
    code: 'customer',
    label: vscode.l10n.t('Customer-safe: can be handed out'),
    detail: vscode.l10n.t('No internal notes, no names of staff, only evidence that was checked for secrets'),
  },
];

const ask =
  <C extends string>(
    placeholder: string,
    answers: readonly Answer<C>[],
    current: () => C | undefined,
    answered: (code: C) => void,
  ): Step =>
  (frame: StepFrame) => {
    const pick = vscode.window.createQuickPick<vscode.QuickPickItem & Answer<C>>();
    const { title, step, totalSteps } = frame;
    pick.title = title;
    // A sequence of one is none.
    if (totalSteps > 1) Object.assign(pick, { step, totalSteps });
    pick.placeholder = placeholder;
    pick.buttons = stepButtons(frame);
    pick.ignoreFocusOut = true;
    pick.matchOnDetail = true;
    pick.items = answers.map((answer) => ({ ...answer }));
    pick.activeItems = pick.items.filter(({ code }) => code === current());
    return showStep(pick, () => {
      const [chosen] = pick.selectedItems;
      if (!chosen) return false;
      answered(chosen.code);
      return true;
    });
  };
