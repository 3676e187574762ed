import path from 'node:path/posix';
import * as vscode from 'vscode';
import type { Evidence, EvidenceSource } from '../../domain/evidence.ts';
import type { NewEvidence } from '../../evidence/attachEvidence.ts';
import { excerptOf, type Excerpt } from '../../evidence/excerpt.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../commands.ts';
import { attachTo } from './attachTo.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { documentSources } from './excerptSource.ts';
import { noteAttached } from './noteAttached.ts';
import { mayExceed, sizeLimit, sizeText } from './sizeLimit.ts';
import { encodingOf } from './sourceOf.ts';

/** More cursors than this are a column selection, which is no set of excerpts. */
const mostSelections = 20;

/** Attaches what is selected in the editor, with its file and lines, to the active case; the line of the cursor when nothing is. */
export const attachSelection =
  ({ services }: EvidenceContext) =>
  async (): Promise<void> => {
    await attach(services);
  };

/** The same, and asks for a note on each of the excerpts. They are attached first: whatever happens meanwhile, they are kept. */
export const attachSelectionWithNote =
  ({ services }: EvidenceContext) =>
  async (): Promise<void> => {
    const done = await attach(services);
    if (done) await noteAttached(services, done.folder, done.attached);
  };

/** @returns undefined when the user cancelled */
async function attach(services: Services): Promise<{ folder: CaseFolder; attached: Evidence[] } | undefined> {
  // Taken before anything is asked: the user may go on and select something else.
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw noEditor();
  const excerpts = excerptsOf(editor);
  const { uri } = editor.document;
  const encoding = encodingOf(editor.document);
  const unsaved = editor.document.isDirty || editor.document.isUntitled;
  const places = excerpts.map(({ text: _, ...lines }) => ({ ...lines, ...(unsaved ? { unsaved } : {}) }));
  const sources = documentSources(uri, encoding, places);
  const folder = await services.active.require();
  if (folder === undefined) return undefined;
  const limit = sizeLimit(vscode.Uri.parse(folder));
  const bytes = excerpts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (bytes > limit && (await mayExceed([sizeText(bytes)], limit)) !== 'attach') return undefined;
  const known = await sources;
  const items = excerpts.map((excerpt, index) => newEvidence(uri, excerpt, known[index]));
  return { folder, attached: await attachTo(services, folder, items) };
}

function excerptsOf({ document, selections }: vscode.TextEditor): Excerpt[] {
  const selected = selections.filter(({ isEmpty }) => !isEmpty);
  const chosen = selected.length > 0 ? selected : selections.slice(0, 1);
  if (chosen.length > mostSelections) {
    throw new UserError(
      vscode.l10n.t(
        '{0} places are selected. Select one block of lines, or at most {1} of them.',
        chosen.length,
        mostSelections,
      ),
    );
  }
  const excerpts = [...chosen]
    .sort((a, b) => a.start.compareTo(b.start))
    .map((selection) => excerptOf(document, selection))
    .filter((excerpt) => excerpt !== undefined);
  if (excerpts.length === 0) {
    throw new UserError(
      vscode.l10n.t('Nothing is selected. Select the lines that show the problem, then attach them.'),
    );
  }
  return excerpts;
}

function newEvidence(
  uri: vscode.Uri,
  { text, startLine, endLine }: Excerpt,
  source: EvidenceSource | undefined,
): NewEvidence {
  const lines = startLine === endLine ? String(startLine) : `${startLine}-${endLine}`;
  return {
    kind: 'log',
    title: `${path.basename(uri.path)}:${lines}`,
    // Not .log: many repositories ignore that, and the evidence would not be committed.
    extension: '.txt',
    content: text,
    ...(source ? { source } : {}),
  };
}

/** VS Code gives extensions no documents over 50 MB, and no editor for pictures and the like. */
function noEditor(): UserError {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputText)) {
    return new UserError(
      vscode.l10n.t('No text editor is open. Open the log, select the lines that show the problem, then attach them.'),
    );
  }
  return new UserError(
    vscode.l10n.t(
      'VS Code keeps files over 50 MB from extensions, so the selection cannot be read. Copy the lines into a new file (Ctrl+N, paste), and attach them from there, or cut the log into smaller files.',
    ),
    {
      title: vscode.l10n.t('New File with Copied Text'),
      run: async () => {
        const content = await vscode.env.clipboard.readText();
        const document = await vscode.workspace.openTextDocument({ content });
        const editor = await vscode.window.showTextDocument(document);
        const last = document.lineAt(document.lineCount - 1).range.end;
        editor.selection = new vscode.Selection(new vscode.Position(0, 0), last);
      },
    },
  );
}
