/**
 * Measures the store beside its baseline, and prints one JSON line per size: `npm run bench -- --sizes 100,1000,10000`.
 *
 * The baseline is a synchronous read and JSON.parse of the same files and nothing else. Each size runs in a process of its
 * own, after one reading of all files, so that both sides find them in the cache. Times in ms, memory in MB. `ratio` is of
 * the times on the clock, `cpuRatio` of the processor's: the second one tells the truth on a machine that is busy otherwise.
 * `list`: what the tree takes to group, sort and filter all cases in another way.
 * A second line per size tells what a start takes in a real VS Code, from activation on, beside an extension that shows a
 * tree of the same size and does nothing else; `--store-only` leaves it out.
 * `similar…` are the figures of similar cases, see `bench/measureSimilar.ts`.
 * At the end, or alone with `--logs-only`, logs: a search of 1 GB beside ripgrep, its last lines, a time window, and the memory.
 * With `--search` alone: the search index, its queries beside a scan of all texts, and its updates (under 50 ms and 20 ms).
 * With `--dashboard` alone: the counting for the dashboard, which is to take less than a second for 10,000 cases.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { CaseStore } from '../src/store/caseStore.ts';
import type { CaseFolder } from '../src/store/caseRoot.ts';
import { nodeFileAccess } from '../src/store/nodeFileAccess.ts';
import { projectRoot, newestHost } from '../test/host/hosts.ts';
import { ensureBrowser } from '../test/host/browser.ts';
import { installHost } from '../test/host/installHost.ts';
import { closeBrowser } from '../test/host/session.ts';
import { benchDashboard } from './bench/benchDashboard.ts';
import { benchList } from './bench/benchList.ts';
import { benchLogs } from './bench/benchLogs.ts';
import { benchSearch } from './bench/benchSearch.ts';
import { measureSimilar } from './bench/measureSimilar.ts';
import { startBaseline, startInVsCode } from './bench/startInVsCode.ts';
import { build } from './build.ts';
import { writeCases } from './makeCases.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    folder: { type: 'string' },
    'store-only': { type: 'boolean', default: false },
    'logs-only': { type: 'boolean', default: false },
    dashboard: { type: 'boolean', default: false },
    search: { type: 'boolean', default: false },
  },
});

const tidy = (value: number): number => Math.round(value * 100) / 100;
const megabytes = (bytes: number): number => tidy(bytes / (1024 * 1024));
const percentile = (sorted: readonly number[], share: number): number =>
  tidy(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
const collect = (): void => globalThis.gc?.();

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const baseline = (folder: string): { time: number; cpu: number } => {
  const [start, cpu] = [performance.now(), cpuMs()];
  for (const name of readdirSync(folder)) JSON.parse(readFileSync(path.join(folder, name, 'case.json'), 'utf8'));
  return { time: performance.now() - start, cpu: cpuMs() - cpu };
};

const quiet = { debug: () => undefined, info: () => undefined, warn: console.error, error: console.error };

interface Loaded {
  store: CaseStore;
  firstBatch: number;
  full: number;
  cpu: number;
  longestBlock: number;
}

async function load(folder: string): Promise<Loaded> {
  const root = { uri: pathToFileURL(folder).href, name: 'bench' };
  const store = new CaseStore({ files: nodeFileAccess, roots: [root], log: quiet });
  let firstBatch = NaN;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [start, cpu] = [performance.now(), cpuMs()];
  store.onDidChange(({ added }) => {
    if (Number.isNaN(firstBatch) && added.length > 0) firstBatch = performance.now() - start;
  });
  await store.load();
  const full = performance.now() - start;
  const cpuUsed = cpuMs() - cpu;
  delay.disable();
  return { store, firstBatch, full, cpu: cpuUsed, longestBlock: delay.max / 1e6 };
}

/** One edit and its way to the disk, over and over. */
async function saves(store: CaseStore, folder: CaseFolder): Promise<number[]> {
  const document = await store.open(folder);
  const times: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    const start = performance.now();
    document.edit([{ type: 'set', path: ['title'], value: `Round ${round}` }]);
    await document.flush();
    times.push(performance.now() - start);
  }
  document.release();
  return times.slice(10).sort((one, other) => one - other);
}

