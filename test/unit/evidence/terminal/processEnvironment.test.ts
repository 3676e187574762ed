import assert from 'node:assert/strict';
import { processEnvironment } from '../../../../src/evidence/terminal/processEnvironment.ts';

describe('processEnvironment', () => {
  const env = {
    PATH: '/usr/bin',
    LANG: 'zh_CN.UTF-8',
    ELECTRON_RUN_AS_NODE: '1',
    VSCODE_PID: '7',
    HTTPS_PROXY: 'proxy',
  };

  it("is the user's own without what the editor set for itself", () =>
    assert.deepEqual(processEnvironment(env, 'linux'), {
      PATH: '/usr/bin',
      LANG: 'zh_CN.UTF-8',
      HTTPS_PROXY: 'proxy',
    }));

  it('keeps Windows from looking for programs in the current folder', () =>
    assert.equal(processEnvironment(env, 'win32').NoDefaultCurrentDirectoryInExePath, '1'));
});
