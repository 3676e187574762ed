import * as vscode from 'vscode';
import type { RememberedCommand } from '../../evidence/terminal/terminalMemory.ts';
import { UserError } from '../../platform/userError.ts';
import type { TerminalArgument } from '../commands.ts';
import { attachTo } from './attachTo.ts';
import type { CommandPreview } from './commandPreview.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { rememberedOutput } from './rememberedOutput.ts';
import { commandItem, type CommandItem } from './terminalCommandItem.ts';
import { caseIn, commandOf, oneLine, terminalEvidence } from './terminalEvidence.ts';
import { caseFor } from './terminalTarget.ts';

/** Attaches commands that ran in the terminals of this window: those picked from a list, or the one with the number that is given. */
export const attachTerminalCommand =
  (context: EvidenceContext) =>
  async (argument?: TerminalArgument, id?: number): Promise<void> => {
    const { services, terminals, commandPreview } = context;
    const named = typeof id === 'number' ? terminals.find(id) : undefined;
    if (!named && terminals.commands.length === 0) throw nothingRemembered();
    const folder = await caseFor(services, argument);
    if (folder === undefined) return;
    const picked = named ? [named] : await pickCommands(context, commandPreview);
    if (picked.length === 0) return;
    const current = await caseIn(services, folder);
    const items = [];
    for (const command of picked.toSorted((a, b) => a.startedAt - b.startedAt)) {
      const content = await rememberedOutput(terminals, command);
      const own = { content, title: oneLine(command.line), command: commandOf(command) };
      items.push(terminalEvidence(current, own));
    }
    const attached = await attachTo(services, folder, items);
    if (attached.length > 0) for (const command of picked) terminals.markAttached(command);
  };

const nothingRemembered = (): UserError =>
  new UserError(
    vscode.l10n.t(
      'No command has run in a terminal of this window since Support Casebook started, or its shell has no shell integration (Command Prompt and plain sh have none). Have Support Casebook run the command, or select the output in the terminal and attach the selection.',
    ),
    {
      title: vscode.l10n.t('Run and Attach…'),
      run: () => vscode.commands.executeCommand('casebook.runAndCapture'),
    },
  );

/** The commands that the user checks, or the highlighted one; none when cancelled. */
function pickCommands({ terminals, services }: EvidenceContext, preview: CommandPreview): Promise<RememberedCommand[]> {
  const openOutput: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('open-preview'),
    tooltip: vscode.l10n.t('Open the output in an editor'),
  };
  const pick = vscode.window.createQuickPick<CommandItem>();
  pick.title = vscode.l10n.t('Attach Commands of the Terminals');
  pick.placeholder = vscode.l10n.t('Enter attaches this command, or all that are checked');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.keepScrollPosition = true;
  const draw = (): void => {
    const checked = new Set(pick.selectedItems.map(({ command }) => command.id));
    const active = pick.activeItems[0]?.command.id;
    const now = Date.now();
    pick.items = terminals.commands.map((command) => commandItem(command, [openOutput], now));
    pick.selectedItems = pick.items.filter(({ command }) => checked.has(command.id));
    // Where several can be checked, VS Code highlights none by itself.
    pick.activeItems = pick.items.filter(({ command }, index) =>
      active === undefined ? index === 0 : command.id === active,
    );
  };
  const follow = (command: RememberedCommand | undefined): void =>
    void preview.follow(command).then(undefined, (error: unknown) => services.log.warn('No preview', error));
  return new Promise((resolve) => {
    const listener = terminals.onDidChange(draw);
    pick.onDidChangeActive(([item]) => follow(item?.command));
    pick.onDidTriggerItemButton(({ item }) => {
      pick.hide();
      void preview.open(item.command);
    });
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems;
      resolve(chosen.map(({ command }) => command));
      pick.hide();
    });
    pick.onDidHide(() => {
      listener.dispose();
      resolve([]);
      pick.dispose();
      void preview.stopFollowing();
    });
    draw();
    pick.show();
    follow(pick.items[0]?.command);
  });
}
