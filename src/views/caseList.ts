import type { ShownClock } from '../clock/caseClocks.ts';
import {
  caseFilterSchema,
  endOfDay,
  filterTest,
  isFiltering,
  type CaseFilter,
  type ListContext,
  type ListedCase,
} from '../domain/caseFilter.ts';
import { groupKeyOf, groupLabel, invalidGroup, sortGroups, valueOfGroup } from '../domain/caseGrouping.ts';
import { sortCases, type CaseOrder } from '../domain/caseSorting.ts';
import { dueAt } from '../domain/dueAt.ts';
import { defaultListState, readListState, type ListState } from '../domain/listState.ts';
import { momentMs } from '../domain/moment.ts';
import type { Text } from '../domain/text.ts';
import { Emitter, type Event } from '../platform/event.ts';
import type { CaseEntry } from '../store/caseEntry.ts';
import type { CaseFolder, CaseRoot } from '../store/caseRoot.ts';

/** A case that can be read, as the store has it. */
export type ReadableEntry = Extract<CaseEntry, { kind: 'case' }>;

interface CaseListParts {
  readonly store: {
    readonly roots: readonly CaseRoot[];
    entries(): Iterable<CaseEntry>;
    entry(folder: CaseFolder): CaseEntry | undefined;
  };
  readonly clocks: { get(folder: CaseFolder): ShownClock | undefined };
  /** The name of the person at this window. */
  readonly me: () => string;
  /** Where the state is kept: per workspace. */
  readonly memory: { get(key: string): unknown; update(key: string, value: unknown): unknown };
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** A case with what lists go by. */
export interface ListedEntry extends ListedCase {
  readonly entry: ReadableEntry;
}
interface ListTest {
  readonly context: ListContext;
  readonly passes: (listed: ListedCase) => boolean;
}
interface Group {
  readonly cases: ListedEntry[];
  readonly invalid: CaseEntry[];
}

const memoryKey = 'casebook.list';

/** Which cases the tree shows, and in which groups and order: the state that the person chose, applied to what the store has. */
export class CaseList {
  readonly #parts: CaseListParts;
  readonly #changed = new Emitter<ListState>();
  /** The person chose another state. */
  readonly onDidChange: Event<ListState> = this.#changed.event;
  /** The cases that are selected in the tree; the view keeps it. */
  selection: readonly CaseFolder[] = [];
  #state: ListState;
  /** The groups of a root, or of all, until something changes. */
  readonly #grouped = new Map<string | undefined, ReadonlyMap<string, Group>>();
  /** In which group each case was put last. */
  readonly #places = new Map<CaseFolder, string | undefined>();
  #counted: { shown: number; all: number } | undefined;
  #test: ListTest | undefined;

  constructor(parts: CaseListParts) {
    this.#parts = parts;
    this.#state = readListState(parts.memory.get(memoryKey));
  }

  get state(): ListState {
    return this.#state;
  }

