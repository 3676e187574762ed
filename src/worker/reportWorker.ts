/** The entry of `dist/report-worker.cjs`: the writers of reports with their libraries, apart from the worker that others start. */
import { reportTasks } from '../reports/reportTasks.ts';
import { serveTasks } from './serveTasks.ts';

serveTasks(reportTasks);
