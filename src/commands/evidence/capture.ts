import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { toMoment } from '../../domain/moment.ts';
import { findProgram } from '../../evidence/findProgram.ts';
import { howToInstall, toolCommand, type ToolId } from '../../evidence/networkTools.ts';
import type { CaptureResult } from '../../evidence/terminal/captureRunner.ts';
import { quotedLine } from '../../evidence/terminal/parseCommandLine.ts';
import type { ProgramToRun } from '../../evidence/terminal/programToRun.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseFolder } from '../commands.ts';
import { attachTo } from './attachTo.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { localFolders } from './sourceOf.ts';
import { caseIn, oneLine, terminalEvidence } from './terminalEvidence.ts';

/** The folders in which a program is never looked for. */
export const workspaceFolders = (): string[] => localFolders().map(({ path }) => path);

/** Runs a program in a terminal tab, shows it live, and attaches what it printed. */
export async function capture(
  { services, runner, terminals }: EvidenceContext,
  folder: CaseFolder,
  program: ProgramToRun,
  title: string,
): Promise<void> {
  const { result, wasCancelled } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_progress, token) => ({
      result: await started(runner.run(program, token), program),
      wasCancelled: token.isCancellationRequested,
    }),
  );
  // Ctrl+C in the tab is how such commands are ended; Cancel and closing the tab leave open what is wanted.
  if ((wasCancelled || result.how === 'closed') && !(await wantsRest(result))) return;
  if (result.output === '' && result.how !== 'exited') return;
  const { output, startedAt, endedAt, exitCode, command } = result;
  const own = {
    content: output,
    title,
    command: {
      line: program.line,
      // A home folder says nothing of the network, but who ran it.
      ...(program.cwd === homedir() ? {} : { cwd: program.cwd }),
      ...(exitCode === undefined ? {} : { exitCode }),
      startedAt: toMoment(startedAt),
      endedAt: toMoment(endedAt),
    },
  };
  if (output === '' && !(await wantsNothing(program.line))) return;
  const attached = await attachTo(services, folder, [terminalEvidence(await caseIn(services, folder), own)]);
  if (attached.length > 0) terminals.markAttached(command);
}

async function started(running: Promise<CaptureResult>, { file }: ProgramToRun): Promise<CaptureResult> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof vscode.CancellationError) throw error;
    throw new UserError(
      vscode.l10n.t(
        '{0} could not be started: {1}. Nothing was attached.',
        file,
        error instanceof Error ? error.message : String(error),
      ),
    );
  }
}

async function wantsRest({ output }: CaptureResult): Promise<boolean> {
  if (output === '') return false;
  const attach = vscode.l10n.t('Attach');
  const question = vscode.l10n.t('The command was stopped. Attach what it printed until then?');
  return (await vscode.window.showInformationMessage(question, attach)) === attach;
}

async function wantsNothing(line: string): Promise<boolean> {
  const attach = vscode.l10n.t('Attach Anyway');
  const question = vscode.l10n.t('“{0}” printed nothing. Attach the command and its exit code anyway?', oneLine(line));
  return (await vscode.window.showWarningMessage(question, { modal: true }, attach)) === attach;
}

/** A tool of this system with its arguments, if its program is there. @param target a host, or a URL, that was checked */
export async function installedTool(tool: ToolId, target: string): Promise<ProgramToRun | undefined> {
  const command = toolCommand(tool, target, process.platform);
  const found = await findProgram(command.program, { except: workspaceFolders() });
  return (
    found && {
      file: found.file,
      args: command.args,
      line: quotedLine(command, process.platform),
      cwd: homedir(),
      // The network tools of Windows write in the console's encoding; curl passes on what a server says.
      mayBeUtf8: tool === 'curl',
    }
  );
}

/** Says that tools are not installed, and how to get one of them. */
export function notInstalled(tools: readonly ToolId[]): UserError {
  const names = tools.join(', ');
  const install = tools[0] && howToInstall(tools[0], process.platform);
  if (!install) return new UserError(vscode.l10n.t('{0} was not found on this computer.', names));
  const copy = {
    title: vscode.l10n.t('Copy Command'),
    run: () => vscode.env.clipboard.writeText(install.command),
  };
  return install.fedora === undefined
    ? new UserError(vscode.l10n.t('{0} is not installed. Install it with: {1}', names, install.command), copy)
    : new UserError(
        vscode.l10n.t(
          '{0} is not installed. Install it on Debian or Ubuntu with: {1}, on Fedora or RHEL with: {2}',
          names,
          install.command,
          install.fedora,
        ),
        copy,
      );
}
