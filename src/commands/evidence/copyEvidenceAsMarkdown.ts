import * as vscode from 'vscode';
import { fileName, isReference, type Evidence } from '../../domain/evidence.ts';
import { isPicture } from '../../domain/evidenceKind.ts';
import { evidenceMarkdown, type MarkdownContent } from '../../domain/evidenceMarkdown.ts';
import { EvidenceError } from '../../evidence/evidenceFolder.ts';
import { evidenceFolderOf } from '../../evidence/evidenceFolderOf.ts';
import { readEvidenceText } from '../../evidence/evidenceText.ts';
import { local } from '../../platform/language.ts';
import { repositoryPath } from '../../platform/repositoryPath.ts';
import type { CaseFolder, EvidenceArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { explained } from './explain.ts';
import { withEvidence } from './pickEvidence.ts';

/** More text than this is no citation; tickets and wikis refuse it, too. */
const mostBytes = 60_000;

/** Puts an item of evidence into the clipboard as Markdown: what it is, where it comes from, its text or a link, its hash. */
export const copyEvidenceAsMarkdown =
  (context: EvidenceContext) =>
  (argument?: EvidenceArgument): Promise<void> =>
    withEvidence(context.services, argument, (document, item) =>
      explained(async () => {
        const content = await contentOf(document.folder, item);
        await vscode.env.clipboard.writeText(evidenceMarkdown(item, content, local));
        vscode.window.setStatusBarMessage(vscode.l10n.t('“{0}” was copied as Markdown.', item.title), 5_000);
      }),
    );

async function contentOf(caseFolder: CaseFolder, item: Evidence): Promise<MarkdownContent> {
  const name = fileName(item);
  if (isReference(item) || name === undefined) return { kind: 'none' };
  const link = await repositoryPath(vscode.Uri.joinPath(vscode.Uri.parse(caseFolder), 'evidence', name));
  if (isPicture(item)) return { kind: 'picture', link };
  try {
    const read = await readEvidenceText(evidenceFolderOf(caseFolder), item, mostBytes);
    return read ? { kind: 'text', ...read } : { kind: 'file', link };
  } catch (error) {
    // The facts are worth copying without the file.
    if (error instanceof EvidenceError && error.problem.kind === 'missing') return { kind: 'file', link };
    throw error;
  }
}
