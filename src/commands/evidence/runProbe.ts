import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { toMoment } from '../../domain/moment.ts';
import { valuesOf } from '../../domain/records/rules.ts';
import type { NewEvidence } from '../../evidence/attachEvidence.ts';
import { findProgram } from '../../evidence/findProgram.ts';
import { commandLine, probeCommands, probeKindOf, type ProbeKind } from '../../evidence/probe.ts';
import type { Runnable, RunResult } from '../../evidence/terminal/runInTerminal.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseArgument } from '../commands.ts';
import { askHost } from './askHost.ts';
import { attachTo } from './attachTo.ts';
import type { EvidenceContext } from './evidenceContext.ts';

/** Runs a network test for a host of the case where the user sees it, and attaches what it printed. */
export async function runProbe(
  { services, runner }: EvidenceContext,
  kind: ProbeKind,
  argument: CaseArgument,
): Promise<void> {
  requireTrust();
  const folder = argument === undefined ? await services.active.require() : await services.resolveCase(argument);
  if (folder === undefined) return;
  const document = await services.store.open(folder);
  const current = document.case;
  document.release();
  const host = await askHost(current, kind === 'ping' ? vscode.l10n.t('Run ping') : vscode.l10n.t('Run traceroute'));
  if (host === undefined) return;
  const program = await installed(kind, host);
  const { result, wasCancelled } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: program.line, cancellable: true },
    async (_progress, token) => ({
      result: await runner.run(program, token),
      wasCancelled: token.isCancellationRequested,
    }),
  );
  if (wasCancelled && !(await wantsRest(result))) return;
  if (result.output === '')
    throw new UserError(vscode.l10n.t('{0} printed nothing, so there is nothing to attach.', program.line));
  await attachTo(services, folder, [probeEvidence(current, program.line, result)]);
}

/** @throws UserError in a workspace that is not trusted: nothing is run there */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new UserError(
    vscode.l10n.t(
      'This workspace is in Restricted Mode, so no command is run. Trust it first, or run the command elsewhere and attach its output as a file.',
    ),
    {
      title: vscode.l10n.t('Manage Workspace Trust'),
      run: () => vscode.commands.executeCommand('workbench.trust.manage'),
    },
  );
}

/** The first of the commands for this system whose program is there. @throws UserError saying what to install */
async function installed(kind: ProbeKind, host: string): Promise<Runnable> {
  const commands = probeCommands(kind, host, process.platform);
  for (const command of commands) {
    const found = await findProgram(command.program);
    if (found) return { ...found, args: command.args, line: commandLine(command) };
  }
  const names = commands.map(({ program }) => program).join(', ');
  if (process.platform !== 'linux') throw new UserError(vscode.l10n.t('{0} was not found on this computer.', names));
  const install = kind === 'ping' ? 'sudo apt install iputils-ping' : 'sudo apt install traceroute';
  throw new UserError(
    vscode.l10n.t(
      '{0} is not installed. Install it, e.g. on Debian or Ubuntu with: {1}. On Fedora or RHEL the package is {2}.',
      names,
      install,
      kind === 'ping' ? 'iputils' : 'traceroute',
    ),
    { title: vscode.l10n.t('Copy Command'), run: () => vscode.env.clipboard.writeText(install) },
  );
}

async function wantsRest({ output }: RunResult): Promise<boolean> {
  if (output === '') return false;
  const attach = vscode.l10n.t('Attach');
  return (
    (await vscode.window.showInformationMessage(
      vscode.l10n.t('The command was stopped. Attach what it printed until then?'),
      attach,
    )) === attach
  );
}

const probeEvidence = (
  current: Case,
  line: string,
  { output, startedAt, endedAt, exitCode }: RunResult,
): NewEvidence => {
  const citeIn = networkField(current, line);
  return {
    kind: 'terminal',
    title: line,
    extension: '.txt',
    content: output,
    command: {
      line,
      ...(exitCode === undefined ? {} : { exitCode }),
      startedAt: toMoment(startedAt),
      endedAt: toMoment(endedAt),
    },
    ...(citeIn ? { citeIn } : {}),
  };
};

/** The field of a network case that asks for the output of this command. */
export function networkField(current: Case, line: string): readonly string[] | undefined {
  if (valuesOf(current.triage).category !== 'network') return undefined;
  const kind = probeKindOf(line);
  if (kind === undefined) return undefined;
  return ['details', 'network', kind === 'ping' ? 'pingEvidence' : 'tracertEvidence'];
}
