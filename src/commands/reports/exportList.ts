import * as vscode from 'vscode';
import { language } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { ListFormat } from '../../reports/reportTasks.ts';
import type { Services } from '../../services.ts';
import { askReportChoice } from './reportChoice.ts';
import { inReportWorker } from './reportWorker.ts';
import { saveReport } from './saveReport.ts';

const formats = (): readonly { code: ListFormat; label: string; detail: string }[] => [
  {
    code: 'xlsx',
    label: vscode.l10n.t('Excel workbook (.xlsx)'),
    detail: vscode.l10n.t('To sort, filter and calculate with'),
  },
  {
    code: 'csv',
    label: vscode.l10n.t('CSV table (.csv)'),
    detail: vscode.l10n.t('For any program; formulas in texts are made harmless'),
  },
];

/** Writes the cases that the list shows now, in its order, as a table. */
export const exportListCommand = (services: Services) => async (): Promise<void> => {
  const { context, clock, list, loaded } = services;
  await loaded;
  const cases = list.shown();
  const [first] = cases;
  if (!first)
    throw new UserError(vscode.l10n.t('The list shows no case to export. Clear its filter, or create a case.'));
  const title = vscode.l10n.t('Export the Cases Shown Now: {0}', cases.length);
  const choice = await askReportChoice(
    { title, key: 'casebook.list', formats: formats(), withAudience: false, language: language() },
    context.workspaceState,
  );
  if (!choice) return;
  const { format, language: into } = choice;
  await saveReport({
    title,
    name: `${vscode.l10n.t('cases')}.${format}`,
    kind: formats().find(({ code }) => code === format)?.label ?? format,
    near: vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(first.folder, true))?.uri,
    copiesContent: false,
    remark: undefined,
    write: (signal) =>
      inReportWorker(
        context,
        'writeList',
        {
          // Only what a row says: the rest of 10,000 summaries need not cross to the thread.
          cases: cases.map(({ summary: { number, title: name, status, labels, evidenceCount, ...rest } }) => ({
            number,
            title: name,
            status,
            labels,
            evidenceCount,
            ...(rest.priority !== undefined && { priority: rest.priority }),
            ...(rest.category !== undefined && { category: rest.category }),
            ...(rest.assignee !== undefined && { assignee: rest.assignee }),
            ...(rest.receivedAt !== undefined && { receivedAt: rest.receivedAt }),
            ...(rest.resolvedAt !== undefined && { resolvedAt: rest.resolvedAt }),
            ...(rest.updatedAt !== undefined && { updatedAt: rest.updatedAt }),
          })),
          options: { language: into, timeZone: clock.rulesFor(first.folder).calendar.timeZone },
          format,
        },
        signal,
      ),
  });
};
