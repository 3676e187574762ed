import assert from 'node:assert/strict';
import { TerminalMemory, type CommandEvent } from '../../../../src/evidence/terminal/terminalMemory.ts';

describe('TerminalMemory', () => {
  const one = {};
  const two = {};
  const start = (line: string, terminal: object = one) => ({ terminal, line, startedAt: 1 });
  const lines = (memory: TerminalMemory): string[] => memory.commands.map(({ line }) => line);

  it('remembers the last command of a terminal and of all', () => {
    const memory = new TerminalMemory();
    memory.begin(start('a')).end({ at: 2 });
    memory.begin(start('b', two)).end({ at: 3, exitCode: 1 });
    assert.equal(memory.last()?.line, 'b');
    assert.equal(memory.last({ terminal: one })?.line, 'a');
    assert.equal(memory.last({ terminal: two })?.exitCode, 1);
    assert.equal(memory.last({ terminal: {} }), undefined);
  });

  it('lists the commands of all terminals, the newest first, and finds one by its number', () => {
    const memory = new TerminalMemory();
    memory.begin(start('a'));
    memory.begin({ ...start('b', two), terminalName: 'zsh', cwd: '/srv' });
    assert.deepEqual(lines(memory), ['b', 'a']);
    const [newest] = memory.commands;
    assert.equal(memory.find(newest?.id ?? 0), newest);
    assert.deepEqual([newest?.terminalName, newest?.cwd], ['zsh', '/srv']);
  });

  it('takes an empty Enter for no command', () => {
    const memory = new TerminalMemory();
    memory.begin(start('a'));
    memory.begin(start('  ')).end({ at: 2 });
    assert.equal(memory.last()?.line, 'a');
    assert.deepEqual(lines(memory), ['a']);
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

  it('takes the command line from the end, when only then it is known', () => {
    const memory = new TerminalMemory();
    memory.begin(start('pin')).end({ at: 2, line: 'ping' });
    assert.equal(memory.last()?.line, 'ping');
  });

  it('tells of each start, of each end once, and of what was attached', () => {
    const memory = new TerminalMemory();
    const told: string[] = [];
    memory.onDidChange(({ kind, command }: CommandEvent) => told.push(`${kind} ${command.line}`));
    const recording = memory.begin(start('a'));
    recording.end({ at: 2 });
    recording.end({ at: 3 });
    memory.begin(start('')).end({ at: 4 });
    memory.markAttached(recording.command);
    assert.deepEqual(told, ['started a', 'ended a', 'attached a']);
    assert.equal(recording.command.isAttached, true);
  });

  it('keeps no more commands than its limit, also when the limit is lowered', () => {
    const memory = new TerminalMemory({ commands: 3, bytes: 100_000 });
    for (const line of ['a', 'b', 'c', 'd']) memory.begin(start(line));
    assert.deepEqual(lines(memory), ['d', 'c', 'b']);
    memory.limits = { commands: 1, bytes: 100_000 };
    assert.deepEqual(lines(memory), ['d']);
  });

  it('keeps no more bytes than its limit: the oldest commands make room, the newest keeps its share', () => {
    const memory = new TerminalMemory({ commands: 100, bytes: 1_000_000 });
    for (let n = 0; n < 20; n += 1) {
      const recording = memory.begin(start(String(n)));
      for (let line = 0; line < 3_000; line += 1) recording.write(`line ${line} 来自 10.0.0.1 的回复\r\n`);
      recording.end({ at: 2 });
      recording.close();
      assert.ok(memory.bytes <= 1_000_000, `${memory.bytes} bytes after ${n + 1} commands`);
    }
    assert.equal(lines(memory)[0], '19');
    assert.ok(lines(memory).length >= 5, String(lines(memory).length));
    assert.match(memory.last()?.stream ?? '', /line 2999 来自 10\.0\.0\.1 的回复\r\n$/);
  });

  it('takes no more memory than it says, however an endless command prints', function () {
    this.timeout(20_000);
    const memory = new TerminalMemory({ commands: 50, bytes: 16_000_000 });
    const before = process.memoryUsage();
    for (let n = 0; n < 8; n += 1) {
      const recording = memory.begin(start(`yes ${n}`));
      // Small pieces, as a terminal hands them out: 10 MB a command.
      for (let piece = 0; piece < 50_000; piece += 1) recording.write(`y ${piece}\r\n`.repeat(20));
    }
    const after = process.memoryUsage();
    const taken = after.arrayBuffers - before.arrayBuffers;
    assert.ok(memory.bytes <= 16_000_000, `${memory.bytes} bytes counted`);
    assert.ok(memory.bytes > 12_000_000, 'it uses what it may');
    // Blocks that were dropped may not have been collected yet.
    assert.ok(taken < 64_000_000, `${taken} bytes of buffers`);
  });

  it('counts few bytes for many small commands', () => {
    const memory = new TerminalMemory({ commands: 500, bytes: 16_000_000 });
    for (let n = 0; n < 500; n += 1) memory.begin(start(`echo ${n}`)).write('short\r\n');
    assert.ok(memory.bytes <= 512_000, String(memory.bytes));
  });
});
