import * as vscode from 'vscode';
import * as z from 'zod';

const nameSchema = z.string().catch('');

/** The setting `casebook.author`; empty when it says nothing. */
export const authorSetting = (): string =>
  nameSchema.parse(vscode.workspace.getConfiguration('casebook').get('author')).trim();
