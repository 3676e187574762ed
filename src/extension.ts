import * as vscode from 'vscode';
import type { SupportCasebookExports } from '../api/support-casebook.d.ts';
import { assistantTools } from './assistant/assistantTools.ts';
import { casebookExports } from './api/casebookApi.ts';
import { ClockService } from './clock/clockService.ts';
import { caseCommands } from './commands/case/caseCommands.ts';
import { clockCommands } from './commands/clock/clockCommands.ts';
import { EvidenceReviews } from './commands/evidence/review/evidenceReviews.ts';
import { EvidenceContext } from './commands/evidence/evidenceContext.ts';
import { evidenceCommands } from './commands/evidence/evidenceCommands.ts';
import { knowledgeCommands } from './commands/knowledge/knowledgeCommands.ts';
import { watchStale } from './commands/knowledge/watchStale.ts';
import { similarCommands } from './commands/similar/similarCommands.ts';
import { listCommands } from './commands/list/listCommands.ts';
import { helpCommands } from './commands/help/helpCommands.ts';
import { procedureCommands } from './commands/procedure/procedureCommands.ts';
import { openNumber } from './commands/reach/openNumber.ts';
import { reachCommands } from './commands/reach/reachCommands.ts';
import { reportCommands } from './commands/reports/reportCommands.ts';
import { searchCommands } from './commands/search/searchCommands.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { resolveCase } from './commands/resolveCase.ts';
import { limitMemory } from './evidence/terminal/memorySettings.ts';
import { TerminalMemory } from './evidence/terminal/terminalMemory.ts';
import { watchTerminals } from './evidence/terminal/watchTerminals.ts';
import { KnowledgeBase } from './knowledge/knowledgeBase.ts';
import { watchKnowledge } from './knowledge/watchKnowledge.ts';
import { CaseDiagnostics } from './lint/caseDiagnostics.ts';
import { CaseQuickFixes } from './lint/caseQuickFixes.ts';
import { FirstDrawing } from './platform/firstDrawing.ts';
import { markStart } from './platform/marks.ts';
import type { Platform } from './platform/platform.ts';
import type { Services } from './services.ts';
import { openStore } from './platform/openStore.ts';
import { anyFileAccess } from './store/anyFileAccess.ts';
import { featureReader } from './similar/featureReader.ts';
import { SimilarCases } from './similar/similarCases.ts';
import { ActiveCaseItem } from './views/activeCase.ts';
import { CaseList } from './views/caseList.ts';
import { CaseTree } from './views/caseTree.ts';
import { caseTreeView } from './views/caseTreeView.ts';
import { Dashboards } from './views/dashboard/dashboards.ts';
import { DeadlineDocuments } from './views/deadlineDocuments.ts';
import { caseDocumentLinks, caseTerminalLinks } from './views/links/caseLinks.ts';
import { caseUriHandler } from './views/links/caseUriHandler.ts';
import { HelpDocuments } from './views/helpDocuments.ts';
import { HelpView } from './views/helpView.ts';
import { TerminalOffer } from './views/terminalOffer.ts';
import { ArticleNotices } from './views/articleNotices.ts';
import { KnowledgeView } from './views/knowledgeView.ts';
import { OpenCasePanels } from './views/casePanels.ts';
import { gitDecorations } from './views/gitDecorations.ts';
import { GitStates } from './views/gitStates.ts';
import { EvidenceVerdicts } from './views/evidenceVerdicts.ts';

let close: (() => Promise<void>) | undefined;

/**
 * Builds the parts and wires them, on the desktop and in a browser alike. No work beyond what the tree needs: everything else
 * waits for its command.
 * @returns the API for other extensions
 */
