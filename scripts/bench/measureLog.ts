/** Measures one log in a process of its own; `benchLogs` starts it with the log, the worker's bundle and ripgrep, if there is one. */
import { execFileSync } from 'node:child_process';
import { examineLog } from '../../src/evidence/log/examineLog.ts';
import { findStamps } from '../../src/evidence/log/findStamps.ts';
import { tailOf } from '../../src/evidence/log/lineSteps.ts';
import { LogFile } from '../../src/evidence/log/logFile.ts';
import type { SearchQuery } from '../../src/evidence/log/searchQuery.ts';
import { stampKey } from '../../src/evidence/log/stampFormats.ts';
import { utf8 } from '../../src/evidence/log/textEncoding.ts';
import { runInWorker } from '../../src/platform/runInWorker.ts';

const [logPath = '', file = '', ripgrep = ''] = process.argv.slice(2);
const rounds = 5;
const megabyte = 1024 * 1024;
const tidy = (value: number): number => Math.round(value * 100) / 100;
const median = (values: readonly number[]): number =>
  tidy([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN);

async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

let peak = 0;
const watchMemory = (): void => {
  peak = Math.max(peak, process.memoryUsage.rss());
};

globalThis.gc?.();
const before = process.memoryUsage.rss();
const opened = await timed(async () => {
  const log = await LogFile.open(logPath);
  await examineLog(log);
  return log;
});
const log = opened.result;

const queries: Readonly<Record<string, { query: SearchQuery; flags: string[] }>> = {
  text: { query: { text: 'OutOfMemoryError', isPattern: false, matchCase: true }, flags: ['-F'] },
  anyCase: { query: { text: 'outofmemoryerror', isPattern: false, matchCase: false }, flags: ['-F', '-i'] },
  pattern: { query: { text: 'ERROR .*Error: [a-z]+', isPattern: true, matchCase: true }, flags: [] },
};
for (const [name, { query, flags }] of Object.entries(queries)) {
  const own: number[] = [];
  const theirs: number[] = [];
  let hits = 0;
  // The first round brings the log into the cache of the system for both.
  for (let round = 0; round <= rounds; round += 1) {
    const input = { log: log.snapshot, encoding: utf8, query };
    const search = await timed(() => runInWorker('searchLog', input, { file, onProgress: watchMemory }));
    hits = search.result.count;
    if (round > 0) own.push(search.ms);
    if (ripgrep === '') continue;
    const args = ['--no-config', '--line-number', '--no-messages', ...flags, '-e', query.text, logPath];
    const other = await timed(() => execFileSync(ripgrep, args, { maxBuffer: 256 * megabyte, encoding: 'utf8' }));
    if (round > 0) theirs.push(other.ms);
    const lines = other.result.split('\n').length - 1;
    if (lines !== hits) throw new Error(`${name}: ${hits} lines found, ripgrep found ${lines}`);
  }
  const target = name === 'pattern' ? {} : { target: 2_000, met: median(own) <= 2_000 };
  const beside =
    ripgrep === ''
      ? { ripgrep: 'not installed' }
      : { ripgrep: median(theirs), ratio: tidy(median(own) / median(theirs)) };
  console.log(JSON.stringify({ logSearch: name, bytes: log.size, hits, time: median(own), ...target, ...beside }));
}

const tails: number[] = [];
for (let round = 0; round < 21; round += 1) {
  const tail = await timed(async () => {
    const again = await LogFile.open(logPath);
    const { startByte, endByte, lines } = await tailOf(again, utf8, 500);
    const text = (await again.read(startByte, endByte - startByte)).toString('utf8');
    await again.close();
    return { text, lines };
  });
  if (tail.result.text.split('\n').length - 1 !== 500) throw new Error('These are not the last 500 lines');
  tails.push(tail.ms);
}
const time = median(tails);
console.log(
  JSON.stringify({ logTail: 500, bytes: log.size, time, target: 50, met: time <= 50, examine: tidy(opened.ms) }),
);

const stamps = await findStamps(log, utf8, log.snapshot.changed);
if (!stamps) throw new Error('The log has times');
const middle = (stampKey(stamps.first) + stampKey(stamps.last)) / 2;
const input = { log: log.snapshot, encoding: utf8, reading: stamps.reading, from: middle, to: middle + 60_000 };
const window = await timed(() => runInWorker('findWindow', input, { file, onProgress: watchMemory }));
const [range] = window.result.ranges;
if (!range) throw new Error('The log has lines of every minute');
const positions = [range.startByte, range.endByte];
const counted = await timed(() =>
  runInWorker('countLines', { log: log.snapshot, encoding: utf8, positions }, { file, onProgress: watchMemory }),
);
console.log(JSON.stringify({ logWindow: tidy(window.ms), lineNumbers: tidy(counted.ms), bytes: log.size }));

const grown = tidy((peak - before) / megabyte);
console.log(JSON.stringify({ logMemory: grown, unit: 'MB over all of it', target: 100, met: grown <= 100 }));
await log.close();
