import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { hashLine } from '../../../src/evidence/lineHash.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { answering, CaseFixture, workspaceFolder, writeSource } from './caseFixture.ts';

/** Lines that stand nowhere else in the test workspace. */
const linesOf = (mark: string, count = 20): string =>
  Array.from({ length: count }, (_, index) => `${mark} line ${index + 1}`).join('\n');

const close = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

describe('Go to source', () => {
  afterEach(close);

  /** Attaches lines of a new file and closes it again. */
  const attach = async (uri: vscode.Uri, from: number, to: number): Promise<[CaseFixture, Evidence]> => {
    const fixture = await CaseFixture.make();
    const editor = await vscode.window.showTextDocument(uri);
    editor.selection = new vscode.Selection(new vscode.Position(from - 1, 0), editor.document.lineAt(to - 1).range.end);
    await vscode.commands.executeCommand('casebook.attachSelection');
    const [item] = await fixture.withEvidence(1);
    assert.ok(item);
    await close();
    return [fixture, item];
  };

  /** Goes to the source and takes the way whose title matches. @returns what was said and offered */
  const go = async (fixture: CaseFixture, item: Evidence, way?: RegExp) => {
    const heard: { said?: string; offered: string[] } = { offered: [] };
    await answering(
      'showWarningMessage',
      (message, _detail, choices) => {
        heard.said = message;
        heard.offered = choices;
        return choices.find((choice) => way?.test(choice));
      },
      async () => vscode.commands.executeCommand('casebook.goToSource', fixture.argument(item)),
    );
    return heard;
  };
  const selected = (file: string, startLine: number, endLine: number): Promise<unknown> =>
    waitUntil(`lines ${startLine}-${endLine} of ${file} selected`, () => {
      const editor = vscode.window.activeTextEditor;
      return (
        editor?.document.uri.path.endsWith(file) === true &&
        editor.selection.start.line === startLine - 1 &&
        editor.selection.end.line === endLine - 1
      );
    });

  it('offers the file that a rotation moved the lines to', async () => {
    const log = writeSource('rotated/app.log', linesOf('rotation'));
    const [fixture, item] = await attach(log, 5, 7);
    renameSync(log.fsPath, `${log.fsPath}.1`);
    writeFileSync(log.fsPath, 'a new day\n');
    const { said, offered } = await go(fixture, item, /app\.log\.1/);
    assert.match(said ?? '', /no longer in rotated\/app\.log.*rotated\/app\.log\.1 now, from line 5/);
    assert.deepEqual(offered, ['Go to rotated/app.log.1', 'Open Evidence']);
    await selected('/rotated/app.log.1', 5, 7);
  });

  it('offers the file that was moved and renamed, with lines before them by now', async () => {
    const log = writeSource('inbox/server.txt', linesOf('moving'));
    const [fixture, item] = await attach(log, 2, 3);
    mkdirSync(path.join(workspaceFolder(), 'archive'), { recursive: true });
    rmSync(log.fsPath);
    writeFileSync(path.join(workspaceFolder(), 'archive', 'monday'), `header\n${linesOf('moving')}`);
    const { said } = await go(fixture, item, /archive/);
    assert.match(said ?? '', /inbox\/server\.txt is no longer there.*archive\/monday now, from line 3/);
    await selected('/archive/monday', 3, 4);
  });

  it('says that a file is gone when its lines are nowhere, and does not take the evidence itself for them', async () => {
    const log = writeSource('gone.log', linesOf('going'));
    const [fixture, item] = await attach(log, 2, 3);
    rmSync(log.fsPath);
    const { said, offered } = await go(fixture, item, /Evidence/);
    assert.match(said ?? '', /gone\.log is not on this computer.*kept with the case/);
    assert.deepEqual(offered, ['Open Evidence']);
    await waitUntil('the evidence to be shown', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith(item.file ?? '?'),
    );
  });

  it('says that the lines were changed, and shows what stands there now', async () => {
    const log = writeSource('changed.log', linesOf('changing'));
    const [fixture, item] = await attach(log, 5, 6);
    writeFileSync(log.fsPath, linesOf('something else'));
    const { said } = await go(fixture, item);
    assert.match(said ?? '', /no longer in changed\.log: it was changed.*line 5 now/);
    await selected('/changed.log', 5, 5);
  });

  it('says that the file is shorter', async () => {
    const log = writeSource('short.log', linesOf('shortening'));
    const [fixture, item] = await attach(log, 15, 16);
    writeFileSync(log.fsPath, linesOf('shortening', 3));
    assert.match((await go(fixture, item)).said ?? '', /short\.log has only 3 lines now; the excerpt was at line 15/);
  });

  it('finds lines that were converted to another encoding', async () => {
    const log = writeSource('converted.log', Buffer.concat([Buffer.from('head\n'), Buffer.from([0xd6, 0xd0, 0x0a])]));
    const sha256 = hashLine('中');
    // As it is recorded from an editor that reads the file as GBK.
    const source = { path: 'converted.log', startLine: 2, endLine: 2, startByte: 5, endByte: 8, encoding: 'gbk' };
    const fixed = await CaseFixture.make({
      evidence: [
        {
          id: 'gbk',
          kind: 'log',
          title: 'converted.log:2',
          file: 'evidence/01-converted.txt',
          bytes: 4,
          sha256,
          attachedAt: new Date().toISOString(),
          attachedBy: 'Test',
          source: { ...source, sha256, firstLineSha256: sha256 },
        },
      ],
    });
    const [item] = fixed.evidence;
    assert.ok(item);
    assert.equal((await go(fixed, item)).said, undefined);
    await selected('/converted.log', 2, 2);
    await close();
    writeFileSync(log.fsPath, 'now in UTF-8\nhead\n中\n');
    assert.equal((await go(fixed, item)).said, undefined);
    await selected('/converted.log', 3, 3);
  });

  it('says when a file that was attached whole was changed, and nothing when it has only grown', async () => {
    const file = writeSource('whole.ini', 'timeout = 30\n');
    const fixture = await CaseFixture.make();
    await vscode.commands.executeCommand('casebook.attachFile', file);
    const [item] = await fixture.withEvidence(1);
    assert.equal(item?.source?.fileBytes, 13);
    writeFileSync(file.fsPath, 'timeout = 30\nretries = 2\n');
    assert.equal((await go(fixture, item)).said, undefined);
    writeFileSync(file.fsPath, 'timeout = 60\n');
    assert.match((await go(fixture, item)).said ?? '', /whole\.ini was changed since it was attached/);
  });
});
