import path from 'node:path/posix';
import * as vscode from 'vscode';
import { examineLog } from '../../../evidence/log/examineLog.ts';
import { mergeRanges, type LogRange } from '../../../evidence/log/lineRange.ts';
import { withContext } from '../../../evidence/log/lineSteps.ts';
import { LogFile } from '../../../evidence/log/logFile.ts';
import { UserError } from '../../../platform/userError.ts';
import type { CaseArgument } from '../../commands.ts';
import { caseFolderOf } from '../../resolveCase.ts';
import type { EvidenceContext } from '../evidenceContext.ts';
import { askHits } from './askHits.ts';
import { askContext, askNote, askTail } from './askRest.ts';
import { refineEncoding } from './refineEncoding.ts';
import { askSearch } from './askSearch.ts';
import { askFrom, askTo, askZone, needsZone } from './askWindow.ts';
import { askWay } from './askWay.ts';
import { attachRanges, type TakenLines } from './attachRanges.ts';
import { readingLog } from './logError.ts';
import { countText, lastChoice, notesAsked, rememberChoice, type LogTaking } from './logTaking.ts';
import { runSteps, type Step } from './quickSteps.ts';

/** Takes lines out of a log without opening it: of the file in the explorer or the editor, or of one that is picked. */
export const attachFromLog =
  ({ services }: EvidenceContext) =>
  async (argument?: CaseArgument): Promise<void> => {
    const uri = argument instanceof vscode.Uri ? argument : await pickLog();
    if (!uri) return;
    if (uri.scheme !== 'file')
      throw new UserError(
        vscode.l10n.t(
          'Lines can only be taken from files on a disk. Open {0}, select the lines, and attach the selection.',
          path.basename(uri.path),
        ),
      );
    const folder =
      (argument instanceof vscode.Uri ? undefined : caseFolderOf(argument)) ?? (await services.active.require());
    if (folder === undefined) return;
    await readingLog(async () => {
      const log = await LogFile.open(uri.fsPath);
      try {
        const found = await textOf(log, uri);
        if (!found) return;
        const { workspaceState } = services.context;
        const taking: LogTaking = {
          uri,
          log,
          found,
          workerFile: services.context.asAbsolutePath('dist/worker.cjs'),
          encoding: found.encoding,
          choice: lastChoice(workspaceState),
          query: { text: selectedText(), isPattern: false, matchCase: false },
          hits: undefined,
          chosen: [],
          bytes: [],
          stamps: undefined,
          window: { from: '', to: '' },
          notes: [],
        };
        const taken = await ask(taking);
        if (taken === undefined) return;
        await rememberChoice(workspaceState, taking.choice);
        if (taken === 'whole') await vscode.commands.executeCommand('casebook.attachFile', uri);
        else await attachRanges(services, folder, taking, taken);
      } finally {
        await log.close();
      }
    });
  };

async function pickLog(): Promise<vscode.Uri | undefined> {
  const open = vscode.window.activeTextEditor?.document.uri;
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Attach Log Excerpt'),
    openLabel: vscode.l10n.t('Choose'),
    ...(open?.scheme === 'file' ? { defaultUri: open } : {}),
  });
  return picked?.[0];
}

/** What is selected in the editor, when that is part of one line: probably what is looked for. */
function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  return editor?.selection.isSingleLine === true ? editor.document.getText(editor.selection).slice(0, 200) : '';
}

/** How the log is written; what is no text is explained, and can be attached as it is. */
async function textOf(log: LogFile, uri: vscode.Uri): Promise<LogTaking['found'] | undefined> {
  const examined = await examineLog(log, vscode.env.language);
  const name = path.basename(uri.path);
  switch (examined.kind) {
    case 'text':
      return examined.found;
    case 'empty':
      throw new UserError(vscode.l10n.t('{0} is empty: there are no lines to take.', name));
    case 'binary': {
      const whole = {
        title: vscode.l10n.t('Attach Whole File'),
        run: () => vscode.commands.executeCommand('casebook.attachFile', uri),
      };
      if (examined.isCompressed)
        throw new UserError(
          vscode.l10n.t(
            '{0} is compressed ({1}), so no lines can be taken from it. Unpack it first, or attach it as it is.',
            name,
            examined.format ?? '',
          ),
          whole,
        );
      throw new UserError(
        examined.format === undefined
          ? vscode.l10n.t(
              '{0} is no text: it has bytes that no text has, so no lines can be taken from it. Export it as text first, or attach it as it is.',
              name,
            )
          : vscode.l10n.t(
              '{0} is no text but {1}, so no lines can be taken from it. Export it as text first, or attach it as it is.',
              name,
              examined.format,
            ),
        whole,
      );
    }
  }
}

/** Asks what to take. @returns the lines; `undefined`: given up */
async function ask(taking: LogTaking): Promise<'whole' | TakenLines[] | undefined> {
  let ranges: TakenLines[] = [];
  const title = vscode.l10n.t('Attach Log Excerpt: {0}', path.basename(taking.uri.path));
  const way: Step = (frame) => askWay(taking, frame);
  const resolve =
    (step: Step): Step =>
    async (frame) => {
      const end = await step(frame);
      if (end !== 'next') return end;
      ranges = await rangesOf(taking);
      await refineEncoding(
        taking,
        ranges.map(({ bytes }) => bytes),
      );
      return end;
    };
  const notes = (): Step[] => {
    const count = ranges.length > notesAsked ? 1 : Math.max(1, ranges.length);
    return Array.from({ length: count }, (_, nth) => (frame) => askNote(taking, frame, nth, whatOf(ranges, nth)));
  };
  const steps = (): Step[] => {
    switch (taking.choice.way) {
      case 'whole':
        return [way];
      case 'tail':
        return [way, resolve((frame) => askTail(taking, frame)), ...notes()];
      case 'time':
        return [
          way,
          (frame) => askFrom(taking, frame),
          resolve((frame) => askTo(taking, frame)),
          ...(needsZone(taking) ? [resolve((frame) => askZone(taking, frame))] : []),
          ...notes(),
        ];
      case 'text':
      case 'pattern':
        return [
          way,
          (frame) => askSearch(taking, frame),
          (frame) => askHits(taking, frame),
          resolve((frame) => askContext(taking, frame)),
          ...notes(),
        ];
    }
  };
  if (!(await runSteps(title, steps))) return undefined;
  return taking.choice.way === 'whole' ? 'whole' : ranges;
}

function whatOf(ranges: readonly TakenLines[], nth: number): string {
  if (ranges.length > notesAsked) return vscode.l10n.t('Note on all {0} excerpts', ranges.length);
  const range = ranges[nth];
  if (range?.lines === undefined) return vscode.l10n.t('Note');
  const { startLine, endLine } = range.lines;
  return startLine === endLine
    ? vscode.l10n.t('Note on line {0}', countText(startLine))
    : vscode.l10n.t('Note on lines {0} to {1}', countText(startLine), countText(endLine));
}

async function rangesOf({ log, encoding, choice, chosen, bytes }: LogTaking): Promise<TakenLines[]> {
  if (choice.way !== 'text' && choice.way !== 'pattern') return bytes.map((range) => ({ bytes: range }));
  const around: LogRange[] = [];
  for (const hit of chosen) around.push(await withContext(log, encoding, hit, choice));
  return mergeRanges(around).map((lines) => ({ bytes: lines, lines }));
}