async function measure(folder: string): Promise<void> {
  const size = readdirSync(folder).length;
  baseline(folder);
  collect();
  const heapBefore = process.memoryUsage().heapUsed;
  const rssBefore = process.memoryUsage().rss;
  const first = await load(folder);
  const rss = process.memoryUsage().rss - rssBefore;
  collect();
  const heap = process.memoryUsage().heapUsed - heapBefore;
  const [entry] = first.store.entries();
  const save = entry ? await saves(first.store, entry.folder) : [];
  const list = benchList(first.store);
  // Only where there is a worker: a build comes before everything but `--store-only`.
  const isBuilt = existsSync(path.join(projectRoot, 'dist', 'worker.cjs'));
  const similar = isBuilt ? await measureSimilar(first.store, quiet) : undefined;
  await first.store.dispose();
  // In turn, so that whatever else the machine does falls on both.
  const rounds: { base: number; baseCpu: number; full: number; cpu: number; firstBatch: number; block: number }[] = [];
  for (let round = 0; round < 5; round += 1) {
    collect();
    const base = baseline(folder);
    collect();
    const again = await load(folder);
    rounds.push({
      base: base.time,
      baseCpu: base.cpu,
      full: again.full,
      cpu: again.cpu,
      firstBatch: again.firstBatch,
      block: again.longestBlock,
    });
    await again.store.dispose();
  }
  const median = (key: keyof (typeof rounds)[number]): number =>
    percentile(
      rounds.map((round) => round[key]).sort((one, other) => one - other),
      0.5,
    );
  console.log(
    JSON.stringify({
      cases: size,
      baseline: median('base'),
      fullLoad: median('full'),
      ratio: tidy(median('full') / median('base')),
      baselineCpu: median('baseCpu'),
      fullLoadCpu: median('cpu'),
      cpuRatio: tidy(median('cpu') / median('baseCpu')),
      firstBatch: median('firstBatch'),
      longestBlock: tidy(Math.max(...rounds.map(({ block }) => block))),
      coldFullLoad: tidy(first.full),
      heap: megabytes(heap),
      rss: megabytes(rss),
      saveMedian: percentile(save, 0.5),
      saveP95: percentile(save, 0.95),
      list,
      ...similar,
    }),
  );
}

async function run(): Promise<void> {
  if (values.folder !== undefined) {
    await measure(values.folder);
    return;
  }
  if (values.dashboard) {
    for (const size of values.sizes.split(',').map(Number)) if (!(await benchDashboard(size))) process.exitCode = 1;
    return;
  }
  if (values.search) {
    for (const size of values.sizes.split(',').map(Number)) if (!benchSearch(size)) process.exitCode = 1;
    return;
  }
  if (values['logs-only']) {
    await build({ production: true });
    await measureLogs();
    return;
  }
  if (!values['store-only']) await prepareVsCode();
  for (const size of values.sizes.split(',').map(Number)) {
    if (!Number.isSafeInteger(size) || size < 1) throw new RangeError(`Not a number of cases: ${size}`);
    const folder = mkdtempSync(path.join(tmpdir(), 'casebook-bench-'));
    try {
      writeCases(folder, size);
      const child = fork(fileURLToPath(import.meta.url), ['--folder', folder], {
        execArgv: [...process.execArgv, '--expose-gc'],
      });
      const [code] = (await once(child, 'exit')) as [number | null];
      if (code !== 0) process.exitCode = 1;
      if (values['store-only']) continue;
      const [baseline, inVsCode] = [await startBaseline(folder), await startInVsCode(folder)];
      console.log(
        JSON.stringify({ cases: size, inVsCode, baseline, ownHeap: tidy(inVsCode.hostHeap - baseline.hostHeap) }),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (!values['store-only']) await measureLogs();
}

async function measureLogs(): Promise<void> {
  if (!(await benchLogs())) process.exitCode = 1;
}

/** The VS Code that the start is measured in, and the extension as users have it. */
async function prepareVsCode(): Promise<void> {
  const log = (line: string): void => console.error(line);
  await ensureBrowser(log);
  await installHost(newestHost, log);
  await build({ tests: true, production: true });
}

await run();
await closeBrowser();
