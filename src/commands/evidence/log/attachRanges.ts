import path from 'node:path/posix';
import * as vscode from 'vscode';
import type { NewEvidence } from '../../../evidence/attachEvidence.ts';
import type { ByteRange, LineRange } from '../../../evidence/lineBytes.ts';
import { logPlace } from '../../../evidence/log/logPlace.ts';
import { excerptBytes } from '../../../evidence/log/readExcerpt.ts';
import { repeatable } from '../../../evidence/secrets/rereadable.ts';
import { runInWorker } from '../../../platform/runInWorker.ts';
import type { Services } from '../../../services.ts';
import type { CaseFolder } from '../../commands.ts';
import { attachTo } from '../attachTo.ts';
import { excerptSource } from '../excerptSource.ts';
import { mayExceed, sizeLimit, sizeText } from '../sizeLimit.ts';
import { notesAsked, type LogTaking } from './logTaking.ts';

/** Lines to attach; where their numbers are not known yet, they are counted. */
export interface TakenLines {
  readonly bytes: ByteRange;
  readonly lines?: LineRange;
}

/** Past this the work is shown with a progress bar and can be cancelled. */
const slowBytes = 50_000_000;

/** Attaches each range as an item of its own, all of them in one step, with one progress. */
export async function attachRanges(
  services: Services,
  folder: CaseFolder,
  taking: LogTaking,
  taken: readonly TakenLines[],
): Promise<void> {
  const bytes = taken.reduce((sum, { bytes: { startByte, endByte } }) => sum + endByte - startByte, 0);
  const limit = sizeLimit(vscode.Uri.parse(folder));
  if (bytes > limit && (await mayExceed([sizeText(bytes)], limit)) !== 'attach') return;
  const isSlow = taking.log.size > slowBytes;
  await vscode.window.withProgress(
    {
      location: isSlow ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Taking lines from {0}', path.basename(taking.uri.path)),
      cancellable: isSlow,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      try {
        const numbered = await numberLines(taking, taken, progress, abort.signal);
        const items: NewEvidence[] = [];
        for (const [nth, range] of numbered.entries()) {
          const note = taking.notes[taken.length > notesAsked ? 0 : nth] ?? '';
          items.push(await newEvidence(taking, range, note, abort.signal));
        }
        await attachTo(services, folder, items, abort.signal);
        const fate = await taking.log.fate();
        if (fate === 'rotated' || fate === 'gone') tellRotated(taking);
      } catch (error) {
        if (abort.signal.aborted) throw new vscode.CancellationError();
        throw error;
      }
    },
  );
}

/** The open file was read to the end; what the path leads to now is another matter. */
const tellRotated = ({ uri }: LogTaking): void =>
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      '{0} was rotated or removed while lines were taken from it. What was attached is all of the file as it was before.',
      path.basename(uri.path),
    ),
  );

type Numbered = Required<TakenLines>;

/** The numbers of lines whose place is known only in bytes; the log before them is counted through in the worker. */
async function numberLines(
  { log, encoding, workerFile }: LogTaking,
  taken: readonly TakenLines[],
  progress: vscode.Progress<{ increment?: number }>,
  signal: AbortSignal,
): Promise<Numbered[]> {
  const open = taken.filter(({ lines }) => lines === undefined);
  if (open.length === 0) return taken.flatMap(({ bytes, lines }) => (lines ? [{ bytes, lines }] : []));
  const positions = open.flatMap(({ bytes }) => [bytes.startByte, bytes.endByte]);
  const input = { log: log.snapshot, encoding, positions };
  let counted = 0;
  const onProgress = ({ bytes }: { readonly bytes: number }): void => {
    const percent = Math.floor((100 * bytes) / Math.max(1, log.size));
    if (percent > counted) progress.report({ increment: percent - counted });
    counted = Math.max(counted, percent);
  };
  const numbers = await runInWorker('countLines', input, { file: workerFile, signal, onProgress });
  return taken.map(({ bytes, lines }) => {
    if (lines) return { bytes, lines };
    const startLine = numbers[positions.indexOf(bytes.startByte)] ?? 1;
    const next = numbers[positions.lastIndexOf(bytes.endByte)] ?? startLine + 1;
    return { bytes, lines: { startLine, endLine: Math.max(startLine, next - 1) } };
  });
}

async function newEvidence(
  { uri, log, encoding }: LogTaking,
  { bytes, lines }: Numbered,
  note: string,
  signal: AbortSignal,
): Promise<NewEvidence> {
  const { startLine, endLine } = lines;
  return {
    kind: 'log',
    title: `${path.basename(uri.path)}:${startLine === endLine ? startLine : `${startLine}-${endLine}`}`,
    // Not .log: many repositories ignore that, and the evidence would not be committed.
    extension: '.txt',
    content: repeatable(() => excerptBytes(log, encoding, bytes, signal)),
    ...(note === '' ? {} : { note }),
    source: await excerptSource(uri, await logPlace(log, encoding, bytes, lines, signal)),
  };
}
