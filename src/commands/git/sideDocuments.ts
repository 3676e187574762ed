import * as vscode from 'vscode';
import { local } from '../../platform/language.ts';
import type { SideNames } from './askConflicts.ts';
import type { ConflictQuestion } from './conflictChoices.ts';

const scheme = 'casebook-side';

/** The question stays open over the first lines of the editor. */
const belowQuestion = '\n'.repeat(11);

/** The two values of a conflict in full, side by side, read-only. */
export class SideDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  #count = 0;

  /** Makes the documents known to VS Code; they are forgotten when closed. */
  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === scheme) this.#texts.delete(uri.toString());
      }),
    );
  }

  /** Opens a comparison, leaving the focus where the question is. */
  async compare({ place, choices }: ConflictQuestion, sides: SideNames): Promise<void> {
    const words = (from: 'mine' | 'theirs'): string => {
      const choice = choices.find((other) => other.from === from);
      return choice ? local(choice.words) : '';
    };
    this.#count += 1;
    const [mine, theirs] = (['mine', 'theirs'] as const).map((from) => {
      const uri = vscode.Uri.from({ scheme, path: `/${this.#count}/${from}.txt` });
      this.#texts.set(uri.toString(), `${belowQuestion}${sides[from]}\n\n${words(from)}\n`);
      return uri;
    });
    const title = vscode.l10n.t('{0}: {1} ↔ {2}', local(place), sides.mine, sides.theirs);
    await vscode.commands.executeCommand('vscode.diff', mine, theirs, title, { preview: true, preserveFocus: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }
}
