import * as vscode from 'vscode';
import { records } from '../domain/case.ts';
import { keyboardMap } from '../help/keyboardMap.ts';
import { statusHelp } from '../help/statusHelp.ts';
import { stepHelp } from '../help/stepHelp.ts';
import { language, local } from '../platform/language.ts';
import { showMarkdownPreview } from '../platform/showMarkdownPreview.ts';

const scheme = 'casebook-help';

/** A page of help: the key of a record, or one of the others. */
export type HelpPage = (typeof records)[number]['key'] | 'statuses' | 'keyboard';

export const isHelpPage = (value: unknown): value is HelpPage =>
  value === 'statuses' || value === 'keyboard' || records.some(({ key }) => key === value);

/** The pages of help as read-only documents, made when they are opened. */
export class HelpDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #manifest: unknown;
  readonly #registration: vscode.Disposable;

  constructor(manifest: unknown) {
    this.#manifest = manifest;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  show(page: HelpPage): Promise<void> {
    return showMarkdownPreview(vscode.Uri.from({ scheme, path: `/${helpTitle(page)}.md`, query: page }));
  }

  provideTextDocumentContent({ query }: vscode.Uri): string {
    if (query === 'statuses') return statusHelp(language());
    const at = records.findIndex(({ key }) => key === query);
    const record = records[at];
    if (record) return stepHelp(record, at + 1, language());
    return keyboardMap(this.#manifest, language());
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

/** The name of a page in the editor's language. */
export function helpTitle(page: HelpPage): string {
  if (page === 'statuses') return vscode.l10n.t('Statuses');
  if (page === 'keyboard') return vscode.l10n.t('Keyboard Map');
  const record = records.find(({ key }) => key === page);
  return record ? local(record.label) : '';
}
