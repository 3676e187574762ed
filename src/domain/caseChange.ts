import type { Case } from './case.ts';
import { applyEdit, valueAt, type CaseEdit } from './edit.ts';
import { newId, type RandomBytes } from './id.ts';
import { isSame } from './isSame.ts';
import { itemsOf } from './records/rules.ts';
import type { EventType } from './timeline.ts';

/** Who does something to a case, and when. */
export interface Doing {
  readonly by: string;
  /** ISO 8601 with an offset. */
  readonly at: string;
  /** For ids; the system's random bytes by default. */
  readonly random?: RandomBytes | undefined;
}

/** Collects edits that build on one another. Nothing is written: `edits` is what the store is given, as one step to undo. */
export class CaseChange {
  readonly #doing: Doing;
  readonly #edits: CaseEdit[] = [];
  #current: Case;

  constructor(current: Case, doing: Doing) {
    this.#current = current;
    this.#doing = doing;
  }

  get edits(): CaseEdit[] {
    return [...this.#edits];
  }
  /** The case with the edits so far. */
  get current(): Case {
    return this.#current;
  }

  /** Writes a value, `undefined` to take it out. Nothing happens when it is there already. */
  set(path: readonly string[], value: unknown): void {
    if (isSame(valueAt(this.#current, path), value)) return;
    // Written at the first part of the path that is not there, so that taking it back leaves no empty objects behind.
    const depth = path.findIndex((_, index) => valueAt(this.#current, path.slice(0, index + 1)) === undefined) + 1;
    const length = depth === 0 ? path.length : depth;
    const nested = path.slice(length).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
    this.#apply({ type: 'set', path: path.slice(0, length), value: nested });
  }

  /** Writes a value where a person has not written one. */
  fill(path: readonly string[], value: string | undefined): void {
    const before = valueAt(this.#current, path);
    if (value !== undefined && (before === undefined || before === '')) this.set(path, value);
  }

  /** Puts an item with a new id at the end of a list. */
  append(path: readonly string[], item: Readonly<Record<string, unknown>>): void {
    const list = valueAt(this.#current, path);
    const added = { id: newId(this.#doing.random), ...definedOnly(item) };
    const last = itemsOf(list).at(-1)?.id;
    if (list === undefined) this.set(path, [added]);
    else this.#apply({ type: 'insert', path: [...path], after: typeof last === 'string' ? last : null, item: added });
  }

  /** Adds what happened to the timeline. */
  event(type: EventType, content: Readonly<Record<string, unknown>> = {}): void {
    const { at, by } = this.#doing;
    this.append(['timeline'], { type, at, by, ...content });
  }

  #apply(edit: CaseEdit): void {
    this.#current = applyEdit(this.#current, edit).value;
    this.#edits.push(edit);
  }
}

const definedOnly = (item: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined && value !== ''));
