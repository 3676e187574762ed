import assert from 'node:assert/strict';
import { caseFileOf, joinUri, nameOf, parentOf } from '../../../src/store/caseRoot.ts';

describe('case URIs', () => {
  it('are written as VS Code writes them', () => {
    assert.equal(joinUri('file:///a', '案卷 (1)!.json'), 'file:///a/%E6%A1%88%E5%8D%B7%20%281%29%21.json');
    assert.equal(joinUri('file:///c%3A/desk/', 'a#b'), 'file:///c%3A/desk/a%23b');
    assert.equal(caseFileOf('file:///a/TS-20261122-K7Q4M'), 'file:///a/TS-20261122-K7Q4M/case.json');
  });

  it('give name and folder back', () => {
    for (const name of ['TS-20261122-K7Q4M', '案卷 (1)', "it's 100%", 'a#b?c']) {
      const uri = joinUri('vscode-vfs://github/owner/repo/casebook', name);
      assert.equal(nameOf(uri), name);
      assert.equal(parentOf(uri), 'vscode-vfs://github/owner/repo/casebook');
    }
    assert.equal(nameOf('file:///a/%E6%A1'), '%E6%A1');
  });
});
