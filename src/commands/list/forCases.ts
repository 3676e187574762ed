import * as vscode from 'vscode';
import { local } from '../../platform/language.ts';
import { explainError } from '../../platform/report.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseFolder } from '../commands.ts';
import type { ProcedureServices } from '../procedure/recentDocuments.ts';

/** A case that was left as it is, and why. */
export interface LeftCase {
  readonly folder: CaseFolder;
  readonly name: string;
  readonly reason: string;
}
export interface ManyDone {
  /** What was done, as the summary names it. */
  readonly what: string;
  readonly changed: number;
  /** Nothing was to be done. */
  readonly unchanged: number;
  readonly left: readonly LeftCase[];
  /** Cases that were not come to when the user cancelled. */
  readonly notReached: number;
}

/**
 * Does one thing to several cases, one after the other, each saved before the next: with progress, and cancelled between
 * two cases. A case that refuses stays as it is and holds none of the others up.
 * @param work returns whether it changed the case; throws a `UserError` with the reason for leaving it alone
 */
export async function forCases(
  { store, recent, log }: ProcedureServices,
  folders: readonly CaseFolder[],
  what: string,
  work: (document: CaseDocument) => Promise<boolean>,
): Promise<ManyDone> {
  let [changed, unchanged, reached] = [0, 0, 0];
  const left: LeftCase[] = [];
  const one = async (folder: CaseFolder): Promise<void> => {
    const document = await store.open(folder);
    const { revision } = document;
    try {
      if (document.problem) throw new UserError(local(document.problem.message));
      if (await work(document)) changed += 1;
      else unchanged += 1;
    } finally {
      if (document.revision === revision) document.release();
      else recent.keep(document);
    }
  };
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: what, cancellable: true },
    async (progress, token) => {
      for (const folder of folders) {
        if (token.isCancellationRequested) break;
        progress.report({ increment: 100 / folders.length, message: `${reached + 1} / ${folders.length}` });
        reached += 1;
        try {
          await one(folder);
        } catch (error) {
          if (!(error instanceof UserError)) log.warn(`${what}: ${folder}`, error);
          left.push({ folder, name: nameOf(store, folder), reason: reasonOf(error) });
        }
      }
    },
  );
  return { what, changed, unchanged, left, notReached: folders.length - reached };
}

const reasonOf = (error: unknown): string =>
  error instanceof UserError
    ? error.message
    : (explainError(error) ?? (error instanceof Error ? error.message : String(error)));

const nameOf = (store: Services['store'], folder: CaseFolder): string => {
  const entry = store.entry(folder);
  return entry?.kind === 'case' ? `${entry.summary.number} ${entry.summary.title}` : (entry?.number ?? folder);
};

/**
 * Says in one message what came of it; cases that were left alone are listed with their reasons on request.
 * @param go what a chosen one of them leads to; its panel by default
 */
export function summarise({ panels }: Services, done: ManyDone, go?: (folder: CaseFolder) => unknown): void {
  const { what, changed, left, notReached } = done;
  if (left.length === 0) {
    void vscode.window.showInformationMessage(
      notReached > 0
        ? vscode.l10n.t('{0}: cancelled. Cases changed: {1}, not reached: {2}.', what, changed, notReached)
        : vscode.l10n.t('{0}: cases changed: {1}.', what, changed),
    );
    return;
  }
  const show = vscode.l10n.t('Show Which');
  const message =
    notReached > 0
      ? vscode.l10n.t(
          '{0}: cancelled. Cases changed: {1}, left as they were: {2}, not reached: {3}.',
          what,
          changed,
          left.length,
          notReached,
        )
      : vscode.l10n.t('{0}: cases changed: {1}, left as they were: {2}.', what, changed, left.length);
  void Promise.resolve(vscode.window.showWarningMessage(message, show)).then(async (chosen) => {
    if (chosen !== show) return;
    const picked = await vscode.window.showQuickPick(
      left.map(({ name, reason, folder }) => ({ label: name, detail: reason, folder })),
      { title: what, placeHolder: vscode.l10n.t('Left as they were. Choose one to go to it.'), matchOnDetail: true },
    );
    if (picked) await (go ? go(picked.folder) : panels.open(picked.folder));
  });
}
