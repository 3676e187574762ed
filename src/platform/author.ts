import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { authorSetting } from './authorSetting.ts';
import type { AuthorSource } from './platform.ts';

const run = promisify(execFile);

/** The name for new records and events: the setting `casebook.author`, else git's `user.name`, else the system's user. */
export class Author implements AuthorSource {
  #gitName: string | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  /** Asks git once, in the background; in Restricted Mode, where git is not touched, as soon as the workspace is trusted. */
  start(): vscode.Disposable {
    if (vscode.workspace.isTrusted) void this.#load();
    return vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#load()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('casebook.author')) this.#changed.fire();
      }),
    );
  }

  async #load(): Promise<void> {
    const cwd = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath;
    try {
      const { stdout } = await run('git', ['config', 'user.name'], {
        ...(cwd === undefined ? {} : { cwd }),
        timeout: 5_000,
      });
      this.#gitName = stdout.trim();
      this.#changed.fire();
    } catch {
      // No git, or no name set: the system's user stands in.
    }
  }

  name(): string {
    return [authorSetting(), this.#gitName].find((name) => name !== undefined && name !== '') ?? userInfo().username;
  }
}
