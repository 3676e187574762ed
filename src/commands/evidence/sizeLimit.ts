import * as vscode from 'vscode';
import * as z from 'zod';
import { sizeInWords } from '../../domain/size.ts';
import { language } from '../../platform/language.ts';

const megabyte = 1_000_000;
const defaultMegabytes = 50;

/** Bytes past which the user is asked before a file is copied into a case: repositories do not like large files. */
export function sizeLimit(scope?: vscode.Uri): number {
  const value = vscode.workspace.getConfiguration('casebook', scope ?? null).get('evidence.largestFileMB');
  return z.number().min(1).catch(defaultMegabytes).parse(value) * megabyte;
}

/** A size for people: "1.2 MB". */
export const sizeText = (bytes: number): string => sizeInWords(bytes, language());

/** What is done with files past the limit: only named by place, size and hash; copied all the same; or left out. */
export type PastLimit = 'refer' | 'copy' | 'skip' | 'cancel';

/**
 * Asks what is to be done with files past the limit.
 * @param what names of the files with their sizes, one a line
 * @param mayRefer whether they are files that can be read again where they are
 */
export async function askPastLimit(what: readonly string[], limit: number, mayRefer: boolean): Promise<PastLimit> {
  const refer = vscode.l10n.t('Reference with Hash');
  const copy = vscode.l10n.t('Copy Anyway');
  const skip = vscode.l10n.t('Leave Out');
  const detail = [
    ...what,
    '',
    vscode.l10n.t(
      'Cases are committed to a repository, where every copy stays in the history for good, and many servers refuse files over 100 MB. An excerpt of the lines that matter is better proof: open the file, select them and attach the selection.',
    ),
    ...(mayRefer
      ? [
          vscode.l10n.t(
            'A reference leaves the file where it is and records its place, its size and its SHA-256, so that anybody can tell later whether it is still the same.',
          ),
        ]
      : []),
    vscode.l10n.t('The limit is the setting casebook.evidence.largestFileMB.'),
  ].join('\n');
  const question = vscode.l10n.t('This is more than {0}. How should it be attached?', sizeText(limit));
  const choices = [...(mayRefer ? [refer] : []), copy, skip];
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, ...choices);
  switch (chosen) {
    case refer:
      return 'refer';
    case copy:
      return 'copy';
    case skip:
      return 'skip';
    default:
      return 'cancel';
  }
}

/**
 * Asks whether something past the limit is to be attached all the same.
 * @param what names of the things with their sizes, one a line
 */
export async function mayExceed(what: readonly string[], limit: number): Promise<'attach' | 'skip' | 'cancel'> {
  const attach = vscode.l10n.t('Attach Anyway');
  const skip = vscode.l10n.t('Leave Out');
  const detail = [
    ...what,
    '',
    vscode.l10n.t(
      'Cases are committed to a repository, where every copy stays in the history for good, and many servers refuse files over 100 MB. An excerpt of the lines that matter is better proof: open the file, select them and attach the selection.',
    ),
    vscode.l10n.t('The limit is the setting casebook.evidence.largestFileMB.'),
  ].join('\n');
  const question = vscode.l10n.t('This is more than {0}. Attach it anyway?', sizeText(limit));
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, attach, skip);
  if (chosen === attach) return 'attach';
  return chosen === skip ? 'skip' : 'cancel';
}