  get isFiltered(): boolean {
    return isFiltering(this.#state.filter);
  }

  /** What is shown hangs on the time of day, not on the cases alone. */
  get dependsOnTime(): boolean {
    return this.#state.grouping === 'due' || this.#state.filter.due !== undefined;
  }

  /** Shows the list in another way; what is not given stays. Kept for the workspace. */
  set(change: Partial<ListState>): void {
    this.#state = { ...this.#state, ...change };
    const isDefault = JSON.stringify(this.#state) === JSON.stringify(defaultListState);
    void this.#parts.memory.update(memoryKey, isDefault ? undefined : this.#state);
    this.forget();
    this.#changed.fire(this.#state);
  }

  /** Shows only the cases that match, instead of what was filtered before; grouping and order stay. */
  showOnly(filter: CaseFilter): void {
    this.set({ filter: caseFilterSchema.parse(filter) });
  }

  /** The cases shown now, in the order of the tree: for reports, statistics and whatever else is about "these cases". */
  shown(): ReadableEntry[] {
    const roots = this.#parts.store.roots.length > 1 ? this.#parts.store.roots.map(({ uri }) => uri) : [undefined];
    return roots.flatMap((root) =>
      this.groups(root).flatMap((key) =>
        sortCases(this.#groupsOf(root).get(key)?.cases ?? [], this.#state.order).map(({ entry }) => entry),
      ),
    );
  }

  /** The cases that a filter lets through, whatever is shown now; in an order. */
  matching(filter: CaseFilter, order: CaseOrder = defaultListState.order): ReadableEntry[] {
    const passes = filterTest(filter, this.#tested().context);
    return sortCases(this.everything().filter(passes), order).map(({ entry }) => entry);
  }

  /** How many cases are shown, and how many there are. */
  get counts(): { readonly shown: number; readonly all: number } {
    if (this.#counted) return this.#counted;
    let [shown, all] = [0, 0];
    for (const { cases, invalid } of this.#groupsOf(undefined).values()) shown += cases.length + invalid.length;
    for (const _ of this.#parts.store.entries()) all += 1;
    return (this.#counted = { shown, all });
  }

  /** All cases that can be read, whatever the filter: what its choices are counted from. */
  everything(): ListedEntry[] {
    const found: ListedEntry[] = [];
    for (const entry of this.#parts.store.entries()) if (entry.kind === 'case') found.push(this.#listed(entry));
    return found;
  }

  /** Called when the store, the clocks or the day changed. */
  forget(): void {
    this.#grouped.clear();
    this.#counted = undefined;
    this.#test = undefined;
  }

  /** The groups that hold something, of one root or, without one, of all, in their order. */
  groups(root: string | undefined): string[] {
    const { grouping } = this.#state;
    return sortGroups(this.#groupsOf(root).keys(), grouping, (key) => this.#nameOf(root, key));
  }

  size(root: string | undefined, key: string): number {
    const group = this.#groupsOf(root).get(key);
    return group ? group.cases.length + group.invalid.length : 0;
  }

  /** The first entries of a group in the order of the list. */
  entriesOf(root: string | undefined, key: string, count = Infinity): CaseEntry[] {
    const group = this.#groupsOf(root).get(key);
    if (!group) return [];
    if (key === invalidGroup)
      return group.invalid.toSorted((one, other) => (one.folder < other.folder ? -1 : 1)).slice(0, count);
    return sortCases(group.cases, this.#state.order, count).map(({ entry }) => entry);
  }

  /** The group that an entry belongs to; `undefined` when the filter leaves it out. */
  groupOf(entry: CaseEntry): string | undefined {
    if (entry.kind === 'invalid') return this.isFiltered ? undefined : invalidGroup;
    const { context, passes } = this.#tested();
    const listed = this.#listed(entry);
    return passes(listed) ? groupKeyOf(listed, this.#state.grouping, context) : undefined;
  }

  /** What a group is called. */
  labelOf(root: string | undefined, key: string): Text {
    return groupLabel(key, this.#state.grouping, this.#nameOf(root, key));
  }

  /** Whether time or a clock put one of these cases elsewhere since the list was last asked for. */
  hasMoved(folders: Iterable<CaseFolder>): boolean {
    for (const folder of folders) {
      const entry = this.#parts.store.entry(folder);
      if (entry && this.#places.has(folder) && this.groupOf(entry) !== this.#places.get(folder)) return true;
    }
    return false;
  }

  /** The cases that the list has places for: all that it was ever asked about. */
  get known(): Iterable<CaseFolder> {
    return this.#places.keys();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** A name as it is written in the first case of its group. */
  #nameOf(root: string | undefined, key: string): string {
    const value = valueOfGroup(key);
    const [first] = this.#groupsOf(root).get(key)?.cases ?? [];
    return this.#state.grouping === 'assignee' && value !== undefined
      ? (first?.entry.summary.assignee?.trim() ?? value)
      : (value ?? key);
  }

  #groupsOf(root: string | undefined): ReadonlyMap<string, Group> {
    const known = this.#grouped.get(root);
    if (known) return known;
    const { grouping } = this.#state;
    const { context, passes } = this.#tested();
    const groups = new Map<string, Group>();
    const groupAt = (key: string): Group => {
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { cases: [], invalid: [] }));
      return group;
    };
    for (const entry of this.#parts.store.entries()) {
      if (root !== undefined && entry.root.uri !== root) continue;
      if (entry.kind === 'invalid') {
        if (!this.isFiltered) groupAt(invalidGroup).invalid.push(entry);
        this.#places.set(entry.folder, this.isFiltered ? undefined : invalidGroup);
        continue;
      }
      const listed = this.#listed(entry);
      const key = passes(listed) ? groupKeyOf(listed, grouping, context) : undefined;
      if (key !== undefined) groupAt(key).cases.push(listed);
      this.#places.set(entry.folder, key);
    }
    this.#grouped.set(root, groups);
    return groups;
  }

  #listed(entry: ReadableEntry): ListedEntry {
    const { summary } = entry;
    return { entry, summary, dueAt: dueAt(summary, responseDue(this.#parts.clocks.get(entry.folder))) };
  }

  /** Who looks, when, and at what: found out once for many cases. */
  #tested(): ListTest {
    if (this.#test) return this.#test;
    const now = this.#parts.now?.() ?? Date.now();
    const context = { me: this.#parts.me(), now, endOfToday: endOfDay(now) };
    return (this.#test = { context, passes: filterTest(this.#state.filter, context) });
  }
}

/** The deadline of a clock that runs; a paused one has none until it goes on. */
const responseDue = (clock: ShownClock | undefined): number | undefined =>
  clock?.state.kind === 'running' || clock?.state.kind === 'breached' ? momentMs(clock.state.dueAt) : undefined;
