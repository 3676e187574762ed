import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startWorker } from '../../src/platform/runInWorker.ts';
import type { FeaturesRead } from '../../src/similar/readFeatures.ts';
import { SimilarCases } from '../../src/similar/similarCases.ts';
import type { CaseStore } from '../../src/store/caseStore.ts';
import type { Log } from '../../src/store/log.ts';
import { nodeFileAccess } from '../../src/store/nodeFileAccess.ts';
import { readCase } from '../../src/store/readCase.ts';
import { projectRoot } from '../../test/host/hosts.ts';

/** What similar cases cost, ms and MB. `queryCpu` is of the processor's time: it tells the truth on a busy machine. */
export interface SimilarFigures {
  /** Until every case can be found. */
  readonly similarIndex: number;
  /** The longest that the host was kept from anything else meanwhile, and taking in one batch took. */
  readonly similarBlock: number;
  readonly similarTake: number;
  readonly similarHeap: number;
  readonly similarQuery: number;
  readonly similarQueryP95: number;
  readonly similarQueryCpu: number;
  /** From an edit on disk until it is found; the rest that is waited for first not counted. */
  readonly similarUpdate: number;
}

const queries = 60;

/** Indexes all cases of a store that has read them, and asks for the cases like some of them. Needs `dist/worker.cjs`. */
export async function measureSimilar(store: CaseStore, log: Log): Promise<SimilarFigures> {
  const entries = [...store.entries()].filter(({ kind }) => kind === 'case');
  const cases = await Promise.all(
    Array.from({ length: queries }, async (_, index) => {
      const entry = entries[(index * 131) % entries.length];
      const read = entry && (await readCase(nodeFileAccess, { folder: entry.folder, root: entry.root.uri }));
      return read?.kind === 'case' && entry ? [{ folder: entry.folder, current: read.case }] : [];
    }),
  ).then((read) => read.flat());
  const takes: number[] = [];
  const similar = new SimilarCases({
    store,
    loaded: Promise.resolve(),
    log,
    read: async (places, onRead, signal) => {
      const onProgress = (batch: unknown): void => {
        const start = performance.now();
        onRead(batch as readonly FeaturesRead[]);
        takes.push(performance.now() - start);
      };
      const file = path.join(projectRoot, 'dist', 'worker.cjs');
      await startWorker('readFeatures', { places }, { file, signal, onProgress });
    },
  });
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const [first] = cases;
  if (!first) throw new Error('There is no case to ask about');
  await similar.findAll(first.folder, first.current);
  const index = performance.now() - start;
  delay.disable();
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed - heapBefore;
  const cpu = process.cpuUsage();
  const times = cases.map(({ folder, current }) => {
    const asked = performance.now();
    similar.find(folder, current);
    return performance.now() - asked;
  });
  const { user, system } = process.cpuUsage(cpu);
  const update = await measureUpdate(store, similar, first.folder);
  similar.dispose();
  const sorted = times.sort((one, other) => one - other);
  const at = (share: number): number => tidy(sorted[Math.floor(sorted.length * share)] ?? NaN);
  return {
    similarIndex: tidy(index),
    similarBlock: tidy(delay.max / 1e6),
    similarTake: tidy(Math.max(...takes)),
    similarHeap: tidy(heap / (1024 * 1024)),
    similarQuery: at(0.5),
    similarQueryP95: at(0.95),
    similarQueryCpu: tidy((user + system) / 1000 / times.length),
    similarUpdate: update,
  };
}

async function measureUpdate(store: CaseStore, similar: SimilarCases, folder: string): Promise<number> {
  const document = await store.open(folder);
  document.edit([{ type: 'set', path: ['intake', 'technicalSummary'], value: 'A zeppelin hides the antenna' }]);
  await document.flush();
  const start = performance.now();
  await similar.findAll(folder, document.case);
  const took = performance.now() - start;
  document.release();
  return tidy(took);
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
