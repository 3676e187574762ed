import * as vscode from 'vscode';
import { titleOf } from '../../domain/evidence.ts';
import { UserError } from '../../platform/userError.ts';
import type { NetworkViews } from '../../views/networkViews.ts';
import { pickNetworkEvidence } from '../../views/pickNetworkEvidence.ts';
import type { EvidenceArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { withEvidence } from './pickEvidence.ts';

/** Shows the output of a network test as charts and tables beside its text. */
export const openNetworkView =
  ({ services }: EvidenceContext, views: NetworkViews) =>
  (argument?: EvidenceArgument | vscode.Uri): Promise<void> =>
    withEvidence(
      services,
      argument,
      async ({ folder }, item) => {
        const { verdict } = await services.verdicts.facts(folder, item);
        if (!verdict)
          throw new UserError(
            vscode.l10n.t(
              'Nothing in “{0}” reads like the output of ping, traceroute or a tool like them. Open it as text instead.',
              titleOf(item),
            ),
            {
              title: vscode.l10n.t('Open Evidence'),
              run: () =>
                vscode.commands.executeCommand('casebook.openEvidence', { caseFolder: folder, evidence: item.id }),
            },
          );
        await views.open(folder, item.id);
      },
      (document) => pickNetworkEvidence(services, document, { placeHolder: vscode.l10n.t('Which network test?') }),
    );
