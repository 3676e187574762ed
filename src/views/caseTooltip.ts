import * as vscode from 'vscode';
import type { ShownClock } from '../clock/caseClocks.ts';
import { longClockText, provisionalNote } from '../clock/clockText.ts';
import { categories, priorities } from '../domain/records/codes.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import { statuses } from '../domain/workflow.ts';
import { language, local } from '../platform/language.ts';
import { markdownText } from '../platform/markdownText.ts';
import type { FileProblem } from '../domain/fileProblem.ts';
import type { CaseSummary } from '../domain/summary.ts';
import { fill, text } from '../domain/text.ts';

/**
 * A tooltip of plain lines. Text of a case is escaped: nothing of it becomes markup, a link, a command or a picture.
 */
export function plainTooltip(lines: string): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.isTrusted = false;
  tooltip.supportHtml = false;
  return tooltip.appendMarkdown(markdownText(lines.slice(0, 2_000)));
}

/** What is known of a case, as a table of short lines. */
export function caseTooltip(
  summary: CaseSummary,
  warnings: readonly FileProblem[],
  clock: ShownClock | undefined,
): vscode.MarkdownString {
  const { number, title, status, priority, assignee, category, receivedAt, evidenceCount, labels } = summary;
  const received = receivedAt === undefined ? NaN : Date.parse(receivedAt);
  const deadline = clock && longClockText(clock);
  const note = clock && provisionalNote(clock);
  const tooltip = plainTooltip(title).appendMarkdown('\n\n---\n\n');
  const rows: [string, string | undefined][] = [
    [vscode.l10n.t('Number'), number],
    [vscode.l10n.t('Status'), local(labelOf(statuses, status))],
    [
      vscode.l10n.t('Priority'),
      priority === undefined ? vscode.l10n.t('Not yet triaged') : local(labelOf(priorities, priority)),
    ],
    [vscode.l10n.t('Response'), deadline && local(deadline)],
    [vscode.l10n.t('Note'), note && local(note)],
    [vscode.l10n.t('Category'), category === undefined ? undefined : local(labelOf(categories, category))],
    [vscode.l10n.t('Assignee'), assignee],
    [vscode.l10n.t('Labels'), labels.slice(0, 20).join(', ')],
    [vscode.l10n.t('Received'), Number.isNaN(received) ? undefined : new Date(received).toLocaleString(language())],
    [vscode.l10n.t('Evidence'), evidenceCount.toLocaleString(language())],
  ];
  for (const [name, value] of rows) {
    if (value !== undefined && value.trim() !== '')
      tooltip.appendMarkdown(`**${name}** `).appendMarkdown(`${markdownText(value.slice(0, 300))}\n\n`);
  }
  for (const { message, advice } of warnings)
    tooltip.appendMarkdown(`${markdownText(local(fill(text('{0} {1}', '{0}{1}'), message, advice)))}\n\n`);
  return tooltip;
}
