import assert from 'node:assert/strict';
import { workbenchUrl } from '../../host/workbenchUrl.ts';

const server = { port: 8080, authority: '127.0.0.1:8080' };
const parameters = (place: Parameters<typeof workbenchUrl>[1]) =>
  Object.fromEntries(new URL(workbenchUrl(server, place)).searchParams);

describe('workbenchUrl', () => {
  it('opens a folder, a workspace file or nothing', () => {
    assert.deepEqual(parameters({ folder: '/tmp/案卷 1' }), { folder: '/tmp/案卷 1' });
    assert.deepEqual(parameters({ workspaceFile: '/tmp/a.code-workspace' }), { workspace: '/tmp/a.code-workspace' });
    assert.deepEqual(parameters({}), { ew: 'true' });
  });

  it('writes a Windows path as the path of a URI', () => {
    assert.deepEqual(parameters({ folder: 'C:\\cases' }), { folder: '/C:/cases' });
  });

  it('names the extension and its tests on the server', () => {
    const { payload } = parameters({ folder: '/w', extension: '/ext', tests: '/ext/tests.cjs' });
    assert.deepEqual(JSON.parse(payload ?? ''), [
      ['skipWelcome', 'true'],
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8080/ext'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:8080/ext/tests.cjs'],
    ]);
  });
});
