import type { Hit, HitList } from '../../../evidence/log/hitList.ts';
import type { SearchProgress } from '../../../evidence/log/searchLog.ts';
import { patternOf, type SearchQuery } from '../../../evidence/log/searchQuery.ts';
import { runInWorker, WorkerTimeout } from '../../../platform/runInWorker.ts';
import type { LogTaking } from './logTaking.ts';

/** Silence of the worker, in ms, past which an expression is held to be without end. A block is searched in a few. */
const defaultStallMs = 5_000;

/** What is searched, and how: as much of a `LogTaking` as is needed. */
type Searched = Pick<LogTaking, 'log' | 'encoding' | 'workerFile'>;

/** How a search stands. `stalled`: the expression did not come to an end in the block at `line`; what is before it was searched. */
export type SearchState =
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'running'; readonly count: number; readonly share: number }
  | { readonly kind: 'done'; readonly hits: HitList }
  | { readonly kind: 'stalled'; readonly hits: HitList; readonly line: number; readonly share: number }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Searches a log for whatever is typed at the moment; a new search ends the one before. */
export class LiveSearch {
  state: SearchState = { kind: 'none' };
  readonly #searched: Searched;
  readonly #stalledAfterMs: number;
  readonly #changed: () => void;
  #abort = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(searched: Searched, changed: () => void, stalledAfterMs = defaultStallMs) {
    this.#searched = searched;
    this.#stalledAfterMs = stalledAfterMs;
    this.#changed = changed;
  }

  start(query: SearchQuery): void {
    this.stop();
    const problem = query.text === '' ? { kind: 'none' as const } : problemOf(query);
    if (problem) {
      this.#set(problem);
      return;
    }
    this.#abort = new AbortController();
    this.#set({ kind: 'running', count: 0, share: 0 });
    this.#running = this.#run(query, this.#abort.signal);
  }

  /** Ends the search; what it found by then is forgotten. */
  stop(): void {
    this.#abort.abort();
  }

  /** Waits for the search that is under way. */
  settled(): Promise<void> {
    return this.#running;
  }

  async #run(query: SearchQuery, signal: AbortSignal): Promise<void> {
    const { log, encoding, workerFile } = this.#searched;
    const first: Hit[] = [];
    let last: SearchProgress = { bytes: 0, line: 1, count: 0, hits: [] };
    let shownAt = 0;
    const share = (): number => last.bytes / Math.max(1, log.size);
    const onProgress = (progress: SearchProgress): void => {
      first.push(...progress.hits);
      last = progress;
      if (signal.aborted || performance.now() - shownAt < 100) return;
      shownAt = performance.now();
      this.#set({ kind: 'running', count: progress.count, share: share() });
    };
    try {
      const input = { log: log.snapshot, encoding, query };
      const hits = await runInWorker('searchLog', input, {
        file: workerFile,
        signal,
        onProgress,
        stalledAfterMs: this.#stalledAfterMs,
        heapMB: 256,
      });
      if (!signal.aborted) this.#set({ kind: 'done', hits });
    } catch (error) {
      if (signal.aborted) return;
      const { line, count } = last;
      if (error instanceof WorkerTimeout)
        this.#set({ kind: 'stalled', hits: { count, first, last: [] }, line, share: share() });
      else this.#set({ kind: 'failed', error });
    }
  }

  #set(state: SearchState): void {
    this.state = state;
    this.#changed();
  }
}

function problemOf(query: SearchQuery): SearchState | undefined {
  if (!query.isPattern) return undefined;
  try {
    patternOf(query);
    return undefined;
  } catch (error) {
    return { kind: 'invalid', message: error instanceof Error ? error.message : String(error) };
  }
}
