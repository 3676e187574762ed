import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onProcessEnd } from './cleanup.ts';

export type ScratchFolder = { path: string; remove: () => Promise<void> };

/** A new empty folder in the system's temporary folder; removed by `remove`, at the latest when this process ends. */
export function createScratchFolder(name: string): ScratchFolder {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), `casebook-${name}-`)));
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  const withdraw = onProcessEnd(() => rmSync(folder, options));
  return {
    path: folder,
    remove: async () => {
      await rm(folder, options);
      withdraw();
    },
  };
}
