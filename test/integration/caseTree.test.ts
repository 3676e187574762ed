import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { CaseClocks } from '../../src/clock/caseClocks.ts';
import { gatherChanges } from '../../src/clock/gatherChanges.ts';
import { readClockRules } from '../../src/clock/clockSettings.ts';
import { newCase, type Case } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { CaseStore } from '../../src/store/caseStore.ts';
import { nodeFileAccess } from '../../src/store/nodeFileAccess.ts';
import type { CaseNode, CaseTreeNode } from '../../src/views/caseNodes.ts';
import { EvidenceVerdicts } from '../../src/views/evidenceVerdicts.ts';
import { FirstDrawing } from '../../src/platform/firstDrawing.ts';
import { CaseList } from '../../src/views/caseList.ts';
import { CaseTree } from '../../src/views/caseTree.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { systemTime } from '../../src/clock/wakeUp.ts';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const numbers = ['TS-20261120-AAAAA', 'TS-20261120-BBBBB', 'TS-20261120-CCCCC'] as const;

const noMemory = { get: () => undefined, update: () => undefined };
const noSettings = {
  get: () => undefined,
  localTimeZone: 'UTC',
  chinaHolidays: () => ({ holidays: [], makeUpWorkdays: [], years: [] }),
};

describe('What the tree of cases draws again', () => {
  let folder: string;
  let store: CaseStore;
  let tree: CaseTree;
  let fired: (CaseTreeNode | undefined)[];

  const write = (number: string, own: Partial<Case> = {}): void => {
    const made = newCase({
      title: `Case ${number}`,
      author: 'Test',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    mkdirSync(path.join(folder, number), { recursive: true });
    writeFileSync(path.join(folder, number, 'case.json'), serializeCase({ ...made, ...own }));
  };
  const uriOf = (number: string): string => vscode.Uri.file(path.join(folder, number)).toString();
  const change = async (number: string, own: Partial<Case>): Promise<void> => {
    write(number, own);
    await store.refresh(uriOf(number));
    await waitUntil('the tree to hear of it', () => fired.length > 0);
  };
  /** Asks as VS Code does for a tree that is unfolded everywhere. */
  const drawAll = async (): Promise<CaseNode[]> => {
    const cases: CaseNode[] = [];
    for (const group of await tree.getChildren()) {
      for (const node of await tree.getChildren(group)) if (node.kind === 'case') cases.push(node);
    }
    return cases;
  };

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'casebook-tree-'));
    for (const number of numbers) write(number);
    const root = { uri: vscode.Uri.file(folder).toString(), name: 'test' };
    store = new CaseStore({ files: nodeFileAccess, roots: [root], log: quiet });
    const rules = {
      of: () => readClockRules(noSettings).rules,
      onDidChange: () => ({ dispose: () => undefined }),
    };
    const clocks = new CaseClocks({ cases: store, rules, time: systemTime, log: quiet });
    const verdicts = new EvidenceVerdicts('', { debug: () => undefined });
    const list = new CaseList({ store, clocks, me: () => 'Test', memory: noMemory });
    tree = new CaseTree({ store, list, clocks, verdicts, firstDrawing: new FirstDrawing() });
    // The clocks of new cases are read after the cases; what they change is told once, to the tree before this listener.
    const clocksTold = new Promise((resolve) => gatherChanges(clocks, resolve));
    await store.load();
    assert.equal((await drawAll()).length, 3);
    await clocksTold;
    fired = [];
    tree.onDidChangeTreeData((node) => fired.push(node));
  });
  afterEach(async () => {
    tree.dispose();
    await store.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is one case when it stays in its group', async () => {
    await change(numbers[1], { title: 'Renamed' });
    assert.deepEqual(
      fired.map((node) => (node?.kind === 'case' ? node.caseFolder : node?.kind)),
      [uriOf(numbers[1])],
    );
  });

  it('keeps the node of a case, so that it stays unfolded and selected', async () => {
    const [before] = (await drawAll()).filter(({ caseFolder }) => caseFolder === uriOf(numbers[1]));
    await change(numbers[1], { title: 'Renamed' });
    const [after] = (await drawAll()).filter(({ caseFolder }) => caseFolder === uriOf(numbers[1]));
    assert.equal(after, before);
  });

  it('is everything only when a group comes or goes', async () => {
    await change(numbers[0], { triage: { finalPriority: 'high' } });
    assert.deepEqual(fired, [undefined]);
    await drawAll();
    fired = [];
    await change(numbers[1], { triage: { finalPriority: 'high' } });
    // The clock of the case that came may draw its group once more.
    const redrawn = new Set(fired.map((node) => (node?.kind === 'group' ? node.group : node?.kind)));
    assert.deepEqual([...redrawn].sort(), ['=high', 'none']);
  });
});
