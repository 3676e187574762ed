import * as vscode from 'vscode';
import { caseLinkPath, caseLinkQuery } from '../../domain/caseLink.ts';
import type { Services } from '../../services.ts';
import type { CommandHandlers } from '../commands.ts';
import { handOverCommand } from './handOver.ts';
import { openNumber } from './openNumber.ts';

/** Handing cases over, and links to them. */
export function reachCommands(services: Services): CommandHandlers {
  const { store, resolveCase, context } = services;
  return {
    'casebook.handOver': handOverCommand(services),
    'casebook.openNumber': (target) => openNumber(services, target),
    'casebook.copyLink': async (argument) => {
      const folder = await resolveCase(argument);
      const entry = folder === undefined ? undefined : store.entry(folder);
      const number = entry?.kind === 'case' ? entry.summary.number : entry?.number;
      if (number === undefined) return;
      // VS Code, its Insiders and its relatives each have a scheme of their own.
      const link = vscode.Uri.from({
        scheme: vscode.env.uriScheme,
        authority: context.extension.id,
        path: caseLinkPath({ number }),
        query: caseLinkQuery({ number }),
      });
      await vscode.env.clipboard.writeText(link.toString());
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied the link to {0}', number), 3_000);
    },
  };
}
