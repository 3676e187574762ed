import assert from 'node:assert/strict';
import { hasFailed, isNetworkCommand, programsOf } from '../../../../src/evidence/terminal/commandPrograms.ts';

describe('programsOf', () => {
  for (const [line, programs] of [
    ['ping -c 4 10.0.0.1', ['ping']],
    ['C:\\Windows\\System32\\TRACERT.EXE 10.0.0.1', ['tracert']],
    ['sudo -n mtr --report example.com', ['mtr']],
    ['LC_ALL=C timeout 5s ping host | tee out.txt && echo done', ['ping', 'tee', 'echo']],
    ['cd /tmp; ./check.sh', ['cd', 'check.sh']],
    ['"/usr/bin/curl" -v https://example.com', ['curl']],
    ['   ', []],
  ] as const) {
    it(`of ${JSON.stringify(line)}`, () => assert.deepEqual(programsOf(line), programs));
  }
});

describe('isNetworkCommand', () => {
  for (const line of ['ping host', 'time curl https://x', 'Test-NetConnection host -Port 443', 'a || dig host'])
    it(`is ${JSON.stringify(line)}`, () => assert.ok(isNetworkCommand(line)));
  for (const line of ['git status', 'echo ping', 'pingd', 'cat ping', ''])
    it(`is not ${JSON.stringify(line)}`, () => assert.ok(!isNetworkCommand(line)));
});

describe('hasFailed', () => {
  for (const [exitCode, failed] of [
    [0, false],
    [undefined, false],
    [1, true],
    [127, true],
    // Ctrl+C on Unix and on Windows: a person stopped it.
    [130, false],
    [-1_073_741_510, false],
  ] as const) {
    it(`${String(exitCode)}: ${failed}`, () => assert.equal(hasFailed(exitCode), failed));
  }
});
