/** The entry of `dist/worker.cjs`: one thread, one task. */
import { serveTasks } from './serveTasks.ts';
import { workerTasks } from './workerTasks.ts';

serveTasks(workerTasks);
