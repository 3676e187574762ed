import * as vscode from 'vscode';
import type { Option } from '../../domain/field.ts';
import { local } from '../../platform/language.ts';

export interface OptionQuestion<C extends string> {
  readonly title: string;
  readonly placeHolder: string;
  readonly options: readonly Option<C>[];
  /** This one comes first. */
  readonly first?: string | undefined;
  /** What is said beside an option. */
  readonly describe?: (code: C) => string | undefined;
  /** What is said below an option. */
  readonly detail?: (code: C) => string | undefined;
}

/** Asks for one of several codes. @returns `undefined` when the user cancelled */
export async function askOption<C extends string>(question: OptionQuestion<C>): Promise<C | undefined> {
  const { title, placeHolder, options, first, describe, detail } = question;
  const items = options
    .toSorted((one, other) => Number(other.code === first) - Number(one.code === first))
    .map(({ code, label }) => ({
      label: local(label),
      description: describe?.(code) ?? '',
      detail: detail?.(code) ?? '',
      code,
    }));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  return picked?.code;
}
