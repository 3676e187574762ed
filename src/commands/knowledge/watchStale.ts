import * as vscode from 'vscode';
import { MaskingPlan } from '../../evidence/secrets/maskingPlan.ts';
import { readMaskingSettings } from '../../evidence/secrets/maskingSettings.ts';
import { PlaceholderBook } from '../../evidence/secrets/placeholders.ts';
import { changeArticle } from '../../knowledge/articleFile.ts';
import { StaleArticles } from '../../knowledge/staleArticles.ts';
import type { Services } from '../../services.ts';
import { anyFileAccess } from '../../store/anyFileAccess.ts';
import { workerScan } from '../evidence/review/workerScan.ts';
import { unsavedDocument } from './applyToArticle.ts';

/** Marks articles as stale when their case is reopened, and says so. */
export function watchStale({ store, knowledge, log, context }: Services): StaleArticles {
  return new StaleArticles({
    store,
    knowledge,
    log,
    write: async (uri, change) => {
      // Somebody is typing into it: saving makes it change on disk, and it is looked at again.
      if (unsavedDocument(uri)) return false;
      return changeArticle(anyFileAccess, uri, change);
    },
    mask: async (folder, text) => {
      const configuration = vscode.workspace.getConfiguration('casebook.masking', vscode.Uri.parse(folder));
      const { settings } = readMaskingSettings({
        rules: configuration.get('rules'),
        custom: configuration.get('custom'),
        allow: configuration.get('allow'),
      });
      const { findings, known } = await workerScan(context, settings)({ texts: [text], known: [] });
      return new MaskingPlan(new PlaceholderBook(), known).apply(text, findings[0] ?? []).text;
    },
    onMarked: (uri, number) => void announce(uri, number),
  });
}

async function announce(uri: string, number: string): Promise<void> {
  const open = vscode.l10n.t('Open Article');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} was reopened: its knowledge article is marked as stale until it is reviewed.', number),
    open,
  );
  if (chosen === open) await vscode.commands.executeCommand('casebook.openArticle', { article: uri });
}
