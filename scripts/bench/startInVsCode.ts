import { cpSync } from 'node:fs';
import path from 'node:path';
import { openViewContainer } from '../../test/e2e/workbench.ts';
import { openSession } from '../../test/host/session.ts';
import { waitUntil } from '../../test/host/waitUntil.ts';

/** What a start of the extension took in a real VS Code. Times from `activate` on, ms; memory of the extension host, MB. */
export interface StartInVsCode {
  readonly treeDrawn: number;
  readonly loaded: number;
  readonly hostHeap: number;
}

/**
 * Starts VS Code on a workspace with these cases, shows the tree and reads the extension's marks.
 * @param cases a folder of case folders; it is copied
 */
export async function startInVsCode(cases: string): Promise<StartInVsCode> {
  const session = await openSession({ asInstalled: true, lazy: true });
  try {
    cpSync(cases, path.join(session.workspace, 'casebook'), { recursive: true });
    await session.window.reload();
    await openViewContainer(session.window.page, 'Support Casebook');
    const { marks, heap } = await waitUntil(
      'the start to be over',
      async () => {
        const seen = await session.window.evaluate(() => ({
          marks: Object.fromEntries(
            ['activate', 'treeDrawn', 'loaded'].map((name) => [
              name,
              performance.getEntriesByName(`casebook/${name}`)[0]?.startTime,
            ]),
          ),
          heap: process.memoryUsage().heapUsed,
        }));
        return Object.values(seen.marks).every((at) => at !== undefined) ? seen : undefined;
      },
      60_000,
    );
    const since = (name: string): number => Math.round((marks[name] ?? NaN) - (marks.activate ?? NaN));
    return { treeDrawn: since('treeDrawn'), loaded: since('loaded'), hostHeap: Math.round(heap / (1024 * 1024)) };
  } finally {
    await session.stop();
  }
}
