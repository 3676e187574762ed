import { cp } from 'node:fs/promises';
import path from 'node:path';
import { openViewContainer, treeRow } from '../../test/e2e/workbench.ts';
import { openSession } from '../../test/host/session.ts';
import { waitUntil } from '../../test/host/waitUntil.ts';

const markNames = ['activate', 'treeAsked', 'treeDrawn', 'casesDrawn', 'loaded'];

/** What a start of the extension took in a real VS Code. Times from `activate` on, ms; memory of the extension host, MB. */
export interface StartInVsCode {
  /** VS Code's own share: when it asks for the tree. */
  readonly treeAsked: number;
  readonly treeDrawn: number;
  /** When the rows of the first group's cases follow. */
  readonly casesDrawn: number;
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
    // The view is in front before the reload, so that the time until somebody looks at it is not measured.
    await openViewContainer(session.window.page, 'Support Casebook');
    await cp(cases, path.join(session.workspace, 'casebook'), { recursive: true });
    await session.window.reload();
    await treeRow(session.window.page, 'Not yet triaged').waitFor();
    // Once more, when the file watcher is done with all these new files.
    await session.window.reload();
    const { marks, heap } = await waitUntil(
      'the start to be over',
      async () => {
        const seen = await session.window.evaluate(
          (_, names): { marks: Record<string, number | undefined>; heap: number } => ({
            marks: Object.fromEntries(
              names.map((name) => [name, performance.getEntriesByName(`casebook/${name}`)[0]?.startTime]),
            ),
            heap: process.memoryUsage().heapUsed,
          }),
          markNames,
        );
        // A mark that is not set yet does not travel at all.
        return markNames.every((name) => seen.marks[name] !== undefined) ? seen : undefined;
      },
      60_000,
    );
    const since = (name: string): number => Math.round((marks[name] ?? NaN) - (marks.activate ?? NaN));
    return {
      treeAsked: since('treeAsked'),
      treeDrawn: since('treeDrawn'),
      casesDrawn: since('casesDrawn'),
      loaded: since('loaded'),
      hostHeap: Math.round(heap / (1024 * 1024)),
    };
  } finally {
    await session.stop();
  }
}
