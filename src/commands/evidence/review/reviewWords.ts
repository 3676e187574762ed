import * as vscode from 'vscode';
import { maskingRuleLabel } from '../../../domain/masking.ts';
import type { ItemField } from '../../../evidence/secrets/itemTexts.ts';
import { local } from '../../../platform/language.ts';

/** What stands before a text of the manifest in the review. */
export function fieldName(field: ItemField): string {
  switch (field) {
    case 'title':
      return vscode.l10n.t('Title:');
    case 'note':
      return vscode.l10n.t('Note:');
    case 'line':
      return vscode.l10n.t('Command line:');
    case 'cwd':
      return vscode.l10n.t('Working folder:');
    case 'path':
      return vscode.l10n.t('Source:');
    case 'folder':
      return vscode.l10n.t('Workspace folder:');
  }
}

export const ruleName = (rule: string): string => local(maskingRuleLabel(rule));

const longest = 60;

/** A value on one line of a list; of a long one the middle is left out. */
export function shortValue(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 12)}…${line.slice(-10)}`;
}

/** "3 places" */
export const placesText = (count: number): string =>
  count === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', count);

/** "3 values would be masked" */
export const valuesText = (count: number): string =>
  count === 1 ? vscode.l10n.t('1 value would be masked') : vscode.l10n.t('{0} values would be masked', count);
