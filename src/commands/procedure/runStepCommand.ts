import path from 'node:path';
import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { caseLanguage } from '../../domain/caseLanguage.ts';
import { toMoment } from '../../domain/moment.ts';
import { labelOf } from '../../domain/records/triageDecision.ts';
import { outcomes } from '../../domain/records/plan.ts';
import { say, text } from '../../domain/text.ts';
import type { NewEvidence } from '../../evidence/attachEvidence.ts';
import type { RunResult } from '../../evidence/terminal/programToRun.ts';
import { TerminalRunner, type Runnable } from '../../evidence/terminal/runInTerminal.ts';
import { language, local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import type { StepArgument } from '../commands.ts';
import { attachTo } from '../evidence/attachTo.ts';
import { requireTrust } from '../evidence/requireTrust.ts';
import { askText } from './askText.ts';
import { commandIn, isPlainLine } from './stepCommand.ts';
import { withCase } from './withCase.ts';

type Step = NonNullable<NonNullable<Case['plan']>['steps']>[number];

/**
 * Runs the command of a step of the plan where the user sees it, and attaches what it printed to that step. A line that comes
 * from the case file is only proposed: the user sees all of it, and says yes to it, before anything runs.
 */
export const runStepCommand = (services: ProcedureServices): ((argument?: StepArgument) => Promise<void>) => {
  const runner = new TerminalRunner(vscode.l10n.t('Casebook'));
  return async (argument) => {
    requireTrust();
    await withCase(services, argument, async ({ folder, case: current }) => {
      const step = await stepOf(current, argument);
      if (!step) return;
      const line = await confirmedLine(current, step);
      if (line === undefined) return;
      const result = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title: line, cancellable: true },
        (_progress, token) => runner.run(runnable(line), token),
      );
      await attachTo(services, folder, [evidenceOf(current, step, line, result)]);
    });
  };
};

/** The step that the argument names, else one that the user picks. */
async function stepOf(current: Case, argument: StepArgument): Promise<Step | undefined> {
  const steps = current.plan?.steps ?? [];
  const named = typeof argument === 'object' && 'step' in argument ? argument.step : undefined;
  if (named !== undefined) {
    const step = steps.find(({ id }) => id === named);
    if (step) return step;
    throw new UserError(vscode.l10n.t('{0} no longer has this step. Nothing was run.', current.number));
  }
  if (steps.length === 0)
    throw new UserError(vscode.l10n.t('The plan of {0} has no steps yet. Nothing was run.', current.number));
  const picked = await vscode.window.showQuickPick(
    steps.map((step, index) => ({
      label: vscode.l10n.t('Step {0}: {1}', index + 1, firstLine(step.action ?? '')),
      description: step.outcome === undefined ? '' : local(labelOf(outcomes, step.outcome)),
      step,
    })),
    { title: titleFor(current), placeHolder: vscode.l10n.t('For which step?'), ignoreFocusOut: true },
  );
  return picked?.step;
}

const titleFor = ({ number }: Case): string => vscode.l10n.t('Run the Command of a Step of {0}', number);

async function confirmedLine(current: Case, step: Step): Promise<string | undefined> {
  const line = await askText({
    title: titleFor(current),
    prompt: vscode.l10n.t('Which command? You are asked again before it runs.'),
    value: commandIn(step.action ?? ''),
    placeHolder: 'systemctl status nginx',
  });
  if (line === undefined) return undefined;
  if (!isPlainLine(line))
    throw new UserError(
      vscode.l10n.t(
        'The command holds characters that cannot be seen, so it is not run. Type it instead of pasting it.',
      ),
    );
  const run = vscode.l10n.t('Run');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Run this command in the terminal?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        '{0}\n\nIt runs with your rights. What it prints is attached to the step as evidence.',
        line,
      ),
    },
    run,
  );
  return chosen === run ? line : undefined;
}

/** A shell that VS Code can follow is given the line as it is; where there is none, a shell of our own. */
function runnable(line: string): Runnable {
  if (process.platform !== 'win32') return { name: line, args: [], line, file: '/bin/sh', argsAlone: ['-c', line] };
  const folder = path.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'WindowsPowerShell', 'v1.0');
  const argsAlone = ['-NoProfile', '-Command', line];
  return { name: line, args: [], line, file: path.join(folder, 'powershell.exe'), argsAlone };
}

const nothing = text('(The command printed nothing.)\n', '（命令没有输出。）\n');

function evidenceOf(current: Case, step: Step, line: string, result: RunResult): NewEvidence {
  const { output, exitCode, startedAt, endedAt } = result;
  return {
    kind: 'terminal',
    title: line.length > 100 ? `${line.slice(0, 99)}…` : line,
    extension: '.txt',
    content: output === '' ? say(nothing, caseLanguage(current, language())) : output,
    note: firstLine(step.action ?? ''),
    command: {
      line,
      ...(exitCode !== undefined && { exitCode }),
      startedAt: toMoment(startedAt),
      endedAt: toMoment(endedAt),
    },
    citeIn: ['plan', 'steps', step.id, 'evidence'],
  };
}

const firstLine = (action: string): string => {
  const line = action.trim().split('\n', 1)[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};
