import * as vscode from 'vscode';
import { fenced } from '../domain/evidenceMarkdown.ts';

/** What an assistant wants to write, for the person who decides. */
export interface PlannedWrite {
  readonly title: string;
  /** One line for each value. */
  readonly lines: readonly string[];
}

/** The writer was not allowed to. Its message is read by the assistant. */
export class WriteNotAllowed extends Error {
  override readonly name = 'WriteNotAllowed';
}

/** A confirmation that nobody used is worth nothing after so long, ms. */
const confirmedForMs = 10 * 60_000;
const mostRemembered = 50;

/**
 * Nothing that an assistant wants is written without a person's yes. VS Code asks with what `confirmation` returns; a call that
 * comes without that question, or in a window that is told to approve every tool by itself, is asked here.
 */
export class WriteGate {
  /** Input of a write that VS Code was told to ask about, and when. */
  readonly #asked = new Map<string, number>();

  /** The question for VS Code to ask. @param input as the tool will be called with */
  confirmation(input: unknown, planned: PlannedWrite): vscode.LanguageModelToolConfirmationMessages {
    this.#asked.set(JSON.stringify(input), Date.now());
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > mostRemembered && oldest !== undefined) this.#asked.delete(oldest);
    // Outside a chat VS Code shows Markdown as plain text, escapes and all: a block of code is the same in both.
    const message = new vscode.MarkdownString(fenced(planned.lines.join('\n')));
    message.isTrusted = false;
    return { title: planned.title, message };
  }

  /** @throws WriteNotAllowed in Restricted Mode, and when the person says no */
  async pass(input: unknown, planned: PlannedWrite): Promise<void> {
    if (!vscode.workspace.isTrusted)
      throw new WriteNotAllowed(
        'Nothing was written: this window is in Restricted Mode, where assistants can only read cases. The user can trust the workspace.',
      );
    const key = JSON.stringify(input);
    const at = this.#asked.get(key) ?? -Infinity;
    this.#asked.delete(key);
    if (Date.now() - at < confirmedForMs && !approvesByItself()) return;
    const write = vscode.l10n.t('Write');
    const detail = planned.lines.join('\n').slice(0, 4_000);
    if ((await vscode.window.showWarningMessage(planned.title, { modal: true, detail }, write)) === write) return;
    throw new WriteNotAllowed('Nothing was written: the user did not allow it.');
  }
}

/** Whether this window approves all tools without asking; the setting was renamed in 1.104. */
const approvesByItself = (): boolean => {
  const chat = vscode.workspace.getConfiguration('chat');
  return ['tools.autoApprove', 'tools.global.autoApprove'].some((name) => chat.get<unknown>(name) === true);
};
