import { mkdir } from 'node:fs/promises';
import type { Uri } from 'vscode';
import type { EvidenceFolder } from './evidenceFolder.ts';
import { localFolder, removeOlderThan } from './localFolder.ts';

/** A folder of the extension's own for files of evidence. */
export interface KeptEvidence {
  readonly folder: EvidenceFolder;
  /** Makes the folder and takes away what is older. @param ageMs milliseconds */
  prepare(ageMs: number): Promise<void>;
}

/** @param uri in the extension's storage, which is on a local disk */
export const keptEvidence = ({ fsPath }: Uri): KeptEvidence => ({
  folder: localFolder(fsPath, fsPath),
  prepare: async (ageMs) => {
    await mkdir(fsPath, { recursive: true });
    await removeOlderThan(fsPath, ageMs);
  },
});
