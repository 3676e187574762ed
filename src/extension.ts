import * as vscode from 'vscode';
import { caseCommands } from './commands/case/caseCommands.ts';
import { evidenceCommands } from './commands/evidence/evidenceCommands.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { resolveCase } from './commands/resolveCase.ts';
import { TerminalMemory } from './evidence/terminal/terminalMemory.ts';
import { watchTerminals } from './evidence/terminal/watchTerminals.ts';
import { Author } from './platform/author.ts';
import type { Services } from './services.ts';
import { openStore } from './platform/openStore.ts';
import { ActiveCaseItem } from './views/activeCase.ts';
import { CaseTree } from './views/caseTree.ts';
import { caseTreeView } from './views/caseTreeView.ts';
import { OpenCasePanels } from './views/casePanels.ts';

let close: (() => Promise<void>) | undefined;

/** Builds the parts and wires them. No work beyond what the tree needs: everything else waits for its command. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel(vscode.l10n.t('Support Casebook'), { log: true });
  const author = new Author();
  const { store, loaded, watching } = openStore(context, log, () => author.name());
  const active = new ActiveCaseItem(store, context.workspaceState);
  const panels: OpenCasePanels = new OpenCasePanels(() => services);
  const tree = new CaseTree(store);
  const terminals = new TerminalMemory();
  const services: Services = {
    context,
    log,
    store,
    active,
    panels,
    loaded,
    author: () => author.name(),
    resolveCase: (argument) => resolveCase(argument, { store, loaded, front: () => panels.front() }),
  };
  context.subscriptions.push(
    log,
    active,
    panels,
    tree,
    caseTreeView(tree, store),
    watching,
    watchTerminals(terminals, log),
    registerCommands({ ...caseCommands(services, tree), ...evidenceCommands(services, terminals) }, log),
  );
  close = () => store.dispose();
  void author.load();
}

/** What was typed in the last half second is written before the window goes. */
export const deactivate = (): Promise<void> | undefined => close?.();
