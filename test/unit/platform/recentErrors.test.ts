import assert from 'node:assert/strict';
import { recentErrors, rememberError } from '../../../src/platform/recentErrors.ts';

describe('Errors that are remembered for a bug report', () => {
  it('hold where in the code it was, and nothing of a case, a path or a person', () => {
    const error = Object.assign(new Error('TS-20261120-AAAAA: Finance cannot sign in'), { code: 'ENOENT' });
    error.stack = [
      'Error: TS-20261120-AAAAA: Finance cannot sign in',
      '    at readCase (/home/ann/.vscode/extensions/casebook/dist/extension.cjs:12:34)',
      '    at async Object.open (C:\\Users\\ann\\x\\extension.cjs:5:6)',
      '    at /home/ann/extension.cjs:7:8',
    ].join('\n');
    rememberError(error, 'casebook.openCase', Date.parse('2026-11-20T01:00:00Z'));
    const last = recentErrors().at(-1);
    assert.deepEqual(last, {
      at: '2026-11-20T01:00:00.000Z',
      during: 'casebook.openCase',
      name: 'Error',
      code: 'ENOENT',
      frames: ['readCase extension.cjs:12:34', 'async Object.open extension.cjs:5:6', 'extension.cjs:7:8'],
    });
  });

  it('are no more than twenty', () => {
    for (let index = 0; index < 50; index += 1) rememberError(new Error(), 'x');
    assert.equal(recentErrors().length, 20);
  });
});
