import assert from 'node:assert/strict';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { LiveSearch, type SearchState } from '../../../../src/commands/evidence/log/liveSearch.ts';
import { LogFile } from '../../../../src/evidence/log/logFile.ts';
import type { SearchQuery } from '../../../../src/evidence/log/searchQuery.ts';
import { utf8 } from '../../../../src/evidence/log/textEncoding.ts';
import { LogFolder } from '../../evidence/log/sampleLogs.ts';

describe('a search while it is typed', () => {
  const folder = new LogFolder();
  let workerFile: string;
  before(async () => {
    workerFile = path.join(folder.path, 'worker.cjs');
    await esbuild.build({
      entryPoints: [path.join(import.meta.dirname, '../../../../src/worker/worker.ts')],
      outfile: workerFile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
  });
  after(() => folder.dispose());

  const start = (log: LogFile, query: Partial<SearchQuery>, stalledAfterMs?: number) => {
    const states: SearchState[] = [];
    const changed = (): void => void states.push(search.state);
    const search = new LiveSearch({ log, encoding: utf8, workerFile }, changed, stalledAfterMs);
    search.start({ text: '', isPattern: true, matchCase: true, ...query });
    return { search, states };
  };

  it('counts what matches', async () => {
    const { search, states } = start(await folder.log('one\ntwo\nthree\n'), { text: 't' });
    await search.settled();
    assert.deepEqual(states[0], { kind: 'running', count: 0, share: 0 });
    assert(search.state.kind === 'done');
    assert.equal(search.state.hits.count, 2);
  });

  it('says what is wrong with an expression, without searching', async () => {
    const { search } = start(await folder.log('one\n'), { text: '[' });
    assert.equal(search.state.kind, 'invalid');
  });

  it('ends an expression without end, and keeps what was found before', async () => {
    // A megabyte that is harmless, and a line that takes 2^40 tries.
    const harmless = 'aaaa\n'.repeat(2 * 131_072);
    const log = await folder.log(`${harmless}${'a'.repeat(40)}!\n`);
    const { search } = start(log, { text: '^(a+)+$' }, 2_000);
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 20);
    await search.settled();
    clearInterval(turn);
    assert(search.state.kind === 'stalled');
    const { hits, line, share } = search.state;
    assert.deepEqual([hits.first[0]?.startLine, hits.first.length], [1, 500]);
    // Counted up to the block that was not finished, and the line is the first one of that block.
    assert.equal(hits.count, line - 1);
    assert(share > 0.3 && share < 1, `${share} of the log`);
    assert(turns > 20, 'the host had its turns meanwhile');
  });

  it('is ended by the next one, and by giving up', async () => {
    const log = await folder.log(`${'a'.repeat(40)}!\n`);
    const { search, states } = start(log, { text: '^(a+)+$' });
    const first = search.settled();
    search.start({ text: 'a!', isPattern: false, matchCase: true });
    await Promise.all([first, search.settled()]);
    assert.equal(search.state.kind, 'done');
    search.start({ text: '^(a+)+$', isPattern: true, matchCase: true });
    search.stop();
    await search.settled();
    assert.deepEqual(
      states.map(({ kind }) => kind).filter((kind) => kind !== 'running'),
      ['done'],
    );
  });

  it('tells that the log was rotated meanwhile', async () => {
    const log = await folder.log('one\n', 'rotating.log');
    const { rename } = await import('node:fs/promises');
    await rename(log.snapshot.path, `${log.snapshot.path}.1`);
    const { search } = start(log, { text: 'one' });
    await search.settled();
    assert(search.state.kind === 'failed');
    assert.match(String(search.state.error), /gone while it was read/);
  });
});
