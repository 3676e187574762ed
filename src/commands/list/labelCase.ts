import * as vscode from 'vscode';
import { facetCounts } from '../../domain/caseFilter.ts';
import { nameKey } from '../../domain/nameKey.ts';
import { changeLabels, labelBounds } from '../../domain/labels.ts';
import { isSame } from '../../domain/isSame.ts';
import { UserError } from '../../platform/userError.ts';
import type { CaseArgument } from '../commands.ts';
import type { ProcedureServices } from '../procedure/recentDocuments.ts';
import { change } from '../procedure/withCase.ts';
import { askLabels } from './askLabels.ts';
import { forCases, summarise } from './forCases.ts';
import { casesFor, type SelectedItems } from './severalCases.ts';

/** Puts labels on one case, or on all that are selected, and takes others off. */
export const labelCaseCommand =
  (services: ProcedureServices) =>
  async (argument?: CaseArgument, selected?: SelectedItems): Promise<void> => {
    const folders = await casesFor(services, argument, selected);
    if (!folders) return;
    const { list, store } = services;
    const labelsOf = folders.map((folder) => {
      const entry = store.entry(folder);
      return new Set(entry?.kind === 'case' ? entry.summary.labels.map(nameKey) : []);
    });
    const known = [...facetCounts(list.everything(), 'label')].filter(([key]) => key !== '');
    const asked = await askLabels(
      known.map(([key, { name, count }]) => ({ name, count, on: labelsOf.filter((own) => own.has(key)).length })),
      folders.length,
    );
    if (!asked || asked.add.length + asked.remove.length === 0) return;
    const done = await forCases(services, folders, vscode.l10n.t('Labels'), async (document) => {
      const before = document.case.labels ?? [];
      const labels = changeLabels(before, asked);
      if (isSame(before, labels)) return false;
      if (labels.length > labelBounds.labels && labels.length > before.length)
        throw new UserError(vscode.l10n.t('A case has at most {0} labels.', labelBounds.labels));
      await change(document, [{ type: 'set', path: ['labels'], ...(labels.length > 0 && { value: labels }) }]);
      return true;
    });
    if (folders.length > 1 || done.left.length > 0) summarise(services, done);
  };
