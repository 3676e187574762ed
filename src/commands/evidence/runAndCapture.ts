import * as vscode from 'vscode';
import { findProgram } from '../../evidence/findProgram.ts';
import { howToInstall, needsUrl, toolCommand, toolsOf, type ToolId } from '../../evidence/networkTools.ts';
import type { TerminalArgument } from '../commands.ts';
import { askHost, askUrl } from './askHost.ts';
import { askOwnCommand } from './askOwnCommand.ts';
import { capture, installedTool, notInstalled, workspaceFolders } from './capture.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { requireTrust } from './requireTrust.ts';
import { caseIn, oneLine } from './terminalEvidence.ts';
import { caseFor } from './terminalTarget.ts';

/**
 * Runs a network tool for a host of the case, or a command of the user's, without a shell in a terminal tab that shows it live,
 * and attaches what it printed: for terminals that VS Code cannot follow.
 */
export const runAndCapture =
  (context: EvidenceContext) =>
  async (argument?: TerminalArgument): Promise<void> => {
    requireTrust();
    const { services } = context;
    const folder = await caseFor(services, argument);
    if (folder === undefined) return;
    const tool = await pickTool();
    if (tool === undefined) return;
    if (tool === 'own') {
      const program = await askOwnCommand(context.ownCommand, folder);
      if (!program) return;
      context.ownCommand = program.line;
      await capture(context, folder, program, oneLine(program.line));
      return;
    }
    const current = await caseIn(services, folder);
    const title = vscode.l10n.t('Run {0} and Attach', tool);
    const target = await (needsUrl(tool) ? askUrl(current, title) : askHost(current, title));
    if (target === undefined) return;
    const program = await installedTool(tool, target);
    if (!program) throw notInstalled([tool]);
    // What curl is told to report would hide what it was asked.
    await capture(context, folder, program, needsUrl(tool) ? `${tool} ${target}` : program.line);
  };

interface ToolItem extends vscode.QuickPickItem {
  readonly tool?: ToolId | 'own';
}

/** @throws UserError that says how to install the tool that was picked, when it is missing */
async function pickTool(): Promise<ToolId | 'own' | undefined> {
  const tools = await Promise.all(
    toolsOf(process.platform).map(async (tool) => ({ tool, file: (await placeOf(tool))?.file })),
  );
  const here = tools.filter(({ file }) => file !== undefined);
  const missing = tools.filter(({ file }) => file === undefined);
  const own: ToolItem = {
    label: vscode.l10n.t('A command of yours…'),
    detail: vscode.l10n.t('A program with its arguments; you see what exactly runs before it does'),
    iconPath: new vscode.ThemeIcon('terminal'),
    tool: 'own',
  };
  const items: ToolItem[] = [
    ...here.map(({ tool, file }) => ({
      label: tool,
      description: purposeOf(tool),
      detail: file ?? '',
      iconPath: new vscode.ThemeIcon('play'),
      tool,
    })),
    own,
    ...(missing.length > 0
      ? [{ label: vscode.l10n.t('Not installed'), kind: vscode.QuickPickItemKind.Separator }]
      : []),
    ...missing.map(({ tool }) => ({
      label: tool,
      description: purposeOf(tool),
      detail: installText(tool),
      iconPath: new vscode.ThemeIcon('circle-slash'),
      tool,
    })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Run and Attach'),
    placeHolder: vscode.l10n.t('What is to be run? It runs in a terminal tab, and what it prints is attached.'),
    matchOnDescription: true,
  });
  const tool = picked?.tool;
  if (tool !== undefined && missing.some((each) => each.tool === tool))
    throw notInstalled(tool === 'own' ? [] : [tool]);
  return tool;
}

/** Where the program of a tool is; which host it is for makes no difference but for IPv6 on macOS. */
const placeOf = (tool: ToolId): Promise<{ file: string } | undefined> =>
  findProgram(toolCommand(tool, 'localhost', process.platform).program, { except: workspaceFolders() });

function installText(tool: ToolId): string {
  const install = howToInstall(tool, process.platform);
  if (!install) return vscode.l10n.t('Not found on this computer');
  const commands = [install.command, install.fedora].filter((command) => command !== undefined).join(' · ');
  return vscode.l10n.t('Install with: {0}', commands);
}

function purposeOf(tool: ToolId): string {
  switch (tool) {
    case 'ping':
      return vscode.l10n.t('does it answer, how fast, how much is lost');
    case 'traceroute':
    case 'tracert':
      return vscode.l10n.t('the way there, hop by hop');
    case 'tracepath':
      return vscode.l10n.t('the way there and its largest packet');
    case 'pathping':
    case 'mtr':
      return vscode.l10n.t('loss at each hop, measured for a while');
    case 'nslookup':
    case 'dig':
      return vscode.l10n.t('what the name server says');
    case 'curl':
      return vscode.l10n.t('how long each phase of a web request takes');
  }
}
