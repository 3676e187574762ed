import assert from 'node:assert/strict';
import type { CaseSummary } from '../../../src/domain/summary.ts';
import type { CaseEntry } from '../../../src/store/caseEntry.ts';
import { CaseList } from '../../../src/views/caseList.ts';
import { context } from '../domain/listedCases.ts';

const [north, south] = [
  { uri: 'file:///north', name: 'north' },
  { uri: 'file:///south', name: 'south' },
];
const entry = (name: string, own: Partial<CaseSummary> = {}, root = north): CaseEntry => ({
  kind: 'case',
  folder: `${root.uri}/${name}`,
  root,
  warnings: [],
  summary: { number: name, title: name, status: 'triaged', labels: [], evidenceCount: 0, ...own },
});

describe('The list of cases', () => {
  let entries: CaseEntry[];
  let roots: { readonly uri: string; readonly name: string }[];
  let memory: Map<string, unknown>;
  let me: string;
  const open = (): CaseList =>
    new CaseList({
      store: {
        get roots() {
          return roots;
        },
        entries: () => entries,
        entry: (folder) => entries.find((one) => one.folder === folder),
      },
      clocks: { get: () => undefined },
      me: () => me,
      // A workspace's memory keeps what JSON keeps.
      memory: {
        get: (key) => memory.get(key),
        update: (key, value) =>
          value === undefined ? memory.delete(key) : memory.set(key, JSON.parse(JSON.stringify(value))),
      },
      now: () => context.now,
    });
  const shown = (list: CaseList): string[] => list.shown().map(({ summary }) => summary.number);

  beforeEach(() => {
    roots = [north];
    memory = new Map();
    me = 'Li Lei';
    entries = [
      entry('a', { priority: 'low', assignee: 'Han', labels: ['vpn'] }),
      entry('b', { priority: 'urgent', assignee: 'li lei' }),
      entry('c', { status: 'closed', assignee: 'Li Lei' }),
    ];
  });

  it('hands out the cases shown now, in the order of the tree', () => {
    const list = open();
    assert.deepEqual(shown(list), ['b', 'a', 'c']);
    list.set({ grouping: 'none', order: 'number' });
    assert.deepEqual(shown(list), ['a', 'b', 'c']);
    list.showOnly({ mine: true });
    assert.deepEqual(shown(list), ['b', 'c']);
    assert.deepEqual(list.counts, { shown: 2, all: 3 });
  });

  it('finds the cases of any filter without showing them', () => {
    const list = open();
    assert.deepEqual(
      list.matching({ mine: true, state: 'open' }).map(({ summary }) => summary.number),
      ['b'],
    );
    assert.equal(shown(list).length, 3);
  });

  it('is the same after the window was closed, and by default nothing is kept', () => {
    const list = open();
    list.set({ grouping: 'assignee', order: 'title', filter: { label: ['vpn'] } });
    const again = open();
    assert.deepEqual(again.state, list.state);
    assert.deepEqual(shown(again), ['a']);
    again.set({ grouping: 'priority', order: 'due', filter: {} });
    assert.equal(memory.size, 0);
  });

  it('refuses what is no filter and stays as it was', () => {
    const list = open();
    list.showOnly({ mine: true });
    const wrong: unknown = { due: 'never' };
    assert.throws(() => list.showOnly(wrong as object));
    assert.deepEqual(list.state.filter, { mine: true });
  });

  it('tells who listens, after it can be asked for what is shown now', () => {
    const list = open();
    const heard: string[][] = [];
    list.onDidChange(() => heard.push(shown(list)));
    list.showOnly({ priority: ['urgent'] });
    list.showOnly({});
    assert.deepEqual(heard, [['b'], ['b', 'a', 'c']]);
  });

  it('knows a case again in its group, and one that the filter leaves out in none', () => {
    const list = open();
    list.showOnly({ assignee: ['Han'] });
    assert.deepEqual(
      entries.map((one) => list.groupOf(one)),
      ['=low', undefined, undefined],
    );
  });

  it('shows a file that cannot be read, unless it is asked for certain cases', () => {
    const problem = { kind: 'notJson' } as unknown as Extract<CaseEntry, { kind: 'invalid' }>['problem'];
    entries.push({ kind: 'invalid', folder: 'file:///north/x', root: north, problem });
    const list = open();
    assert.equal(list.groups(undefined)[0], 'invalid');
    assert.deepEqual(list.counts, { shown: 4, all: 4 });
    // Nothing is known of it, so it is in no list of cases.
    assert.deepEqual(shown(list), ['b', 'a', 'c']);
    list.showOnly({ state: 'open' });
    assert.deepEqual(list.groups(undefined), ['=urgent', '=low']);
  });

  it('has the groups of each folder apart, and hands out the cases of all', () => {
    roots.push(south);
    entries.push(entry('s', { priority: 'high' }, south));
    const list = open();
    assert.deepEqual(list.groups(north.uri), ['=urgent', '=low', 'ended']);
    assert.deepEqual(list.groups(south.uri), ['=high']);
    assert.deepEqual(shown(list), ['b', 'a', 'c', 's']);
  });

  it('notices when the person or the cases are others', () => {
    const list = open();
    list.showOnly({ mine: true });
    me = 'Han';
    list.forget();
    assert.deepEqual(shown(list), ['a']);
    entries = [entry('a', { assignee: 'Li Lei' })];
    assert.equal(list.hasMoved(['file:///north/a']), true);
  });
});
