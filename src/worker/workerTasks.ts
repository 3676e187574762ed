import { countLines } from '../evidence/log/countLines.ts';
import { searchLog } from '../evidence/log/searchLog.ts';
import { findWindow } from '../evidence/log/timeWindow.ts';
import { networkFacts } from '../evidence/network/networkFacts.ts';
import { parseNetworkOutput } from '../evidence/network/parseNetworkOutput.ts';
import { scanTexts, type ScanRequest } from '../evidence/secrets/scanTexts.ts';
import { readFeaturesTask } from '../similar/readFeaturesTask.ts';
import { serveSearch } from '../search/serveSearch.ts';
import type { Task } from './serveTasks.ts';

/**
 * What `dist/worker.cjs` can do, by name; `runInWorker` takes its types from here.
 *
 * To add a task: write a function of one argument in a module without `vscode` and name it here. Its input, its result and
 * its progress are copied between threads, so they are plain data: no functions, no classes of ours.
 */
export const workerTasks = {
  networkFacts: ({ text }: { text: string }) => networkFacts(text),
  parseNetwork: ({ text }: { text: string }) => parseNetworkOutput(text),
  searchLog,
  countLines,
  /** Reports each rule before it runs, those of the team by name: when one never ends, that is the one. */
  scanSecrets: (request: ScanRequest, report: (rule: string) => void) => scanTexts(request, report),
  findWindow,
  readFeatures: readFeaturesTask,
  /** Runs until the port is closed. */
  search: serveSearch,
} satisfies Record<string, Task>;

export type WorkerTasks = typeof workerTasks;
