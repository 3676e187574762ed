import { browserGlobals } from '../web/browserGlobals.ts';
import { runTask, type Task, type TaskRequest } from './runTask.ts';

/** Carries out the one task that this Web Worker is sent. */
export function serveTasks(tasks: Record<string, Task>): void {
  browserGlobals.addEventListener('message', ({ data }) => {
    // Both sides are of one build.
    void runTask(tasks, data as TaskRequest, (message) => browserGlobals.postMessage(message));
  });
}
