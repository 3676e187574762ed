import { newCase, type Case } from '../../../src/domain/case.ts';
import { applyEdit, type CaseEdit } from '../../../src/domain/edit.ts';

/** As much of a case document as evidence needs: edits in memory, and undo. */
export class MemoryDocument {
  case: Case = newCase({ title: 'T', author: 'A', now: 0, number: 'TS-19700101-00000' });
  failNext: Error | undefined;
  readonly #happened: string[];
  readonly #before: Case[] = [];

  constructor(happened: string[] = []) {
    this.#happened = happened;
  }
  edit(edits: readonly CaseEdit[]): void {
    if (this.failNext) throw this.failNext;
    this.#before.push(this.case);
    for (const edit of edits) this.case = applyEdit(this.case, edit).value;
    this.#happened.push('edit');
  }
  undo(): void {
    this.case = this.#before.pop() ?? this.case;
  }
}
