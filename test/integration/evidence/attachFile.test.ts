import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { waitUntil } from '../../host/waitUntil.ts';
import { answering, CaseFixture, workspaceFolder, writeSource } from './caseFixture.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('Attach file', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('copies the files selected in the explorer, byte for byte, in one step', async () => {
    const fixture = await CaseFixture.make();
    const files = [writeSource('screen.png', pixel), writeSource('报错 日志.log', 'gbk?\r\n')];
    await vscode.commands.executeCommand('casebook.attachFile', files[0], files);
    const items = await fixture.withEvidence(2);
    for (const [index, item] of items.entries()) {
      const original = readFileSync(files[index]!.fsPath);
      assert.deepEqual(readFileSync(path.join(fixture.folder, item.file)), original);
      assert.equal(item.sha256, createHash('sha256').update(original).digest('hex'));
      assert.equal(item.bytes, original.byteLength);
    }
    assert.deepEqual(
      items.map(({ title }) => title),
      ['screen.png', '报错 日志.log'],
    );
    assert.match(items[1]?.file ?? '', /^evidence\/02-报错-日志-[0-9a-z]{4}\.log$/);
  });

  describe('past the size limit', () => {
    const limit = (megabytes: number | undefined): Thenable<void> =>
      vscode.workspace
        .getConfiguration('casebook')
        .update('evidence.largestFileMB', megabytes, vscode.ConfigurationTarget.Global);
    before(() => limit(1));
    after(() => limit(undefined));

    /** Attaches with this answer to the question. @returns what was asked */
    const attachAnd = async (choice: string | undefined, ...files: vscode.Uri[]): Promise<string> => {
      let asked = '';
      await answering(
        'showWarningMessage',
        (_message, detail, choices) => {
          asked = detail;
          return choices.find((each) => each === choice);
        },
        async () => vscode.commands.executeCommand('casebook.attachFile', files[0], files),
      );
      return asked;
    };

    it('asks, and leaves the file out, copies it, or does nothing', async () => {
      const fixture = await CaseFixture.make();
      const large = writeSource('large.bin', Buffer.alloc(1_000_001));
      assert.match(await attachAnd('Leave Out', large, writeSource('small.txt', 'x')), /large\.bin/);
      assert.equal((await fixture.withEvidence(1))[0]?.title, 'small.txt');
      await attachAnd('Copy Anyway', large);
      assert.equal((await fixture.withEvidence(2))[1]?.bytes, 1_000_001);
      await attachAnd(undefined, large);
      assert.equal(fixture.evidence.length, 2);
    });

    it('refers to the file by its place, size and hash, beside a small one that is copied', async () => {
      const fixture = await CaseFixture.make();
      const content = Buffer.alloc(1_000_001, 'log line\n');
      await attachAnd('Reference with Hash', writeSource('huge 日志.log', content), writeSource('small.txt', 'x'));
      await waitUntil('two items', () => fixture.evidence.length === 2);
      const [reference, copied] = fixture.evidence;
      assert.equal(reference?.file, undefined);
      assert.deepEqual(
        [reference?.title, reference?.bytes, reference?.sha256, reference?.source?.path],
        ['huge 日志.log', 1_000_001, createHash('sha256').update(content).digest('hex'), 'huge 日志.log'],
      );
      assert.deepEqual(fixture.evidenceFiles(), [path.basename(copied?.file ?? '')], 'no copy of the large one');
    });

    it('goes to the file and says whether it is still the same, has grown, was changed, or is gone', async () => {
      const fixture = await CaseFixture.make();
      const content = Buffer.alloc(1_000_001, 'log line\n');
      const source = writeSource('refers.log', content);
      await attachAnd('Reference with Hash', source);
      await waitUntil('the item', () => fixture.evidence.length === 1);
      const [item] = fixture.evidence;
      assert.ok(item);
      const said: string[] = [];
      const go = async (): Promise<string> => {
        said.length = 0;
        const note = (message: string): undefined => void said.push(message);
        await answering('showInformationMessage', note, () =>
          answering('showWarningMessage', note, () =>
            answering('showErrorMessage', note, async () =>
              vscode.commands.executeCommand('casebook.goToSource', fixture.argument(item)),
            ),
          ),
        );
        return said.join();
      };
      assert.equal(await go(), '', 'the same: nothing pops up');
      assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, source.fsPath);
      writeFileSync(source.fsPath, Buffer.concat([content, Buffer.from('one more\n')]));
      assert.match(await go(), /has grown.*still its beginning/);
      writeFileSync(source.fsPath, Buffer.alloc(1_000_001, 'other line\n'));
      assert.match(await go(), /not what was attached/);
      rmSync(source.fsPath);
      assert.match(await go(), /gone, or not on this computer/);
    });
  });

  it('says why a folder cannot be attached', async () => {
    const fixture = await CaseFixture.make();
    let said = '';
    await answering(
      'showErrorMessage',
      (message) => {
        said = message;
        return undefined;
      },
      async () => vscode.commands.executeCommand('casebook.attachFile', vscode.Uri.file(workspaceFolder())),
    );
    assert.match(said, /not an ordinary file/);
    assert.deepEqual(fixture.evidence, []);
  });

  it('writes nothing through a link that leads out of the case', async () => {
    const fixture = await CaseFixture.make();
    const outside = path.join(workspaceFolder(), 'outside');
    writeSource('outside/keep.txt', 'x');
    symlinkSync(outside, path.join(fixture.folder, 'evidence'));
    let said = '';
    await answering(
      'showErrorMessage',
      (message) => {
        said = message;
        return undefined;
      },
      async () => vscode.commands.executeCommand('casebook.attachFile', writeSource('a.txt', 'x')),
    );
    assert.match(said, /leads out of the case folder/);
    assert.deepEqual(fixture.evidence, []);
    rmSync(path.join(fixture.folder, 'evidence'));
  });
});

