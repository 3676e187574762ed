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

/** What a worker is asked. */
export interface TaskRequest {
  readonly task: string;
  readonly input: never;
}

/** Carries out a task; what it reports, returns or throws is sent. */
export async function runTask(
  tasks: Record<string, Task>,
  { task, input }: TaskRequest,
  send: (message: WorkerMessage) => void,
): Promise<void> {
  try {
    const work = tasks[task];
    if (!work) throw new Error(`The worker has no task ${task}`);
    send({ kind: 'done', value: await work(input, (value: unknown) => send({ kind: 'progress', value })) });
  } catch (error) {
    send({ kind: 'failed', error: plainError(error) });
  }
}

const plainError = (error: unknown): WorkerError => {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name, message, ...(stack === undefined ? {} : { stack }), ...code };
};
