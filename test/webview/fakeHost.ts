import type { Case } from '../../src/domain/case.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { applyEdit, EditTargetGone, valueAt, type CaseEdit } from '../../src/domain/edit.ts';
import type { EvidencePreview } from '../../src/protocol/evidenceMessages.ts';
import { openChannel, type Channel } from '../../src/protocol/channel.ts';
import type { SimilarAnswer } from '../../src/protocol/similarMessages.ts';
import { panelRequestSchema, type PanelRequest, type PanelState } from '../../src/protocol/messages.ts';

/** The extension's end of the channel for tests of the page: keeps a case, takes edits, undoes them. */
export class FakeHost {
  /** Every request, in order. */
  readonly requests: PanelRequest[] = [];
  readonly problems: unknown[] = [];
  state: PanelState;
  /** Takes requests and never answers them. */
  isSilent = false;
  /** Refuses edits with this message. */
  refusal: string | undefined;
  /** Edits are known to be on disk only after `save()`. */
  savesByItself = true;
  /** What is in the items, by their ids; the others have three lines of text. */
  readonly previews = new Map<string, EvidencePreview>();
  /** What is said of similar cases; asked for once the state has a `similarRevision`. */
  similar: SimilarAnswer = { cases: [], isReading: false };
  /** Files that the page handed over and the extension attached, by the ids of the items. */
  readonly files = new Map<string, { name: string; isPasted: boolean; content: Buffer }>();
  /** Refuses the next file with this message. */
  fileRefusal: string | undefined;
  /** Holds back the answer to every piece of a file until this is settled. */
  disk: Promise<void> = Promise.resolve();
  readonly #incoming = new Map<string, { name: string; isPasted: boolean; content: Buffer }>();
  readonly #channel: Channel;
  #undo: Case[] = [];
  #redo: Case[] = [];

  constructor(
    current: Case,
    post: (message: unknown) => void,
    listen: (onMessage: (message: unknown) => void) => () => void,
  ) {
    this.state = {
      case: current,
      revision: 0,
      sequence: 0,
      savedSequence: 0,
      save: { kind: 'saved' },
      canUndo: false,
      canRedo: false,
      isActive: false,
      conflicts: [],
      author: 'Wang Wu',
    };
    this.#channel = openChannel(
      { post, listen },
      {
        onRequest: (body) => this.#answer(panelRequestSchema.parse(body)),
        onEvent: () => undefined,
        onProblem: (error) => this.problems.push(error),
      },
    );
  }

  get case(): Case {
    return this.state.case;
  }

  at(...path: string[]): unknown {
    return valueAt(this.state.case, path);
  }

  /** The edits that arrived, in order. */
  get edits(): CaseEdit[] {
    return this.requests.flatMap((request) => (request.type === 'edit' ? request.edits : []));
  }

  count(type: PanelRequest['type']): number {
    return this.requests.filter((request) => request.type === type).length;
  }

  /** Somebody else changes the case. */
  change(...edits: CaseEdit[]): void {
    let current = this.state.case;
    for (const edit of edits) current = applyEdit(current, edit).value;
    this.show({ case: current, revision: this.state.revision + 1 });
  }

  /** Tells the page a changed state. */
  show(change: Partial<PanelState>): void {
    this.state = { ...this.state, ...change };
    this.#channel.emit({ type: 'state', state: this.state });
  }

  reveal(...path: string[]): void {
    this.#channel.emit({ type: 'reveal', path });
  }

  save(): void {
    this.show({ savedSequence: this.state.sequence, save: { kind: 'saved' } });
  }

  /** The window is closed and opened: what was not saved is gone, the panel is a new one. */
  restart(saved: Case): void {
    this.state = { ...this.state, case: saved, sequence: 0, savedSequence: 0, revision: 0 };
  }

  dispose(): void {
    this.#channel.dispose();
  }

  #answer(request: PanelRequest): unknown {
    this.requests.push(request);
    if (this.isSilent) return new Promise(() => undefined);
    switch (request.type) {
      case 'edit':
        this.#edit(request.sequence, request.edits);
        break;
      case 'undo':
        this.#step(this.#undo, this.#redo);
        break;
      case 'redo':
        this.#step(this.#redo, this.#undo);
        break;
      case 'preview':
        return this.previews.get(request.evidence) ?? { kind: 'text', text: 'one\ntwo\nthree\n', isWhole: true };
      case 'similar':
        return this.similar;
      case 'beginFile':
        this.#incoming.set(request.file, { ...request, content: Buffer.alloc(0) });
        return { isWanted: true };
      case 'fileChunk':
        return this.disk.then(() => this.#takeChunk(request.file, request.data));
      case 'endFile':
        return { evidence: this.#attach(request.file) };
      case 'cancelFile':
        this.#incoming.delete(request.file);
        return undefined;
      case 'attachUris':
      case 'ready':
      case 'flush':
      case 'run':
      case 'saveFile':
      case 'openLink':
      case 'openSimilar':
      case 'useSolution':
    }
    return this.state;
  }

  #takeChunk(file: string, data: Uint8Array): void {
    const incoming = this.#incoming.get(file);
    const refusal = this.fileRefusal;
    this.fileRefusal = undefined;
    if (refusal !== undefined) throw new Error(refusal);
    if (incoming) incoming.content = Buffer.concat([incoming.content, data]);
  }

  #attach(file: string): string {
    const incoming = this.#incoming.get(file);
    if (!incoming) throw new Error('No such file');
    const id = `new${this.files.size + 1}`;
    this.files.set(id, incoming);
    const item: Evidence = {
      id,
      kind: 'file',
      title: incoming.isPasted ? 'Screenshot 1' : incoming.name,
      file: `evidence/${id}.png`,
      bytes: incoming.content.length,
      sha256: 'b'.repeat(64),
      attachedAt: '2026-03-04T11:00:00+08:00',
      attachedBy: 'Wang Wu',
    };
    this.change({ type: 'insert', path: ['evidence'], after: this.case.evidence?.at(-1)?.id ?? null, item });
    return id;
  }

  #edit(sequence: number, edits: readonly CaseEdit[]): void {
    if (sequence <= this.state.sequence) return;
    if (this.refusal !== undefined) throw new Error(this.refusal);
    this.#undo.push(this.state.case);
    this.#redo = [];
    let current = this.state.case;
    for (const edit of edits) {
      try {
        current = applyEdit(current, edit).value;
      } catch (error) {
        // As the extension does: the rest of the batch still counts.
        if (!(error instanceof EditTargetGone)) throw error;
      }
    }
    this.show({
      case: current,
      sequence,
      revision: this.state.revision + 1,
      canUndo: true,
      canRedo: false,
      ...(this.savesByItself ? { savedSequence: sequence, save: { kind: 'saved' } } : { save: { kind: 'saving' } }),
    });
  }

  #step(from: Case[], to: Case[]): void {
    const target = from.pop();
    if (!target) return;
    to.push(this.state.case);
    this.show({
      case: target,
      revision: this.state.revision + 1,
      canUndo: this.#undo.length > 0,
      canRedo: this.#redo.length > 0,
    });
  }
}
