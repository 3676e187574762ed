import type * as vscode from 'vscode';
import { startWorker } from '../../platform/runInWorker.ts';
import type { reportTasks } from '../../reports/reportTasks.ts';

type ReportTasks = typeof reportTasks;

/**
 * Writes a document in a thread of its own: a big case takes longer than the extension host may be held up.
 * @returns the content of the file
 */
export async function inReportWorker<Name extends keyof ReportTasks>(
  context: vscode.ExtensionContext,
  task: Name,
  input: Parameters<ReportTasks[Name]>[0],
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const file = context.asAbsolutePath('dist/report-worker.cjs');
  const written = await startWorker(task, input, { file, signal, timeoutMs: 120_000 });
  if (!(written instanceof Uint8Array)) throw new TypeError(`${task} returned no file`);
  return written;
}
