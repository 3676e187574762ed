import assert from 'node:assert/strict';
import { bundleProblems, callProblems, extract, manifestTextProblems } from '../../../scripts/checkL10n.ts';

describe('the check of translations', () => {
  it('passes a bundle that has every string and no other', () => {
    assert.deepEqual(bundleProblems(['Open {0}', 'ping'], { 'Open {0}': '打开 {0}', ping: 'ping' }), []);
    assert.deepEqual(bundleProblems(['{0} of {1}'], { '{0} of {1}': '{0}/{1}' }), [], 'signs need no words');
  });

  it('finds what is missing and what nobody uses', () => {
    assert.deepEqual(bundleProblems(['New'], { Old: '旧' }), ['no Chinese: "New"', 'nobody uses: "Old"']);
  });

  it('finds lost placeholders, icons and command links', () => {
    const problem = (english: string, chinese: string) => bundleProblems([english], { [english]: chinese })[0] ?? '';
    assert.match(problem('{0} of {1}', '第 {0} 个'), /^other placeholders/);
    assert.match(problem('$(pin) Pinned', '已固定'), /^other icons/);
    assert.match(problem('[New](command:casebook.newCase)', '[新建](command:casebook.new)'), /^other command links/);
    assert.equal(problem('{0} of {1}', '{1} 个中的第 {0} 个'), '', 'another order is the language’s own');
  });

  it('finds English in the place of Chinese', () => {
    assert.match(bundleProblems(['Open'], { Open: 'Open' })[0] ?? '', /^not Chinese/);
    assert.match(bundleProblems(['$(pin) Open'], { '$(pin) Open': '$(pin) Open' })[0] ?? '', /^not Chinese/);
  });

  it('extracts from the host’s and the webview’s way of calling', async () => {
    const host = "import * as vscode from 'vscode';\nvscode.l10n.t('From the host {0}', 1);";
    const webview = "import * as l10n from '@vscode/l10n';\nl10n.t('From the webview');";
    const sources = [host, webview].map((text) => ({ name: 'x.ts', text }));
    assert.deepEqual((await extract(sources)).sort(), ['From the host {0}', 'From the webview']);
  });

  it('refuses texts that are put together', () => {
    const calls =
      "l10n.t('plain'); l10n.t(`a ${b}`);\nl10n.t('a' + b); l10n.t(name); l10n.t({ message: 'ok', comment: [] });";
    assert.deepEqual(
      callProblems({ name: 'x.ts', text: calls }).map((problem) => problem.slice(0, 6)),
      ['x.ts:1', 'x.ts:2', 'x.ts:2'],
    );
  });

  it('compares the manifest with both of its text files', () => {
    const manifest = '{ "title": "%a%", "other": "%b%" }';
    assert.deepEqual(manifestTextProblems(manifest, { a: 'A b', b: 'C' }, { a: '甲', b: '乙' }), []);
    assert.deepEqual(manifestTextProblems(manifest, { a: 'A', c: 'C' }, { a: '甲', d: '丁' }), [
      'package.nls.json has no b',
      'package.json does not use c',
      'package.nls.zh-cn.json has no c',
      'package.nls.json has no d, package.nls.zh-cn.json has',
    ]);
  });
});
