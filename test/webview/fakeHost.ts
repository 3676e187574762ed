import type { Case } from '../../src/domain/case.ts';
import { applyEdit, EditTargetGone, valueAt, type CaseEdit } from '../../src/domain/edit.ts';
import { openChannel, type Channel } from '../../src/protocol/channel.ts';
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
      case 'ready':
      case 'flush':
      case 'run':
      case 'saveFile':
      case 'openLink':
    }
    return this.state;
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
