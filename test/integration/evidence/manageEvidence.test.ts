import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { CaseFixture, writeSource } from './caseFixture.ts';

/** Answers the input box that comes next. @returns what the box was given */
async function typing(answer: string | undefined, work: () => PromiseLike<unknown>): Promise<vscode.InputBoxOptions> {
  const original = vscode.window.showInputBox;
  let asked: vscode.InputBoxOptions = {};
  const replacement = (options: vscode.InputBoxOptions): Promise<string | undefined> => {
    asked = options;
    return Promise.resolve(answer);
  };
  Object.assign(vscode.window, { showInputBox: replacement });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showInputBox: original });
  }
  return asked;
}

const attached = async (...names: string[]): Promise<CaseFixture> => {
  const fixture = await CaseFixture.make();
  for (const [index, name] of names.entries()) {
    await vscode.commands.executeCommand('casebook.attachFile', writeSource(name, `content of ${name}\n`));
    await fixture.withEvidence(index + 1);
  }
  return fixture;
};
const firstOf = (fixture: CaseFixture): Evidence => {
  const [item] = fixture.evidence;
  assert.ok(item);
  return item;
};

describe('Evidence at hand', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is renamed, its file is not, and an empty title is refused', async () => {
    const fixture = await attached('a.txt');
    const item = firstOf(fixture);
    const rename = () => vscode.commands.executeCommand('casebook.renameEvidence', fixture.argument(item));
    const asked = await typing('  连接池 exhausted ', rename);
    assert.equal(asked.value, 'a.txt');
    assert.equal(await asked.validateInput?.('  '), 'A title is needed.');
    await waitUntil('the new title', () => firstOf(fixture).title === '连接池 exhausted');
    assert.equal(firstOf(fixture).file, item.file);
    await typing(undefined, rename);
    assert.equal(firstOf(fixture).title, '连接池 exhausted');
    await vscode.commands.executeCommand('casebook.undo', fixture.uri);
    await waitUntil('the old title', () => firstOf(fixture).title === 'a.txt');
  });

  it('gets a note, another one, and none', async () => {
    const fixture = await attached('a.txt');
    const item = firstOf(fixture);
    const note = () => vscode.commands.executeCommand('casebook.editEvidenceNote', fixture.argument(item));
    await typing('shows the timeout', note);
    await waitUntil('the note', () => firstOf(fixture).note === 'shows the timeout');
    assert.equal((await typing('', note)).value, 'shows the timeout');
    await waitUntil('no note', () => firstOf(fixture).note === undefined);
  });

  it('leaves a note of several lines to the panel, where it stays in lines', async () => {
    const fixture = await attached('a.txt');
    const json = path.join(fixture.folder, 'case.json');
    const noted = { ...fixture.case, evidence: [{ ...firstOf(fixture), note: 'one\ntwo' }] };
    writeFileSync(json, `${JSON.stringify(noted, null, 2)}\n`);
    await vscode.commands.executeCommand('casebook.refresh');
    await typing('overwritten', () =>
      vscode.commands.executeCommand('casebook.editEvidenceNote', fixture.argument(firstOf(fixture))),
    );
    await waitUntil('the panel', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputWebview && input.viewType.includes('casebook.case');
    });
    assert.equal(firstOf(fixture).note, 'one\ntwo');
  });

  it('opens beside what is being worked on', async () => {
    const fixture = await attached('a.txt');
    await vscode.window.showTextDocument(writeSource('b.txt', 'b\n'));
    await vscode.commands.executeCommand('casebook.openEvidenceBeside', fixture.argument(firstOf(fixture)));
    assert.equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.Two);
    assert.equal(vscode.window.activeTextEditor.document.getText(), 'content of a.txt\n');
  });

  it('is copied as Markdown: text in a fence, a picture and anything else as a link from the root', async () => {
    const fixture = await CaseFixture.make();
    const files = [
      writeSource('a.txt', 'one ``` two\n'),
      writeSource('p.png', Buffer.from([0x89, 0x50])),
      writeSource('z.zip', Buffer.from([0x50, 0x4b, 0])),
    ];
    await vscode.commands.executeCommand('casebook.attachFile', files[0], files);
    const items = await fixture.withEvidence(3);
    const copied: string[] = [];
    for (const item of items) {
      await vscode.commands.executeCommand('casebook.copyEvidenceAsMarkdown', fixture.argument(item));
      copied.push(await vscode.env.clipboard.readText());
    }
    const [text = '', picture = '', archive = ''] = copied;
    assert.match(
      text,
      /^\*\*a\.txt\*\*\n\n- Source: `a\.txt`\n- Time: .+\n- Attached by: .+\n- SHA-256: `[0-9a-f]{64}`\n/,
    );
    assert.match(text, /\n````text\none ``` two\n````\n$/);
    const link = (item: Evidence): string => `casebook/${fixture.case.number}/${item.file ?? ''}`;
    assert.ok(picture.endsWith(`\n![p.png](${link(items[1]!)})\n`), picture);
    assert.ok(archive.endsWith(`\n[z.zip](${link(items[2]!)})\n`), archive);
  });

  it('is put into the order of time in one step, which undo takes back', async () => {
    const fixture = await attached('a.txt', 'b.txt', 'c.txt');
    const [a, b, c] = fixture.evidence;
    const at = (item: Evidence | undefined, hour: number) => ({
      ...item,
      attachedAt: `2026-11-20T0${hour}:00:00+08:00`,
    });
    const mixed = { ...fixture.case, evidence: [at(a, 3), at(b, 1), at(c, 2)] };
    writeFileSync(path.join(fixture.folder, 'case.json'), `${JSON.stringify(mixed, null, 2)}\n`);
    await vscode.commands.executeCommand('casebook.refresh');
    const titles = (): string => fixture.evidence.map(({ title }) => title[0]).join('');
    const sort = (order: string) =>
      vscode.commands.executeCommand('casebook.sortEvidence', { caseFolder: fixture.uri.toString(), order });
    await sort('attachedOldest');
    await waitUntil('the oldest first', () => titles() === 'bca');
    await sort('attachedNewest');
    await waitUntil('the newest first', () => titles() === 'acb');
    await vscode.commands.executeCommand('casebook.undo', fixture.uri);
    await waitUntil('the order before', () => titles() === 'bca');
  });
});
