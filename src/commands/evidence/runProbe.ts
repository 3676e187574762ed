import * as vscode from 'vscode';
import { probeTools, type ProbeKind } from '../../evidence/networkTools.ts';
import type { CaseArgument } from '../commands.ts';
import { askHost } from './askHost.ts';
import { capture, installedTool, notInstalled } from './capture.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { requireTrust } from './requireTrust.ts';
import { caseIn } from './terminalEvidence.ts';

/** Runs a network test for a host of the case where the user sees it, and attaches what it printed. */
export async function runProbe(context: EvidenceContext, kind: ProbeKind, argument: CaseArgument): Promise<void> {
  requireTrust();
  const { services } = context;
  const folder = argument === undefined ? await services.active.require() : await services.resolveCase(argument);
  if (folder === undefined) return;
  const title = kind === 'ping' ? vscode.l10n.t('Run ping') : vscode.l10n.t('Run traceroute');
  const host = await askHost(await caseIn(services, folder), title);
  if (host === undefined) return;
  const tools = probeTools(kind, process.platform);
  for (const tool of tools) {
    const program = await installedTool(tool, host);
    if (program) return capture(context, folder, program, program.line);
  }
  throw notInstalled(tools);
}
