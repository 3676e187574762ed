import { setImmediate as nextTurn } from 'node:timers/promises';
import * as vscode from 'vscode';
import { local } from '../platform/language.ts';
import type { Services } from '../services.ts';
import { caseFileName, caseFileOf, parentOf, type CaseFolder } from '../store/caseRoot.ts';
import type { PanelChange } from '../views/casePanels.ts';
import { clockContext } from './clockContext.ts';
import { lintCaseText, placedProblem, type PlacedFinding } from './lintCaseText.ts';
import { largestCaseFile } from '../store/readCase.ts';

/** Lint waits until typing pauses for so long, ms. */
const pauseMs = 300;
/** Lint of many cases gives everything else its turn after so long, ms. */
const sliceMs = 8;
const readsAtOnce = 16;

/** What lint found, as the Problems panel shows it. */
export interface ShownFinding {
  readonly range: vscode.Range;
  readonly finding: PlacedFinding;
}

/**
 * The findings of case lint in the Problems panel. A case is linted while it is open, as a form or as text, and whenever it
 * then changes; all cases of the workspace from the first time that somebody asks for it.
 */
export class CaseDiagnostics implements vscode.Disposable {
  readonly #services: Pick<Services, 'store' | 'clock' | 'log'>;
  readonly #collection = vscode.languages.createDiagnosticCollection('casebook');
  readonly #shown = new Map<CaseFolder, readonly ShownFinding[]>();
  readonly #panels = new Set<CaseFolder>();
  readonly #waiting = new Map<CaseFolder, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #isForAll = false;

  constructor(
    services: Pick<Services, 'store' | 'clock' | 'log'>,
    panels: { readonly onDidChange: vscode.Event<PanelChange> },
  ) {
    this.#services = services;
    const onFile = (uri: vscode.Uri): void => this.#changed(parentOf(uri.toString()));
    const onText = ({ uri }: vscode.TextDocument): void => {
      if (uri.path.endsWith(`/${caseFileName}`)) onFile(uri);
    };
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${caseFileName}`);
    const storeChanges = services.store.onDidChange(({ added, changed, removed }) => {
      for (const folder of [...added, ...changed, ...removed]) this.#changed(folder);
    });
    this.#subscriptions = [
      this.#collection,
      watcher,
      watcher.onDidCreate(onFile),
      watcher.onDidChange(onFile),
      watcher.onDidDelete(onFile),
      vscode.workspace.onDidOpenTextDocument(onText),
      vscode.workspace.onDidChangeTextDocument(({ document }) => onText(document)),
      vscode.workspace.onDidCloseTextDocument(onText),
      panels.onDidChange(({ folder, isOpen }) => {
        if (isOpen) this.#panels.add(folder);
        else this.#panels.delete(folder);
        this.#changed(folder);
      }),
      storeChanges,
    ];
    for (const document of vscode.workspace.textDocuments) onText(document);
  }

  /** What is shown for a case file. */
  findingsIn(uri: vscode.Uri): readonly ShownFinding[] {
    return this.#shown.get(parentOf(uri.toString())) ?? [];
  }

  /**
   * Lints every case of the workspace, and from now on every one that changes. Cancelling leaves what was found until then.
   * @param onProgress told of how many more cases were linted, and of how many there are
   */
  async lintAll(
    onProgress: (done: number, all: number) => void,
    token: vscode.CancellationToken,
  ): Promise<readonly PlacedFinding[]> {
    this.#isForAll = true;
    const folders = [...this.#services.store.entries()].map(({ folder }) => folder);
    let sliceEnd = performance.now() + sliceMs;
    for (let at = 0; at < folders.length && !token.isCancellationRequested; at += readsAtOnce) {
      const batch = folders.slice(at, at + readsAtOnce);
      const texts = await Promise.all(batch.map((folder) => textOf(folder)));
      for (const [index, folder] of batch.entries()) {
        this.#show(folder, this.#lint(folder, texts[index]));
        if (performance.now() < sliceEnd) continue;
        await nextTurn();
        sliceEnd = performance.now() + sliceMs;
      }
      onProgress(batch.length, folders.length);
    }
    return [...this.#shown.values()].flatMap((shown) => shown.map(({ finding }) => finding));
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #changed(folder: CaseFolder): void {
    if (!this.#isWatched(folder) && !this.#shown.has(folder)) return;
    clearTimeout(this.#waiting.get(folder));
    const timer = setTimeout(() => {
      this.#waiting.delete(folder);
      void this.#refresh(folder);
    }, pauseMs);
    this.#waiting.set(folder, timer);
  }

  async #refresh(folder: CaseFolder): Promise<void> {
    const text = this.#isWatched(folder) ? await textOf(folder) : undefined;
    // While it was read, the case may have been closed, or changed again.
    if (this.#waiting.has(folder)) return;
    this.#show(folder, this.#isWatched(folder) ? this.#lint(folder, text) : []);
  }

  #isWatched(folder: CaseFolder): boolean {
    if (!this.#services.store.roots.some(({ uri }) => uri === parentOf(folder))) return false;
    return this.#isForAll || this.#panels.has(folder) || openText(folder) !== undefined;
  }

  #lint(folder: CaseFolder, text: string | undefined): readonly PlacedFinding[] {
    const entry = this.#services.store.entry(folder);
    const now = Date.now();
    if (text === undefined) return entry?.kind === 'invalid' ? [placedProblem(entry.problem)] : [];
    const rules = this.#services.clock.rulesFor(folder);
    const warnings = entry?.kind === 'case' ? entry.warnings : [];
    try {
      return [
        ...warnings.map((problem) => placedProblem(problem, text, 'warning')),
        ...lintCaseText(text, now, (current) => clockContext(current, rules, now)),
      ];
    } catch (error) {
      this.#services.log.error(`Lint of ${folder} failed`, error);
      return [];
    }
  }

  #show(folder: CaseFolder, findings: readonly PlacedFinding[]): void {
    const uri = vscode.Uri.parse(caseFileOf(folder));
    if (findings.length === 0) {
      this.#shown.delete(folder);
      this.#collection.delete(uri);
      return;
    }
    const shown = findings.map((finding) => ({ range: rangeOf(finding), finding }));
    this.#shown.set(folder, shown);
    this.#collection.set(uri, shown.map(diagnosticOf));
  }
}

const rangeOf = ({ range: { line, column, endLine, endColumn } }: PlacedFinding): vscode.Range =>
  new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

function diagnosticOf({ range, finding }: ShownFinding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, local(finding.message), severities[finding.severity]);
  diagnostic.source = 'casebook';
  diagnostic.code = finding.code;
  return diagnostic;
}

const openText = (folder: CaseFolder): vscode.TextDocument | undefined => {
  const file = caseFileOf(folder);
  return vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === file);
};

/** The text as the editor has it, else as it is on disk; `undefined` when there is none that could be shown. */
async function textOf(folder: CaseFolder): Promise<string | undefined> {
  const open = openText(folder);
  if (open) return open.getText();
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(caseFileOf(folder)));
    return bytes.length > largestCaseFile ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Gone, unreadable or not UTF-8: the store knows which.
    return undefined;
  }
}
