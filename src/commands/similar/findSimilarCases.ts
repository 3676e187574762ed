import * as vscode from 'vscode';
import type { CaseArgument } from '../commands.ts';
import type { ProcedureServices } from '../procedure/recentDocuments.ts';
import { withCase } from '../procedure/withCase.ts';
import { pickSimilar } from './pickSimilar.ts';

/** Shows the cases that resemble one; opens the chosen one, or uses its solution as a draft. */
export const findSimilarCases =
  (services: ProcedureServices) =>
  async (argument?: CaseArgument): Promise<void> => {
    await withCase(services, argument, async (document) => {
      const picked = await pickSimilar(services, document, vscode.l10n.t('Open which similar case?'));
      if (!picked) return;
      const { caseFolder } = picked.similar;
      if (picked.isDraftWanted)
        await vscode.commands.executeCommand('casebook.useSolution', { caseFolder: document.folder, from: caseFolder });
      else await services.panels.open(caseFolder);
    });
  };
