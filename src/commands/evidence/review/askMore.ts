import * as vscode from 'vscode';
import type { MaskingReview } from './maskingReview.ts';

/** Asks for a text to be masked wherever it stands. */
export async function askMore(review: MaskingReview, value = ''): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Mask More'),
    prompt: vscode.l10n.t('Every place of this text will be masked, in all items.'),
    value,
    ignoreFocusOut: true,
    validateInput: (given) => problemOf(review, given),
  });
  if (text !== undefined && text !== '' && !review.isOver) review.maskMore([text]);
}

/** Why a text cannot be masked. */
export function problemOf({ text: { original } }: MaskingReview, given: string): string | undefined {
  if (given.trim() === '') return vscode.l10n.t('Type the text to mask.');
  if (/\[masked-[a-z]+-\d+\]/.test(given))
    return vscode.l10n.t('This contains a placeholder of what is masked already.');
  return original.includes(given)
    ? undefined
    : vscode.l10n.t('This text is nowhere in what is shown; it will be masked if it is in the rest.');
}
