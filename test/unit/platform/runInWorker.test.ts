import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as esbuild from 'esbuild';
import { startWorker, WorkerTaskError, WorkerTimeout } from '../../../src/platform/runInWorker.ts';

describe('runInWorker', () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-worker-'));
    file = path.join(folder, 'worker.cjs');
    const entry = path.join(import.meta.dirname, 'workerTasks.ts');
    await esbuild.build({ entryPoints: [entry], outfile: file, bundle: true, platform: 'node', logLevel: 'error' });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('gives back what the task returns, and its progress on the way', async () => {
    const heard: unknown[] = [];
    assert.equal(await startWorker('double', 21, { file, onProgress: (progress) => heard.push(progress) }), 42);
    assert.deepEqual(heard, ['doubling 21']);
  });

  it('ends a regular expression that never comes to an end, while the host stays free', async () => {
    const heard: unknown[] = [];
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const run = startWorker('catastrophe', undefined, {
      file,
      stalledAfterMs: 300,
      onProgress: (progress) => heard.push(progress),
    });
    await assert.rejects(run, WorkerTimeout);
    assert.deepEqual(heard, ['before'], 'what was reported before is not lost');
    assert(delay.max / 1e6 < 1_000, `the host was held up for ${delay.max / 1e6} ms`);
  });

  it('lets a task live that reports now and then, but not past its time', async () => {
    assert.equal(await startWorker('patient', 8, { file, stalledAfterMs: 2_000 }), 'done');
    await assert.rejects(startWorker('patient', 1_000, { file, timeoutMs: 200 }), WorkerTimeout);
  });

  it('ends the thread when it is aborted', async () => {
    const abort = new AbortController();
    const run = startWorker('catastrophe', undefined, { file, signal: abort.signal, onProgress: () => abort.abort() });
    await assert.rejects(run, { name: 'AbortError' });
    await assert.rejects(startWorker('double', 1, { file, signal: abort.signal }), { name: 'AbortError' });
  });

  it('passes on what the task throws, with its code', async () => {
    const error = await startWorker('missingFile', undefined, { file }).catch((thrown: unknown) => thrown);
    assert(error instanceof WorkerTaskError);
    assert.deepEqual([error.name, error.message, error.code], ['RangeError', 'no such file', 'ENOENT']);
    await assert.rejects(startWorker('unheardOf', undefined, { file }), /no task unheardOf/);
  });

  it('fails, and nothing else with it, when a task takes too much memory', async () => {
    await assert.rejects(startWorker('hoard', undefined, { file, heapMB: 20 }), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
  });
});
