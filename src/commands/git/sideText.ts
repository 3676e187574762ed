import * as vscode from 'vscode';
import type { SideName } from '../../git/operation.ts';
import { shorten } from '../../platform/shorten.ts';

/** What a side of a conflict is called to the user: by its branch or commit, never "ours" and "theirs". */
export function sideText(side: SideName): string {
  switch (side.kind) {
    case 'branch':
      return side.name;
    case 'onto':
      return vscode.l10n.t('{0} (new base)', side.name);
    case 'commit':
      return vscode.l10n.t('commit {0} “{1}”', side.id, shorten(side.subject, 50));
    case 'replayed':
      return vscode.l10n.t('your commit {0} “{1}”', side.id, shorten(side.subject, 50));
    case 'label':
      return shorten(side.label, 60);
    case 'current':
      return vscode.l10n.t('the current version');
    case 'incoming':
      return vscode.l10n.t('the incoming version');
  }
}