describe('Open and delete evidence', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  const attached = async (name: string, content: string | Uint8Array) => {
    const fixture = await CaseFixture.make();
    await vscode.commands.executeCommand('casebook.attachFile', writeSource(name, content));
    const [item] = await fixture.withEvidence(1);
    assert.ok(item);
    return { fixture, item };
  };

  it('shows text in an editor that cannot be typed into', async () => {
    const { fixture, item } = await attached('proof.log', 'proof\n');
    await vscode.commands.executeCommand('casebook.openEvidence', fixture.argument(item));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, path.join(fixture.folder, item.file));
    await vscode.commands.executeCommand('type', { text: 'typed' });
    assert.equal(editor.document.getText(), 'proof\n');
  });

  it('shows a picture in the picture viewer', async () => {
    const { fixture, item } = await attached('screen2.png', pixel);
    await vscode.commands.executeCommand('casebook.openEvidence', fixture.argument(item));
    const input = await waitUntil('a custom editor', () => {
      const open = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return open instanceof vscode.TabInputCustom ? open : undefined;
    });
    assert.match(input.uri.path, /\.png$/);
  });

  it('warns of evidence that was changed since it was attached', async () => {
    const { fixture, item } = await attached('tampered.txt', 'proof\n');
    const file = path.join(fixture.folder, item.file);
    const said: string[] = [];
    const open = () =>
      answering(
        'showWarningMessage',
        (message) => {
          said.push(message);
          return undefined;
        },
        async () => vscode.commands.executeCommand('casebook.openEvidence', fixture.argument(item)),
      );
    writeFileSync(file, 'proof\r\n');
    await open();
    assert.deepEqual(said, [], 'line ends that Git changed are no change');
    writeFileSync(file, 'forged\n');
    await open();
    assert.match(said.join(), /changed since/);
  });

  it('opens nothing outside of the case, whatever the case file says', async () => {
    const { fixture, item } = await attached('a2.txt', 'x');
    const json = path.join(fixture.folder, 'case.json');
    writeFileSync(json, readFileSync(json, 'utf8').replace(item.file, 'evidence/..'));
    await vscode.commands.executeCommand('casebook.refresh');
    const said: string[] = [];
    await answering(
      'showErrorMessage',
      (message) => {
        said.push(message);
        return undefined;
      },
      async () => vscode.commands.executeCommand('casebook.openEvidence', fixture.argument(item)),
    );
    assert.equal(said.length, 1);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('deletes when asked and confirmed, and an undo brings item and file back', async () => {
    const { fixture, item } = await attached('delete.txt', 'proof');
    const file = path.join(fixture.folder, item.file);
    const remove = (index: number) =>
      answering(
        'showWarningMessage',
        (_message, _detail, choices) => choices[index],
        async () => vscode.commands.executeCommand('casebook.deleteEvidence', fixture.argument(item)),
      );
    await remove(9);
    assert.equal(fixture.evidence.length, 1);
    await remove(0);
    await fixture.withEvidence(0);
    assert.ok(!existsSync(file));
    assert.equal(fixture.case.timeline?.at(-1)?.type, 'evidenceRemoved');
    await vscode.commands.executeCommand('casebook.undo', { caseFolder: fixture.uri.toString() });
    await fixture.withEvidence(1);
    await waitUntil('the file to come back', () => existsSync(file));
    assert.equal(readFileSync(file, 'utf8'), 'proof');
  });

  it('names who cites the evidence before it is deleted, and takes the citations out', async () => {
    const { fixture, item } = await attached('cited.txt', 'proof');
    const json = path.join(fixture.folder, 'case.json');
    const hypotheses = [{ id: 'h1', cause: 'Cable broken', evidence: [item.id] }];
    writeFileSync(json, `${JSON.stringify({ ...fixture.case, rootCause: { hypotheses } }, null, 2)}\n`);
    await vscode.commands.executeCommand('casebook.refresh');
    let asked = '';
    await answering(
      'showWarningMessage',
      (_message, detail, choices) => {
        asked = detail;
        return choices[0];
      },
      async () => vscode.commands.executeCommand('casebook.deleteEvidence', fixture.argument(item)),
    );
    assert.match(asked, /Cable broken/);
    await fixture.withEvidence(0);
    assert.deepEqual(fixture.case.rootCause?.hypotheses?.[0]?.evidence, []);
  });
});
