import { Worker, type MessagePort } from 'node:worker_threads';
import type { WorkerMessage } from '../worker/serveTasks.ts';
import type { WorkerTasks } from '../worker/workerTasks.ts';
import { WorkerTaskError, WorkerTimeout } from './workerErrors.ts';

export { WorkerTaskError, WorkerTimeout };

export type InputOf<T> = T extends (input: infer Input, ...rest: never) => unknown ? Input : never;
export type OutputOf<T> = T extends (...all: never) => infer Output ? Awaited<Output> : never;
export type ProgressOf<T> = T extends (input: never, report: (progress: infer Progress) => void) => unknown
  ? Progress
  : never;

export interface WorkerOptions<Progress> {
  /** The bundle of the worker: `context.asAbsolutePath('dist/worker.cjs')`. */
  readonly file: string;
  /** Aborting ends the thread at once, whatever it is doing. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** The thread is ended when it says nothing for this long, in ms: a regular expression that never comes to an end, a dead drive. */
  readonly stalledAfterMs?: number | undefined;
  /** The thread is ended when it is not done by then, in ms. */
  readonly timeoutMs?: number | undefined;
  /** The most that V8's heap of the thread may take, in MB; past it the task fails and the host lives on. */
  readonly heapMB?: number | undefined;
  /** What of the input is handed over instead of copied, such as a port to talk with the task through. */
  readonly transfer?: readonly Transferable[] | undefined;
}

type Transferable = ArrayBuffer | MessagePort;

/**
 * Runs a task in a thread of its own, started for it and ended with it, so that nothing that it does can hold up the
 * extension host: neither a long computation nor a regular expression without end. A start takes some 30 ms; for less
 * work than that, do it in slices on the host. Tasks are named in `src/worker/workerTasks.ts`, where it says how to add one.
 * @returns what the task returns, copied
 * @throws WorkerTaskError what the task threw; WorkerTimeout; the signal's reason when aborted
 */
export function runInWorker<Name extends keyof WorkerTasks>(
  task: Name,
  input: InputOf<WorkerTasks[Name]>,
  options: WorkerOptions<ProgressOf<WorkerTasks[Name]>>,
): Promise<OutputOf<WorkerTasks[Name]>> {
  // The types of both sides are of the same map; between the threads they are known to nobody.
  return startWorker(task, input, options as WorkerOptions<unknown>) as Promise<OutputOf<WorkerTasks[Name]>>;
}

/** As `runInWorker`, of a bundle with other tasks. */
export function startWorker(task: string, input: unknown, options: WorkerOptions<unknown>): Promise<unknown> {
  const { file, signal, onProgress, stalledAfterMs, timeoutMs, heapMB, transfer } = options;
  return new Promise<unknown>((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(reasonOf(signal));
      return;
    }
    const worker = new Worker(file, {
      workerData: { task, input },
      ...(transfer === undefined ? {} : { transferList: [...transfer] }),
      // The host's own switches (a debugger, a loader) are not the thread's.
      execArgv: [],
      ...(heapMB === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMB } }),
    });
    let stall: NodeJS.Timeout | undefined;
    const timeout = timeoutMs === undefined ? undefined : setTimeout(() => fail(tooLong(task, timeoutMs)), timeoutMs);
    const watch = (): void => {
      if (stalledAfterMs === undefined) return;
      clearTimeout(stall);
      stall = setTimeout(() => fail(silent(task, stalledAfterMs)), stalledAfterMs);
    };
    const settle = (): void => {
      clearTimeout(stall);
      clearTimeout(timeout);
      signal?.removeEventListener('abort', abort);
      worker.removeAllListeners();
      // What a thread throws while it is being ended concerns nobody.
      worker.on('error', () => undefined);
    };
    const fail = (error: Error): void => {
      settle();
      // Only once the thread is gone: whoever waited may remove the file that it read.
      void worker.terminate().finally(() => reject(error));
    };
    const abort = (): void => fail(reasonOf(signal));
    signal?.addEventListener('abort', abort);
    worker.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'progress':
          watch();
          onProgress?.(message.value);
          return;
        case 'failed':
          fail(new WorkerTaskError(message.error));
          return;
        case 'done':
          settle();
          void worker.terminate().finally(() => resolve(message.value));
      }
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`The worker for ${task} ended with ${code}`)));
    watch();
  });
}

const tooLong = (task: string, ms: number): WorkerTimeout => new WorkerTimeout(`${task} took more than ${ms} ms`);
const silent = (task: string, ms: number): WorkerTimeout => new WorkerTimeout(`${task} said nothing for ${ms} ms`);

const reasonOf = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError');
