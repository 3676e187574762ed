import * as vscode from 'vscode';

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string | undefined;
  readonly placeHolder?: string;
  /** May be left empty. */
  readonly isOptional?: boolean;
}

/** Asks for a line of text. @returns the text without space around it, '' when it was left empty; `undefined`: cancelled */
export async function askText(question: TextQuestion): Promise<string | undefined> {
  const { title, prompt, value = '', placeHolder, isOptional = false } = question;
  const typed = await vscode.window.showInputBox({
    title,
    prompt: isOptional ? vscode.l10n.t('{0} May be left empty.', prompt) : prompt,
    value,
    ...(placeHolder !== undefined && { placeHolder }),
    ignoreFocusOut: true,
    validateInput: (text) => (isOptional || text.trim() !== '' ? undefined : vscode.l10n.t('This is needed.')),
  });
  return typed?.trim();
}
