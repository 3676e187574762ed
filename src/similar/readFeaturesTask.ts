import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { localFolder } from '../evidence/localFolder.ts';
import type { CaseFolder } from '../store/caseRoot.ts';
import { nodeFileAccess } from '../store/nodeFileAccess.ts';
import type { CasePlace } from '../store/readCase.ts';
import { readFeatures, type FeaturesRead } from './readFeatures.ts';

/** Reported so many at a time: taking them in is then a matter of a few milliseconds for the host. */
const batchSize = 50;

/** A task of the worker: reads local cases and reports their features, batch by batch. */
export async function readFeaturesTask(
  { places }: { places: readonly Pick<CasePlace, 'folder' | 'root'>[] },
  report: (batch: readonly FeaturesRead[]) => void,
): Promise<void> {
  for (let at = 0; at < places.length; at += batchSize)
    report(
      await Promise.all(
        places.slice(at, at + batchSize).map((place) => readFeatures(nodeFileAccess, evidenceFolder, place)),
      ),
    );
}

const evidenceFolder = (folder: CaseFolder) => {
  const place = fileURLToPath(folder);
  return localFolder(path.join(place, 'evidence'), place);
};
