import { parentPort, workerData } from 'node:worker_threads';
import { runTask, type Task, type TaskRequest } from './runTask.ts';

export type { Task, WorkerError, WorkerMessage } from './runTask.ts';

/** Carries out the one task that this thread was started for. Called by the entry of a worker's bundle. */
export function serveTasks(tasks: Record<string, Task>): void {
  void runTask(tasks, workerData as TaskRequest, (message) => parentPort?.postMessage(message));
}
