import type { Case } from '../../src/domain/case.ts';
import type { CaseEdit } from '../../src/domain/edit.ts';
import type { PanelState } from '../../src/protocol/messages.ts';
import type { PanelMemory } from './panelMemory.ts';
import { goneOnTheWay, rebase, withEdit, type PendingEdit } from './pendingEdits.ts';

/**
 * The case as the page shows it: the last state that the extension told, with the edits on top that it does not have yet.
 * An edit is kept in the page's memory until it is known to be on disk.
 */
export class CaseModel {
  readonly #memory: PanelMemory;
  readonly #onChange: () => void;
  #state: PanelState | undefined;
  #shown: Case | undefined;
  #pending: readonly PendingEdit[];
  #refused: readonly CaseEdit[];
  /** The highest sequence that was handed to the extension. */
  #sent = 0;
  #sequence: number;

  constructor(memory: PanelMemory, onChange: () => void) {
    this.#memory = memory;
    this.#onChange = onChange;
    this.#pending = memory.current.pending ?? [];
    this.#refused = memory.current.refused ?? [];
    this.#sequence = Math.max(memory.current.sequence ?? 0, ...this.#pending.map(({ sequence }) => sequence));
  }

  /** The state as told; `undefined` until the extension has answered. */
  get state(): PanelState | undefined {
    return this.#state;
  }

  /** The case with the pending edits. */
  get case(): Case | undefined {
    return this.#shown;
  }

  /** Edits that are not known to be on disk. */
  get pending(): readonly PendingEdit[] {
    return this.#pending;
  }

  /** Edits that the extension did not take, or whose place is gone. */
  get refused(): readonly CaseEdit[] {
    return this.#refused;
  }

  get hasUnsent(): boolean {
    return this.#pending.some(({ sequence }) => sequence > this.#sent);
  }

  /** Takes over what the extension tells. */
  receive(state: PanelState): void {
    if (this.#state === undefined) this.#sent = state.sequence;
    this.#sequence = Math.max(this.#sequence, state.sequence);
    const arrived = this.#pending.filter(
      ({ sequence }) => sequence > (this.#state?.sequence ?? state.sequence) && sequence <= state.sequence,
    );
    this.#refused = [...this.#refused, ...goneOnTheWay(state.case, arrived)];
    this.#state = state;
    this.#pending = this.#pending.filter(({ sequence }) => sequence > state.savedSequence);
    this.#rebase(state);
    this.#remember();
    this.#onChange();
  }

  /** Applies edits at once. They are sent by `takeUnsent`. */
  edit(edits: readonly CaseEdit[]): void {
    if (this.#state === undefined || edits.length === 0) return;
    if (!this.hasUnsent) this.#sequence = Math.max(this.#sequence, this.#sent) + 1;
    for (const edit of edits) this.#pending = withEdit(this.#pending, edit, this.#sequence, this.#sent);
    this.#rebase(this.#state);
    this.#remember();
    this.#onChange();
  }

  /** The edits not handed over yet, one batch for each sequence; they count as handed over from now on. */
  takeUnsent(): { sequence: number; edits: CaseEdit[] }[] {
    const batches = new Map<number, CaseEdit[]>();
    for (const { sequence, edit } of this.#pending) {
      if (sequence <= this.#sent) continue;
      batches.set(sequence, [...(batches.get(sequence) ?? []), edit]);
    }
    this.#sent = Math.max(this.#sent, ...batches.keys());
    return [...batches].map(([sequence, edits]) => ({ sequence, edits }));
  }

  /** The extension has not answered: what it does not have is to be sent again. */
  sendAgain(): void {
    this.#sent = this.#state?.sequence ?? 0;
  }

  /** The extension refused a batch: the values stay in the page until the user decides. */
  refuse(sequence: number): void {
    const isRefused = (entry: PendingEdit): boolean => entry.sequence === sequence;
    this.#refused = [...this.#refused, ...this.#pending.filter(isRefused).map(({ edit }) => edit)];
    this.#pending = this.#pending.filter((entry) => !isRefused(entry));
    if (this.#state) this.#rebase(this.#state);
    this.#remember();
    this.#onChange();
  }

  /** Empties the list of refused edits. @returns what was in it */
  takeRefused(): readonly CaseEdit[] {
    const refused = this.#refused;
    this.#refused = [];
    this.#remember();
    this.#onChange();
    return refused;
  }

  #rebase(state: PanelState): void {
    const isIncluded = ({ sequence }: PendingEdit): boolean => sequence <= state.sequence;
    const rebased = rebase<Case>(
      state.case,
      this.#pending.filter((entry) => !isIncluded(entry)),
    );
    this.#shown = rebased.value;
    this.#pending = [...this.#pending.filter(isIncluded), ...rebased.kept];
    this.#refused = [...this.#refused, ...rebased.lost.map(({ edit }) => edit)];
  }

  #remember(): void {
    this.#memory.update({ pending: [...this.#pending], refused: [...this.#refused], sequence: this.#sequence });
  }
}
