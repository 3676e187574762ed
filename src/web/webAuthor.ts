import * as vscode from 'vscode';
import { authorSetting } from '../platform/authorSetting.ts';
import type { AuthorSource } from '../platform/platform.ts';

/**
 * The name for new records and events where there is neither git nor a user of the system: the setting `casebook.author`, else
 * the account that the user is signed in with already; nobody is asked to sign in.
 */
export class WebAuthor implements AuthorSource {
  #account: string | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  start(): vscode.Disposable {
    void this.#load();
    return vscode.Disposable.from(
      this.#changed,
      vscode.authentication.onDidChangeSessions(() => void this.#load()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('casebook.author')) this.#changed.fire();
      }),
    );
  }

  name(): string {
    const setting = authorSetting();
    return setting === '' ? (this.#account ?? vscode.l10n.t('Unnamed author')) : setting;
  }

  async #load(): Promise<void> {
    try {
      const session = await vscode.authentication.getSession('github', ['read:user'], { silent: true });
      this.#account = session?.account.label;
      this.#changed.fire();
    } catch {
      // Nobody offers accounts here.
    }
  }
}
