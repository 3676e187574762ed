import * as vscode from 'vscode';
import { recognizeOutput } from '../../evidence/terminal/recognizeOutput.ts';
import type { CaseFolder } from '../commands.ts';
import { attachTo } from './attachTo.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { caseIn, oneLine, terminalEvidence } from './terminalEvidence.ts';

/** Attaches text that a person took out of a terminal, and asks which command printed it; what the text itself says is proposed. */
export async function attachOutputText(
  { services }: EvidenceContext,
  folder: CaseFolder,
  content: string,
  terminalName: string,
): Promise<void> {
  const recognized = recognizeOutput(content);
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Attach terminal output'),
    prompt: vscode.l10n.t('Which command printed this? Leave empty if it does not matter.'),
    value: recognized.line ?? '',
    placeHolder: recognized.title ?? '',
    ignoreFocusOut: true,
  });
  if (typed === undefined) return;
  const line = typed.trim();
  const own = {
    content,
    title: line === '' ? (recognized.title ?? terminalName) : oneLine(line),
    command: line === '' ? undefined : { line },
    kind: recognized.kind,
  };
  await attachTo(services, folder, [terminalEvidence(await caseIn(services, folder), own)]);
}
