import { evidenceFolderOf } from '../evidence/evidenceFolderOf.ts';
import { anyFileAccess } from '../store/anyFileAccess.ts';
import type { Log } from '../store/log.ts';
import { readFeatures } from './readFeatures.ts';
import type { FeatureReader } from './similarCases.ts';

/**
 * Reads cases one after the other through VS Code, which gives the thread back with each file. A worker of the browser reaches
 * no file, not even one of the scheme `file`: those of a folder that the browser itself opened.
 */
export const featureReader =
  (_worker: string, _log: Log): FeatureReader =>
  async (places, onRead, signal) => {
    for (const place of places) {
      if (signal.aborted) return;
      onRead([await readFeatures(anyFileAccess, evidenceFolderOf, place)]);
    }
  };
