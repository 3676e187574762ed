import { setImmediate as nextTurn } from 'node:timers/promises';
import { caseNumberShape } from '../domain/case.ts';
import { fileProblem } from '../domain/fileProblem.ts';
import { caseFileOf, joinUri, nameOf, type CaseFolder, type CaseRoot } from './caseRoot.ts';
import { codeOf, type FileAccess, type FolderItem } from './fileAccess.ts';
import { readCase, readCaseNow, type CaseRead } from './readCase.ts';

/** Reading goes on this long before everything else gets its turn, ms. */
const sliceMs = 8;
/** A file that takes longer to read may be on a slow disk, ms. */
const slowReadMs = 20;
/** The first cases are read this long before reading rests, ms: on a local disk some hundreds of them. */
const firstMs = 25;
/** So many reads at once on a slow disk. */
const readsAtOnce = 16;
/** A batch of that many reads through the thread pool that takes longer proves the disk slow, ms. */
const slowBatchMs = 80;

export interface Scan {
  readonly files: FileAccess;
  readonly root: CaseRoot;
  /** The stamp of a folder's file when last read; its file is then read only if it changed. */
  readonly stampOf: (folder: CaseFolder) => string | undefined;
  readonly onRead: (folder: CaseFolder, read: Exclude<CaseRead, { kind: 'unchanged' }>) => void;
  /** Between two slices. */
  readonly onSlice: () => void;
  /** Awaited once, when the first cases were read and there are more. */
  readonly onFirst?: (() => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads every case folder of a root, the newest numbers first. Local files are read synchronously in slices, which was
 * measured several times faster than through the thread pool. A read that takes long shows a slow disk, or a computer that
 * is busy: reading goes on through the thread pool, where it blocks nothing, until a batch of reads is fast again.
 * @returns the folders that are there; a root that does not exist has none
 * @throws an error with a Node code when the root cannot be listed
 */
export async function scanRoot(scan: Scan): Promise<Set<CaseFolder>> {
  const items = await caseFolders(scan);
  const folders = items.map(({ name }) => joinUri(scan.root.uri, name));
  const { readNow } = scan.files;
  let left: readonly CaseFolder[] = folders;
  let rest = scan.onFirst;
  const restAt = rest ? performance.now() + firstMs : Infinity;
  while (left.length > 0 && scan.signal?.aborted !== true) {
    if (rest && performance.now() >= restAt) {
      await rest();
      rest = undefined;
    }
    const isFast = await readBatch(scan, left.slice(0, readsAtOnce));
    left = left.slice(readsAtOnce);
    if (isFast && readNow) left = await readInSlices(scan, left, readNow, rest ? restAt : Infinity);
  }
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

/** @returns what was not read, because one read took long or the time is over */
async function readInSlices(
  scan: Scan,
  folders: readonly CaseFolder[],
  readNow: NonNullable<FileAccess['readNow']>,
  until: number,
): Promise<readonly CaseFolder[]> {
  let sliceEnd = performance.now() + sliceMs;
  const absent: CaseFolder[] = [];
  let isSlow = false;
  let at = 0;
  for (; at < folders.length && !isSlow; at += 1) {
    const start = performance.now();
    if (start >= sliceEnd) {
      scan.onSlice();
      await nextTurn();
      if (scan.signal?.aborted) return [];
      if (performance.now() >= until) break;
      sliceEnd = performance.now() + sliceMs;
    }
    const folder = folders[at] ?? '';
    const readStart = performance.now();
    const read = readCaseNow(readNow, placeOf(scan, folder));
    isSlow = performance.now() - readStart > slowReadMs;
    if (read.kind === 'absent' && mayBeMissing(folder)) absent.push(folder);
    else if (read.kind !== 'unchanged') scan.onRead(folder, read);
  }
  scan.onSlice();
  for (const folder of absent) await readInto(scan, folder);
  return folders.slice(at);
}

/** @returns whether the disk is fast */
async function readBatch(scan: Scan, folders: readonly CaseFolder[]): Promise<boolean> {
  const start = performance.now();
  await Promise.all(folders.map((folder) => readInto(scan, folder)));
  const took = performance.now() - start;
  scan.onSlice();
  return took < slowBatchMs;
}

async function readInto(scan: Scan, folder: CaseFolder): Promise<void> {
  const read = await readFolder(scan.files, placeOf(scan, folder));
  if (read.kind !== 'unchanged') scan.onRead(folder, read);
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
