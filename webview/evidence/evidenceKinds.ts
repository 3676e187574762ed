import * as l10n from '@vscode/l10n';

/** The codicon of a kind of evidence. */
export const evidenceIcon = (kind: unknown): string =>
  kind === 'log' ? 'output' : kind === 'terminal' ? 'terminal' : 'file';

/** The name of a kind of evidence; one of a newer version as it stands. */
export const evidenceKind = (kind: string): string => {
  if (kind === 'log') return l10n.t('Log excerpt');
  if (kind === 'terminal') return l10n.t('Command output');
  return kind === 'file' ? l10n.t('File') : kind;
};
