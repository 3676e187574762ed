import assert from 'node:assert/strict';
import path from 'node:path';
import { packageFolderOf } from '../../../scripts/packaging/bundledPackages.ts';
import { contentProblems, required } from '../../../scripts/packaging/packageContents.ts';
import { isPermissive, thirdPartyNotices } from '../../../scripts/packaging/thirdPartyNotices.ts';
import { projectRoot } from '../../host/hosts.ts';

describe('the package', () => {
  it('holds what it needs, and pictures and chunks besides', () => {
    assert.deepEqual(contentProblems(required), []);
    assert.deepEqual(contentProblems([...required, 'media/walkthrough/intake.png', 'dist/webview/chunk-3F.js']), []);
  });

  it('lacks nothing', () => {
    assert.deepEqual(contentProblems(required.filter((name) => name !== 'LICENSE')), ['missing: LICENSE']);
  });

  it('holds no sources, maps, tests or settings of this computer', () => {
    for (const name of [
      'src/extension.ts',
      'dist/extension.cjs.map',
      'dist/webview/main.js.map',
      '.npmrc',
      'node_modules/zod/package.json',
    ])
      assert.deepEqual(contentProblems([...required, name]), [`unexpected: ${name}`]);
  });
});

describe('third-party notices', () => {
  it('find the innermost package of a bundled file', () => {
    const at = (...parts: string[]) => path.join('root', ...parts);
    assert.equal(packageFolderOf(at('node_modules', 'zod', 'v4', 'index.js')), at('node_modules', 'zod'));
    assert.equal(packageFolderOf(at('node_modules', '@vscode', 'l10n', 'x.js')), at('node_modules', '@vscode', 'l10n'));
    assert.equal(
      packageFolderOf(at('node_modules', 'a', 'node_modules', 'b', 'x.js')),
      at('node_modules', 'a', 'node_modules', 'b'),
    );
    assert.equal(packageFolderOf(at('src', 'extension.ts')), undefined);
  });

  it('refuse licences that are not permissive', () => {
    for (const good of ['MIT', '(ISC AND CC-BY-3.0)', '(MIT OR GPL-3.0)', 'BSD-2-Clause OR Apache-2.0'])
      assert(isPermissive(good), good);
    for (const bad of ['GPL-3.0', 'AGPL-3.0-only', 'UNLICENSED', 'SEE LICENSE IN LICENSE', 'MIT AND GPL-2.0'])
      assert(!isPermissive(bad), bad);
  });

  it('name a package that is inside another one, and ask for its notice when there is none', async () => {
    const inside = (name: string): string => path.join(projectRoot, 'node_modules', ...name.split('/'));
    const notices = await thirdPartyNotices([inside('node-forge'), inside('@secretlint/secretlint-rule-aws')]);
    assert.match(notices, /node-forge \(.*BSD-3-Clause.*\)\n\n[^]*Redistribution and use/);
    assert.match(notices, /@secretlint\/secretlint-rule-aws \(MIT\)\n\n[^]*Permission is hereby granted/);
    await assert.rejects(thirdPartyNotices([inside('not-known')]), /put its notice into/);
  });

  it('carry the text of the licence', async () => {
    const notices = await thirdPartyNotices([path.join(projectRoot, 'node_modules', 'zod')]);
    assert.match(notices, /^zod [\d.]+ \(MIT\)$/m);
    assert.match(notices, /Permission is hereby granted/);
  });
});
