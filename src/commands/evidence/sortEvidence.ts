import * as vscode from 'vscode';
import * as z from 'zod';
import { evidenceOrders, orderEdits, type EvidenceOrder } from '../../domain/evidenceOrder.ts';
import type { SortArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { explained } from './explain.ts';

const namedOrder = z.object({ order: z.enum(evidenceOrders) });

/** Puts the evidence of a case into the order of time, in the case itself: reports and other people see it so. One step to undo. */
export const sortEvidence =
  ({ services }: EvidenceContext) =>
  async (argument?: SortArgument): Promise<void> => {
    const folder = await services.resolveCase(argument);
    if (folder === undefined) return;
    const named = namedOrder.safeParse(argument);
    const order = named.success ? named.data.order : await askOrder();
    if (order === undefined) return;
    const document = await services.store.open(folder);
    try {
      const edits = orderEdits(document.case.evidence ?? [], order);
      if (edits.length === 0) {
        vscode.window.setStatusBarMessage(vscode.l10n.t('The evidence is in this order already.'), 5_000);
        return;
      }
      await explained(async () => {
        document.edit(edits);
        await document.flush();
      });
      vscode.window.setStatusBarMessage(
        vscode.l10n.t('The evidence of {0} was put in order. Undo brings the old order back.', document.case.number),
        8_000,
      );
    } finally {
      document.release();
    }
  };

async function askOrder(): Promise<EvidenceOrder | undefined> {
  const names: Readonly<Record<EvidenceOrder, string>> = {
    eventOldest: vscode.l10n.t('When it happened, oldest first'),
    eventNewest: vscode.l10n.t('When it happened, newest first'),
    attachedOldest: vscode.l10n.t('When it was attached, oldest first'),
    attachedNewest: vscode.l10n.t('When it was attached, newest first'),
  };
  const picked = await vscode.window.showQuickPick(
    evidenceOrders.map((order) => ({ label: names[order], order })),
    {
      title: vscode.l10n.t('Order of the evidence'),
      placeHolder: vscode.l10n.t('By which time? A command happened when it was started.'),
    },
  );
  return picked?.order;
}
