/** What stands in a folder. `other` is what nobody reads: a pipe, a device. */
export interface FolderItem {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** A text file's content, or why there is none. `stamp` changes whenever the file may have changed. */
export type FileContent =
  | { kind: 'text'; text: string; stamp: string }
  | { kind: 'unchanged' }
  | { kind: 'tooLarge'; bytes: number; stamp: string }
  | { kind: 'notUtf8'; stamp: string }
  | { kind: 'directory' }
  /** A link that leads out of `within`. */
  | { kind: 'outside' };

export interface ReadOptions {
  /** Nothing larger is read, bytes. */
  readonly limit: number;
  /** Answer `unchanged` without reading when the stamp is still this one. */
  readonly knownStamp?: string | undefined;
  /** The URI of the folder that links may not lead out of. */
  readonly within: string;
}

/** The right to change one file, among all windows and processes that ask for it. */
export interface FileLock {
  /** @throws FileFailure with code ELOCKED when the lock was taken away, e.g. after the computer slept */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

/**
 * The few things the store does with files, each named by URI. Failures are errors with a Node code (`ENOENT`, `EACCES`,
 * `ENOSPC` …), see `codeOf`.
 */
export interface FileAccess {
  /** @throws an error with code ENOENT when there is no such folder */
  list(folder: string): Promise<FolderItem[]>;
  read(file: string, options: ReadOptions): Promise<FileContent>;
  /** The same without a detour through the thread pool: several times faster on a local disk, blocks on a slow one. */
  readonly readNow?: ((file: string, options: ReadOptions) => FileContent) | undefined;
  /**
   * Writes a file so that every reader sees either the old or the new text, whole.
   * @param beforeReplace called when the new text is on disk, just before it takes the place of the old; may refuse by throwing
   * @returns the stamp of the new file
   */
  replace(file: string, text: string, beforeReplace?: () => Promise<void>): Promise<string>;
  /** @throws FileFailure with code ELOCKED when another holds it for too long */
  lock(file: string): Promise<FileLock>;
  /** Makes the folder and those around it. @returns whether it was made, false when it was there already */
  createFolder(folder: string): Promise<boolean>;
  /** Removes a file, or a folder if it is empty. Nothing happens when there is none. */
  remove(uri: string): Promise<void>;
  /** Whether the place, all links followed, lies within the root. */
  isInside(uri: string, root: string): Promise<boolean>;
  /** Removes temporary and lock files of this product that no living process uses. @returns their names */
  removeLeftovers(folder: string): Promise<string[]>;
}

/** A failure of a file operation with a code as Node uses them. */
export class FileFailure extends Error {
  override readonly name = 'FileFailure';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options);
    this.code = code;
  }
}

/** The code of a failed file operation; `UNKNOWN` for an error that has none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'UNKNOWN';
