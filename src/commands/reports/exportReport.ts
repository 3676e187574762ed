import * as vscode from 'vscode';
import { caseLanguage } from '../../domain/caseLanguage.ts';
import type { Case } from '../../domain/case.ts';
import { language } from '../../platform/language.ts';
import type { ReportFormat } from '../../reports/reportTasks.ts';
import type { Services } from '../../services.ts';
import type { CaseArgument } from '../commands.ts';
import { askReportChoice } from './reportChoice.ts';
import { caseNow, leftOut, reportOptions } from './reportInput.ts';
import { inReportWorker } from './reportWorker.ts';
import { saveReport } from './saveReport.ts';

const formats = (): readonly { code: ReportFormat; label: string; detail: string }[] => [
  { code: 'docx', label: vscode.l10n.t('Word (.docx)'), detail: vscode.l10n.t('To print and sign') },
  { code: 'html', label: vscode.l10n.t('Web page (.html)'), detail: vscode.l10n.t('One file, to read, send or print') },
  { code: 'md', label: vscode.l10n.t('Markdown (.md)'), detail: vscode.l10n.t('To paste into an issue or a wiki') },
];

/** Writes a case as a document, in the format and language and for the readers that the person chooses. */
export const exportReportCommand =
  (services: Services) =>
  async (argument?: CaseArgument): Promise<void> => {
    const { context, resolveCase } = services;
    const folder = await resolveCase(argument);
    if (folder === undefined) return;
    const before = await caseNow(services, folder);
    const choice = await askReportChoice(
      {
        title: vscode.l10n.t('Export the Report of {0}', before.number),
        key: 'casebook.report',
        formats: formats(),
        withAudience: true,
        language: caseLanguage(before, language()),
      },
      context.workspaceState,
    );
    if (!choice) return;
    const { format, audience } = choice;
    const caseUri = vscode.Uri.parse(folder, true);
    await saveReport({
      title: vscode.l10n.t('Export the Report of {0}', before.number),
      name: reportName(before, format),
      kind: formats().find(({ code }) => code === format)?.label ?? format,
      near: vscode.workspace.getWorkspaceFolder(caseUri)?.uri ?? vscode.Uri.joinPath(caseUri, '..'),
      copiesContent: format === 'md',
      remark: audience === 'customer' ? remarkOn(before) : undefined,
      write: async (signal) => {
        // As it stands when it is written: the dialogs may have been open for long.
        const current = await caseNow(services, folder);
        const options = await reportOptions(services, folder, current, choice);
        return inReportWorker(context, 'writeReport', { case: current, options, format }, signal);
      },
    });
  };

/** Puts a case into the clipboard as Markdown, in the language and for the readers that the person chooses. */
export const copyCaseAsMarkdownCommand =
  (services: Services) =>
  async (argument?: CaseArgument): Promise<void> => {
    const { context, resolveCase } = services;
    const folder = await resolveCase(argument);
    if (folder === undefined) return;
    const current = await caseNow(services, folder);
    const choice = await askReportChoice(
      {
        title: vscode.l10n.t('Copy {0} as Markdown', current.number),
        key: 'casebook.copyMarkdown',
        formats: [{ code: 'md' as const, label: 'Markdown' }],
        withAudience: true,
        language: caseLanguage(current, language()),
      },
      context.workspaceState,
    );
    if (!choice) return;
    const options = await reportOptions(services, folder, current, choice);
    const written = await inReportWorker(context, 'writeReport', { case: current, options, format: 'md' });
    await vscode.env.clipboard.writeText(new TextDecoder().decode(written));
    vscode.window.setStatusBarMessage(
      `$(check) ${vscode.l10n.t('{0} was copied as Markdown.', current.number)}`,
      5_000,
    );
  };

const remarkOn = (current: Case): string | undefined => {
  const count = leftOut(current);
  return count === 0
    ? undefined
    : vscode.l10n.t('Items of evidence left out because nobody has checked them for secrets: {0}', count);
};

/** The number and the title as a file's name on any system. */
function reportName({ number, title }: Case, format: string): string {
  const words = Array.from(
    title
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim(),
  )
    .slice(0, 50)
    .join('')
    .trim();
  return `${[number, words].filter((part) => part !== '').join(' ')}.${format}`;
}
