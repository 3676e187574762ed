import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { repositoryPath } from '../../src/platform/repositoryPath.ts';

describe('The path of a file in its repository', () => {
  let root = '';
  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'casebook-repository-'));
    mkdirSync(path.join(root, 'team/.git'), { recursive: true });
  });
  after(() => rmSync(root, { recursive: true }));

  it('begins at the nearest folder with .git, wherever the workspace folder is', async () => {
    const file = vscode.Uri.file(path.join(root, 'team/cases/TS-1/evidence/01.png'));
    assert.equal(await repositoryPath(file), 'cases/TS-1/evidence/01.png');
  });

  it('begins at the workspace folder when there is no repository', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    assert.equal(await repositoryPath(vscode.Uri.joinPath(folder.uri, 'a/b.txt')), 'a/b.txt');
  });
});
