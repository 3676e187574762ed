import type { WorkerError } from '../worker/serveTasks.ts';

/** The task was ended because it took too long, or said nothing for too long. What it had reported before was reported. */
export class WorkerTimeout extends Error {
  override readonly name = 'WorkerTimeout';
}

/** What the task threw, with its name, its stack in the thread and, of a system error, its code. */
export class WorkerTaskError extends Error {
  override readonly name: string;
  readonly code: string | undefined;
  constructor({ name, message, stack, code }: WorkerError) {
    super(message);
    this.name = name;
    this.code = code;
    if (stack !== undefined) this.stack = stack;
  }
}
