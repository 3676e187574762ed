import { setImmediate as nextTurn } from 'node:timers/promises';
import { caseNumberShape } from '../domain/case.ts';
import { fileProblem } from '../domain/fileProblem.ts';
import { caseFileOf, joinUri, nameOf, type CaseFolder, type CaseRoot } from './caseRoot.ts';
import { codeOf, type FileAccess, type FolderItem } from './fileAccess.ts';
import { readCase, readCaseNow, type CaseRead } from './readCase.ts';

/** Reading goes on this long before everything else gets its turn, ms. */
const sliceMs = 12;
/** A single file that takes longer is on a slow disk, ms: from then on nothing is read synchronously. */
const slowReadMs = 20;
/** So many reads at once on a slow disk. */
const readsAtOnce = 16;

export interface Scan {
  readonly files: FileAccess;
  readonly root: CaseRoot;
  /** The stamp of a folder's file when last read; its file is then read only if it changed. */
  readonly stampOf: (folder: CaseFolder) => string | undefined;
  readonly onRead: (folder: CaseFolder, read: Exclude<CaseRead, { kind: 'unchanged' }>) => void;
  /** Between two slices. */
  readonly onSlice: () => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads every case folder of a root, the newest numbers first. Local files are read synchronously in slices, which was
 * measured several times faster than through the thread pool; a disk that turns out slow is read asynchronously.
 * @returns the folders that are there; a root that does not exist has none
 * @throws an error with a Node code when the root cannot be listed
 */
export async function scanRoot(scan: Scan): Promise<Set<CaseFolder>> {
  const items = await caseFolders(scan);
  const folders = items.map(({ name }) => joinUri(scan.root.uri, name));
  const [first, ...rest] = folders;
  if (first === undefined) return new Set();
  const start = performance.now();
  await readSlowly(scan, [first]);
  const isFast = performance.now() - start < slowReadMs;
  const left = isFast && scan.files.readNow ? await readInSlices(scan, rest, scan.files.readNow) : rest;
  await readSlowly(scan, left);
  return new Set(folders);
}

/** Folders, and links to folders that stay inside; hidden ones are not cases. */
async function caseFolders({ files, root, onRead, signal }: Scan): Promise<FolderItem[]> {
  let items: FolderItem[];
  try {
    items = await files.list(root.uri);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
  const found: FolderItem[] = [];
  for (const item of items.filter(({ name }) => !name.startsWith('.')).sort(newestFirst)) {
    if (signal?.aborted) break;
    if (item.kind === 'folder') found.push(item);
    if (item.kind !== 'link') continue;
    const folder = joinUri(root.uri, item.name);
    // A link that has no case file behind it is none of ours.
    const isInside = await files.isInside(caseFileOf(folder), root.uri).catch(() => undefined);
    if (isInside === true) found.push(item);
    if (isInside === false) onRead(folder, { kind: 'invalid', problem: fileProblem({ kind: 'outsideRoot' }) });
  }
  return found;
}

/** Numbers begin with the date. */
const newestFirst = (one: FolderItem, other: FolderItem): number =>
  one.name === other.name ? 0 : one.name < other.name ? 1 : -1;

/** @returns what was not read, because the disk is slow */
async function readInSlices(
  scan: Scan,
  folders: readonly CaseFolder[],
  readNow: NonNullable<FileAccess['readNow']>,
): Promise<readonly CaseFolder[]> {
  let sliceEnd = performance.now() + sliceMs;
  const absent: CaseFolder[] = [];
  for (const [index, folder] of folders.entries()) {
    const start = performance.now();
    if (start >= sliceEnd) {
      scan.onSlice();
      await nextTurn();
      if (scan.signal?.aborted) return [];
      sliceEnd = performance.now() + sliceMs;
    }
    const readStart = performance.now();
    const read = readCaseNow(readNow, placeOf(scan, folder));
    if (read.kind === 'absent' && mayBeMissing(folder)) absent.push(folder);
    else if (read.kind !== 'unchanged') scan.onRead(folder, read);
    if (performance.now() - readStart > slowReadMs) return [...absent, ...folders.slice(index + 1)];
  }
  return absent;
}

async function readSlowly(scan: Scan, folders: readonly CaseFolder[]): Promise<void> {
  for (let at = 0; at < folders.length && scan.signal?.aborted !== true; at += readsAtOnce) {
    await Promise.all(
      folders.slice(at, at + readsAtOnce).map(async (folder) => {
        const read = await readFolder(scan.files, placeOf(scan, folder));
        if (read.kind !== 'unchanged') scan.onRead(folder, read);
      }),
    );
    scan.onSlice();
  }
}

const placeOf = ({ root, stampOf }: Scan, folder: CaseFolder) => ({
  folder,
  root: root.uri,
  knownStamp: stampOf(folder),
});

/** Reads a folder; one that is named like a case and holds something, but no case file, is a case that lost its file. */
export async function readFolder(
  files: FileAccess,
  place: { folder: CaseFolder; root: string; knownStamp?: string | undefined },
): Promise<CaseRead> {
  const read = await readCase(files, place);
  if (read.kind !== 'absent' || !mayBeMissing(place.folder)) return read;
  const items = await files.list(place.folder).catch(() => []);
  const isOwn = ({ name }: FolderItem): boolean => !name.startsWith('.');
  return items.some(isOwn) ? { kind: 'invalid', problem: fileProblem({ kind: 'missing' }) } : read;
}

const mayBeMissing = (folder: CaseFolder): boolean => caseNumberShape.test(nameOf(folder));
