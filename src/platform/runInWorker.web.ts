import { browserGlobals } from '../web/browserGlobals.ts';
import type { WorkerMessage } from '../worker/serveTasks.ts';
import type { WorkerTasks } from '../worker/workerTasks.ts';
import type { InputOf, OutputOf, ProgressOf, WorkerOptions } from './runInWorker.ts';
import { WorkerTaskError, WorkerTimeout } from './workerErrors.ts';

export { WorkerTaskError, WorkerTimeout };

let bundles = '';

/** Tells where the bundles for the browser are; called once, at activation. @param folder URI of `dist/web` */
export function useWorkersOf(folder: string): void {
  bundles = folder;
}

/** As on the desktop, in a Web Worker: `dist/x.cjs` is `dist/web/x.js` here. The limit of the heap is the browser's own. */
export function runInWorker<Name extends keyof WorkerTasks>(
  task: Name,
  input: InputOf<WorkerTasks[Name]>,
  options: WorkerOptions<ProgressOf<WorkerTasks[Name]>>,
): Promise<OutputOf<WorkerTasks[Name]>> {
  // The types of both sides are of the same map; between the threads they are known to nobody.
  return startWorker(task, input, options as WorkerOptions<unknown>) as Promise<OutputOf<WorkerTasks[Name]>>;
}

/** As `runInWorker`, of a bundle with other tasks. */
export async function startWorker(task: string, input: unknown, options: WorkerOptions<unknown>): Promise<unknown> {
  const { file, signal, onProgress, stalledAfterMs, timeoutMs, transfer } = options;
  signal?.throwIfAborted();
  const worker = new browserGlobals.Worker(`${bundles}/${nameOf(file)}.js`);
  let stall: ReturnType<typeof setTimeout> | undefined;
  let timeout: ReturnType<typeof setTimeout> | undefined;
  let abort: (() => void) | undefined;
  try {
    return await new Promise<unknown>((resolve, reject) => {
      abort = () => reject(signal?.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
      signal?.addEventListener('abort', abort);
      if (timeoutMs !== undefined)
        timeout = setTimeout(() => reject(new WorkerTimeout(`${task} took more than ${timeoutMs} ms`)), timeoutMs);
      const watch = (): void => {
        if (stalledAfterMs === undefined) return;
        clearTimeout(stall);
        stall = setTimeout(
          () => reject(new WorkerTimeout(`${task} said nothing for ${stalledAfterMs} ms`)),
          stalledAfterMs,
        );
      };
      worker.onmessage = (event) => {
        // Both sides are of one build.
        const data = event.data as WorkerMessage;
        switch (data.kind) {
          case 'progress':
            watch();
            onProgress?.(data.value);
            return;
          case 'failed':
            reject(new WorkerTaskError(data.error));
            return;
          case 'done':
            resolve(data.value);
        }
      };
      worker.onerror = (event) => reject(new Error(`The worker for ${task} failed: ${event.message}`));
      watch();
      worker.postMessage({ task, input }, transfer ?? []);
    });
  } finally {
    clearTimeout(stall);
    clearTimeout(timeout);
    if (abort) signal?.removeEventListener('abort', abort);
    worker.terminate();
  }
}

/** `…/dist/worker.cjs` is "worker". */
const nameOf = (file: string): string => /([^\\/]+)\.cjs$/.exec(file)?.[1] ?? 'worker';
