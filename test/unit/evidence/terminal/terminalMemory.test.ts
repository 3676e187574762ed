import assert from 'node:assert/strict';
import { TerminalMemory } from '../../../../src/evidence/terminal/terminalMemory.ts';

describe('TerminalMemory', () => {
  const one = {};
  const two = {};
  const start = (line: string, terminal: object = one) => ({ terminal, line, startedAt: 1 });

  it('remembers the last command of a terminal and of all', () => {
    const memory = new TerminalMemory();
    memory.begin(start('a')).end({ at: 2 });
    memory.begin(start('b', two)).end({ at: 3, exitCode: 1 });
    assert.equal(memory.last()?.line, 'b');
    assert.equal(memory.last({ terminal: one })?.line, 'a');
    assert.equal(memory.last({ terminal: two })?.exitCode, 1);
    assert.equal(memory.last({ terminal: {} }), undefined);
  });

  it('takes an empty Enter for no command', () => {
    const memory = new TerminalMemory();
    memory.begin(start('a'));
    memory.begin(start('  ')).end({ at: 2 });
    assert.equal(memory.last()?.line, 'a');
  });

  it('settles when the command has ended and its output is all there, in either order', async () => {
    const memory = new TerminalMemory();
    const first = memory.begin(start('a'));
    first.end({ at: 2 });
    first.write('late');
    first.close();
    await memory.last()?.settled;
    assert.equal(memory.last()?.stream, 'late');
    const second = memory.begin(start('b'));
    second.close();
    second.end({ at: 3 });
    await memory.last()?.settled;
  });

  it('takes a command for ended when the next one starts in its terminal', async () => {
    const memory = new TerminalMemory();
    memory.begin(start('a\nb')).write('x');
    const first = memory.last();
    memory.begin({ ...start('c'), startedAt: 7 });
    await first?.settled;
    assert.equal(first?.endedAt, 7);
  });

  it('knows what still runs, and the ended one before', () => {
    const memory = new TerminalMemory();
    memory.begin(start('a')).end({ at: 2 });
    memory.begin(start('b'));
    assert.equal(memory.last()?.endedAt, undefined);
    assert.equal(memory.last({ endedOnly: true })?.line, 'a');
  });

  it('ends what ran in a closed terminal and keeps it', async () => {
    const memory = new TerminalMemory();
    memory.begin(start('a')).write('x');
    memory.terminalClosed(one, 9);
    await memory.last()?.settled;
    assert.equal(memory.last()?.endedAt, 9);
  });

  it('keeps no more commands than its limit', () => {
    const memory = new TerminalMemory({ commands: 2, charactersEach: 100 });
    for (const line of ['a', 'b', 'c']) memory.begin(start(line));
    memory.begin(start(' '));
    assert.equal(memory.last()?.line, 'c');
    memory.begin(start(' '));
    assert.equal(memory.last(), undefined);
  });

  it('keeps the beginning and the end of a long output and says how much is missing', () => {
    const memory = new TerminalMemory({ commands: 2, charactersEach: 400 });
    const recording = memory.begin(start('a'));
    for (let line = 0; line < 10_000; line += 1) recording.write(`line ${line}\r\n`);
    recording.end({ at: 2 });
    recording.close();
    const { stream, leftOut } = memory.last() ?? assert.fail();
    assert.ok(stream.length < 600, String(stream.length));
    assert.ok(leftOut > 90_000);
    assert.match(stream, /^line 0\r\n/);
    assert.match(stream, /line 9999\r\n$/);
    assert.ok(stream.split('\r\n').every((line) => line === '' || /^line \d+$|^\[… \d+ …\]$/.test(line)));
  });

  it('takes the command line from the end, when only then it is known', () => {
    const memory = new TerminalMemory();
    memory.begin(start('pin')).end({ at: 2, line: 'ping' });
    assert.equal(memory.last()?.line, 'ping');
  });
});
