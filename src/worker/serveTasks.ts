import { parentPort, workerData } from 'node:worker_threads';

/**
 * A task that runs in a thread of its own. `report` sends progress, at once and even while the task computes: what was
 * reported has arrived when the task is ended. The types here are such that every function of that kind fits.
 */
export type Task = (input: never, report: (progress: unknown) => void) => unknown;

/** What a worker tells its host. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly value: unknown }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly error: WorkerError };

/** An error as it crosses the border between threads, where classes are lost. */
export interface WorkerError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** A system error's code, e.g. "ENOENT". */
  readonly code?: string;
}

/** Carries out the one task that this thread was started for. Called by the entry of a worker's bundle. */
export function serveTasks(tasks: Record<string, Task>): void {
  const { task, input } = workerData as { task: string; input: never };
  const send = (message: WorkerMessage): void => parentPort?.postMessage(message);
  const run = async (): Promise<void> => {
    try {
      const work = tasks[task];
      if (!work) throw new Error(`The worker has no task ${task}`);
      send({ kind: 'done', value: await work(input, (value: unknown) => send({ kind: 'progress', value })) });
    } catch (error) {
      send({ kind: 'failed', error: plainError(error) });
    }
  };
  void run();
}

const plainError = (error: unknown): WorkerError => {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name, message, ...(stack === undefined ? {} : { stack }), ...code };
};
