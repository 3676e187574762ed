import * as vscode from 'vscode';
import { evidenceFolderOf } from '../../evidence/evidenceFolderOf.ts';
import { keptEvidence, type KeptEvidence } from '../../evidence/keptEvidence.ts';
import { RemovedEvidence } from '../../evidence/removedEvidence.ts';
import { CaptureRunner } from '../../evidence/terminal/captureRunner.ts';
import type { TerminalMemory } from '../../evidence/terminal/terminalMemory.ts';
import { report } from '../../platform/report.ts';
import type { Services } from '../../services.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseFolder } from '../commands.ts';
import { CommandPreview } from './commandPreview.ts';

const dayMs = 24 * 60 * 60_000;

/** What the commands about evidence share. */
export class EvidenceContext implements vscode.Disposable {
  readonly services: Services;
  readonly terminals: TerminalMemory;
  readonly runner: CaptureRunner;
  readonly commandPreview: CommandPreview;
  /** The command of the user's own that was run last in this window. */
  ownCommand = '';
  readonly #kept: KeptEvidence;
  readonly #removed: RemovedEvidence;
  /** Cases from which evidence was removed in this window: held open so that undoing works and brings the file back. */
  readonly #watched = new Map<CaseFolder, { document: CaseDocument; listener: { dispose(): void } }>();

  constructor(services: Services, terminals: TerminalMemory) {
    this.services = services;
    this.terminals = terminals;
    this.runner = new CaptureRunner(vscode.l10n.t('Casebook'), terminals);
    this.commandPreview = new CommandPreview(terminals);
    const storage = services.context.storageUri ?? services.context.globalStorageUri;
    this.#kept = keptEvidence(vscode.Uri.joinPath(storage, 'removed-evidence'));
    this.#removed = new RemovedEvidence(this.#kept.folder);
  }

  /** The files of removed evidence, ready for use. They are kept for 30 days. */
  async removed(): Promise<RemovedEvidence> {
    await this.#kept.prepare(30 * dayMs);
    return this.#removed;
  }

  /** Has the files of removed evidence follow every change of the case, e.g. an undo, for as long as the window lives. */
  async followRemovals(folder: CaseFolder): Promise<void> {
    if (this.#watched.has(folder)) return;
    const document = await this.services.store.open(folder);
    const listener = document.onDidChange(() => {
      this.#removed
        .settle(() => document.case, evidenceFolderOf(folder))
        .catch((error: unknown) => report(error, this.services.log, 'casebook.undo'));
    });
    this.#watched.set(folder, { document, listener });
  }

  dispose(): void {
    this.runner.dispose();
    this.commandPreview.dispose();
    for (const { document, listener } of this.#watched.values()) {
      listener.dispose();
      document.release();
    }
    this.#watched.clear();
  }
}
