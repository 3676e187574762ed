import * as vscode from 'vscode';
import type { EvidenceCommand } from '../../domain/evidence.ts';
import { momentMs } from '../../domain/moment.ts';
import { recognizeOutput } from '../../evidence/terminal/recognizeOutput.ts';
import { renderTerminal } from '../../evidence/terminal/renderTerminal.ts';
import { UserError } from '../../platform/userError.ts';
import { readLocalMoment, writeLocalMoment } from '../procedure/localMoment.ts';
import type { TerminalArgument } from '../commands.ts';
import { attachTo } from './attachTo.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { mayExceed, sizeLimit, sizeText } from './sizeLimit.ts';
import { caseIn, oneLine, terminalEvidence } from './terminalEvidence.ts';
import { caseFor } from './terminalTarget.ts';

/** Attaches the text on the clipboard: output from another computer, a chat or a device. Asks what it is, which command, and when. */
export const attachPasted =
  ({ services }: EvidenceContext) =>
  async (argument?: TerminalArgument): Promise<void> => {
    const pasted = await vscode.env.clipboard.readText();
    if (pasted.trim() === '') {
      throw new UserError(
        vscode.l10n.t('There is no text on the clipboard. Copy the output where it is shown, then attach it here.'),
      );
    }
    const folder = await caseFor(services, argument);
    if (folder === undefined) return;
    const bytes = Buffer.byteLength(pasted);
    const limit = sizeLimit(vscode.Uri.parse(folder));
    if (bytes > limit && (await mayExceed([sizeText(bytes)], limit)) !== 'attach') return;
    const content = await shownText(pasted);
    const answers = await askAbout(content);
    if (!answers) return;
    await attachTo(services, folder, [terminalEvidence(await caseIn(services, folder), { content, ...answers })]);
  };

/** Text copied as a terminal wrote it may hold escape sequences: what they show is kept, as for any other output. */
async function shownText(pasted: string): Promise<string> {
  if (/[^\P{Cc}\t\n\r]|\r(?!\n)/u.test(pasted)) return (await renderTerminal(pasted)).text;
  return `${pasted.replaceAll('\r\n', '\n').replace(/\n+$/, '')}\n`;
}

interface Answers {
  readonly title: string;
  readonly command?: EvidenceCommand | undefined;
  readonly note?: string | undefined;
  readonly kind?: 'ping' | 'traceroute' | undefined;
}

async function askAbout(content: string): Promise<Answers | undefined> {
  const { line: foundLine, title: foundTitle, kind } = recognizeOutput(content);
  const heading = vscode.l10n.t('Attach Clipboard Text');
  const size = sizeText(Buffer.byteLength(content));
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t('{0} ({1}/{2})', heading, 1, 3),
    prompt: vscode.l10n.t('What is it? It is listed under this name. On the clipboard: {0}.', size),
    value: foundTitle ?? (foundLine === undefined ? oneLine(firstLineOf(content)) : oneLine(foundLine)),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('This is needed.') : undefined),
  });
  if (title === undefined) return undefined;
  const line = await vscode.window.showInputBox({
    title: vscode.l10n.t('{0} ({1}/{2})', heading, 2, 3),
    prompt: vscode.l10n.t('Which command printed this? Leave empty if it does not matter.'),
    value: foundLine ?? '',
    ignoreFocusOut: true,
  });
  if (line === undefined) return undefined;
  const now = Date.now();
  const when = await vscode.window.showInputBox({
    title: vscode.l10n.t('{0} ({1}/{2})', heading, 3, 3),
    prompt: vscode.l10n.t('When was it? Leave empty if it is not known.'),
    placeHolder: writeLocalMoment(now),
    value: writeLocalMoment(now),
    ignoreFocusOut: true,
    validateInput: (value) => {
      if (value.trim() === '') return undefined;
      const ms = momentMs(readLocalMoment(value));
      if (ms === undefined) return vscode.l10n.t('Write the date and the time as {0}.', writeLocalMoment(now));
      return ms <= Date.now() ? undefined : vscode.l10n.t('This time has not come yet.');
    },
  });
  if (when === undefined) return undefined;
  const at = readLocalMoment(when);
  const command =
    line.trim() === '' ? undefined : { line: line.trim(), ...(at === undefined ? {} : { startedAt: at }) };
  // Without a command there is no field for its time.
  const note = command || at === undefined ? undefined : vscode.l10n.t('Seen at {0}', writeLocalMoment(Date.parse(at)));
  return { title: title.trim(), command, note, kind };
}

const firstLineOf = (text: string): string => text.trimStart().split('\n', 1)[0] ?? '';