export function startCasebook(context: vscode.ExtensionContext, platform: Platform): SupportCasebookExports {
  markStart('activate');
  const log = vscode.window.createOutputChannel(vscode.l10n.t('Support Casebook'), { log: true });
  const { author } = platform;
  void vscode.commands.executeCommand('setContext', 'casebook.canRunProcesses', platform.canRunProcesses);
  const firstDrawing = new FirstDrawing();
  const { store, loaded, watching } = openStore(context, log, firstDrawing);
  const clock = new ClockService(store, log);
  const knowledge = new KnowledgeBase(anyFileAccess, () => store.roots, log);
  const active = new ActiveCaseItem(store, clock.clocks, context.workspaceState);
  const panels: OpenCasePanels = new OpenCasePanels(() => services);
  const worker = context.asAbsolutePath('dist/worker.cjs');
  const verdicts = new EvidenceVerdicts(worker, log);
  const similar = new SimilarCases({ store, loaded, read: featureReader(worker, log), log });
  const states = new GitStates(() => store.roots);
  const list = new CaseList({
    store,
    clocks: clock.clocks,
    me: () => author.name(),
    memory: context.workspaceState,
  });
  const tree = new CaseTree({ store, list, clocks: clock.clocks, verdicts, firstDrawing, states });
  const terminals = new TerminalMemory();
  const reviews = new EvidenceReviews({ context, log, author: () => author.name() });
  const services: Services = {
    context,
    log,
    store,
    list,
    clock,
    knowledge,
    active,
    panels,
    verdicts,
    similar,
    reviews,
    loaded,
    author: () => author.name(),
    resolveCase: (argument) => resolveCase(argument, { store, loaded, front: () => panels.front() }),
  };
  const evidence = new EvidenceContext(services, terminals);
  const search = searchCommands(services);
  const deadlines = new DeadlineDocuments(services);
  const dashboards = new Dashboards(() => services);
  const help = new HelpDocuments(context.extension.packageJSON);
  const diagnostics = new CaseDiagnostics(services, panels);
  const knowledgeView = new KnowledgeView(knowledge, loaded);
  context.subscriptions.push(
    log,
    author.start(),
    clock,
    knowledge,
    search,
    watchKnowledge(knowledge),
    watchStale(services),
    new ArticleNotices(knowledge, log),
    knowledgeView,
    knowledgeView.register(),
    active,
    panels,
    verdicts,
    similar,
    reviews,
    tree,
    list,
    author.onDidChange(() => {
      if (list.state.filter.mine) list.set({});
    }),
    states,
    gitDecorations(states),
    caseTreeView(tree, list, store, clock.clocks),
    watching,
    evidence,
    watchTerminals(terminals, log),
    limitMemory(terminals),
    new TerminalOffer(terminals, active, (folder) => {
      const entry = store.entry(folder);
      return entry?.kind === 'case' ? entry.summary.number : undefined;
    }),
    deadlines,
    dashboards,
    help,
    vscode.window.registerTreeDataProvider('casebook.help', new HelpView()),
    diagnostics,
    caseUriHandler((target) => openNumber(services, target), log),
    caseDocumentLinks(store, loaded),
    caseTerminalLinks(store, (target) => void vscode.commands.executeCommand('casebook.openNumber', target)),
    new CaseQuickFixes(diagnostics).register(),
    registerCommands(
      {
        ...caseCommands(services, tree),
        ...evidenceCommands(evidence),
        ...listCommands(services),
        ...clockCommands(services, deadlines),
        ...procedureCommands(services, diagnostics),
        ...platform.processCommands(services, evidence),
        ...reachCommands(services),
        ...knowledgeCommands(services),
        ...reportCommands(services),
        ...similarCommands(services),
        'casebook.openDashboard': () => dashboards.open(),
        ...helpCommands(services, help),
        ...search.handlers,
      },
      log,
    ),
  );
  void panels.noticeRestart(context.workspaceState);
  const told = vscode.Uri.joinPath(context.globalStorageUri, 'notices');
  clock.startNotices(store, loaded, platform.noticeMemory(told, context));
  close = () => store.dispose();
  void loaded.then(() => {
    markStart('loaded');
    void states.start();
    void knowledge.load();
    void platform.whenLoaded(services);
    return store.cleanUp();
  });
  const exports = casebookExports(services);
  context.subscriptions.push(assistantTools(services, exports));
  return exports;
}

/** What was typed in the last half second is written before the window goes. */
export const stopCasebook = (): Promise<void> | undefined => close?.();
