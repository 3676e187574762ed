import { evidenceFolderOf } from '../evidence/evidenceFolderOf.ts';
import { runInWorker } from '../platform/runInWorker.ts';
import { anyFileAccess } from '../store/anyFileAccess.ts';
import type { Log } from '../store/log.ts';
import { readFeatures } from './readFeatures.ts';
import type { FeatureReader } from './similarCases.ts';

/** A thread that is silent for so long has met a drive that does not answer, ms. */
const stalledAfterMs = 60_000;

/**
 * Reads local cases in a thread of their own, any others one after the other through VS Code, which waits for each of them.
 * @param worker the bundle of the worker
 */
export const featureReader =
  (worker: string, log: Log): FeatureReader =>
  async (places, onRead, signal) => {
    const isLocal = ({ folder }: { readonly folder: string }): boolean => folder.startsWith('file:');
    const done = new Set<string>();
    const local = places.filter(isLocal);
    if (local.length > 0)
      try {
        await runInWorker(
          'readFeatures',
          { places: local },
          {
            file: worker,
            signal,
            stalledAfterMs,
            onProgress: (batch) => {
              for (const { folder } of batch) done.add(folder);
              onRead(batch);
            },
          },
        );
      } catch (error) {
        if (signal.aborted) throw error;
        log.warn('Cases are read on the host, since the worker failed', error);
      }
    for (const place of places.filter(({ folder }) => !done.has(folder))) {
      if (signal.aborted) return;
      onRead([await readFeatures(anyFileAccess, evidenceFolderOf, place)]);
    }
  };
