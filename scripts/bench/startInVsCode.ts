import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openViewContainer, treeRow } from '../../test/e2e/workbench.ts';
import { openSession, type Session, type SessionOptions } from '../../test/host/session.ts';
import { waitUntil } from '../../test/host/waitUntil.ts';
import { baselineTitle, writeBaselineExtension } from './baselineExtension.ts';

const markNames = ['activate', 'treeAsked', 'treeDrawn', 'casesDrawn', 'loaded'];

/** What a start of the extension took in a real VS Code, the median of several. Times from `activate` on, ms. */
export interface StartInVsCode {
  /** VS Code's own share: when it asks for the tree. */
  readonly treeAsked: number;
  readonly treeDrawn: number;
  /** When the rows of the first group's cases follow. */
  readonly casesDrawn: number;
  readonly loaded: number;
  /** Memory that the extension host holds after a collection, with VS Code's own part in it, MB. */
  readonly hostHeap: number;
}

/** So many starts are measured. */
const starts = 5;

/**
 * Starts VS Code on a workspace with these cases, shows the tree and reads the extension's marks.
 * @param cases a folder of case folders; it is copied
 */
export const startInVsCode = (cases: string): Promise<StartInVsCode> =>
  measureStarts({}, 'Support Casebook', 'Not yet triaged', cases);

/** The same, on the same workspace, for an extension that only shows a tree of rows: what VS Code itself takes. */
export async function startBaseline(cases: string): Promise<StartInVsCode> {
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-bench-baseline-'));
  try {
    const instead = await writeBaselineExtension(folder);
    return await measureStarts({ instead }, baselineTitle, 'Group 0', cases);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureStarts(
  options: SessionOptions,
  container: string,
  row: string,
  cases: string,
): Promise<StartInVsCode> {
  const session = await openSession({ asInstalled: true, lazy: true, ...options });
  try {
    // The view is in front before the reload, so that the time until somebody looks at it is not measured.
    await openViewContainer(session.window.page, container);
    await cp(cases, path.join(session.workspace, 'casebook'), { recursive: true });
    const measured: StartInVsCode[] = [];
    // The first two are left out: the file watcher is busy with all these new files, and nothing is in any cache.
    for (let start = -2; start < starts; start += 1) {
      await session.window.reload();
      await treeRow(session.window.page, row).waitFor();
      const one = await readStart(session);
      if (start >= 0) measured.push(one);
    }
    const median = (key: keyof StartInVsCode): number =>
      measured.map((one) => one[key]).sort((one, other) => one - other)[Math.floor(starts / 2)] ?? NaN;
    return {
      treeAsked: median('treeAsked'),
      treeDrawn: median('treeDrawn'),
      casesDrawn: median('casesDrawn'),
      loaded: median('loaded'),
      hostHeap: median('hostHeap'),
    };
  } finally {
    await session.stop();
  }
}

async function readStart({ window }: Session): Promise<StartInVsCode> {
  const marks = await waitUntil(
    'the start to be over',
    async () => {
      const seen = await window.evaluate(
        (_, names): Record<string, number | undefined> =>
          Object.fromEntries(
            names.map((name) => [name, performance.getEntriesByName(`casebook/${name}`)[0]?.startTime]),
          ),
        markNames,
      );
      // A mark that is not set yet does not travel at all.
      return markNames.every((name) => seen[name] !== undefined) ? seen : undefined;
    },
    60_000,
  );
  const heap = await window.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    process.getBuiltinModule('node:vm').runInNewContext('gc()');
    return process.memoryUsage().heapUsed;
  });
  const since = (name: string): number => Math.round((marks[name] ?? NaN) - (marks.activate ?? NaN));
  return {
    treeAsked: since('treeAsked'),
    treeDrawn: since('treeDrawn'),
    casesDrawn: since('casesDrawn'),
    loaded: since('loaded'),
    hostHeap: Math.round((heap / (1024 * 1024)) * 10) / 10,
  };
}
