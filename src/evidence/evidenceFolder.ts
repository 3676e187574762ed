/** What was written, as the manifest states it. */
export interface WrittenFile {
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * A folder of evidence, wherever it is. Names are plain file names; a name or a link that leads out of the case folder
 * is refused with an `EvidenceError`.
 */
export interface EvidenceFolder {
  /** Names of the files in the folder; none when the folder does not exist yet. */
  names(): Promise<string[]>;
  has(name: string): Promise<boolean>;
  /**
   * Writes a new file: all of it or none of it, and never over another.
   * @throws EvidenceError `taken` when the name is in use; the signal's reason when aborted
   */
  create(name: string, content: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<WrittenFile>;
  /** @throws EvidenceError `missing` */
  read(name: string): AsyncIterable<Uint8Array>;
  /** Takes the file away; none there is as good. */
  remove(name: string): Promise<void>;
}

/** Why a file of evidence could not be read or written. `code` is the operating system's. */
export type EvidenceProblem =
  | { readonly kind: 'unsafeName'; readonly name: string }
  | { readonly kind: 'outsideCase'; readonly name: string }
  | { readonly kind: 'taken'; readonly name: string }
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'noSpace' }
  | { readonly kind: 'notWritable'; readonly code: string }
  | { readonly kind: 'sourceUnreadable'; readonly name: string; readonly code: string }
  | { readonly kind: 'notAFile'; readonly name: string };

/** A problem with a file of evidence, to be put into the user's words where it is shown. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
  readonly problem: EvidenceProblem;
  constructor(problem: EvidenceProblem, options?: ErrorOptions) {
    super(`Evidence: ${JSON.stringify(problem)}`, options);
    this.problem = problem;
  }
}

/** The code of a system error, or an empty text. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** A failed write in the terms of `EvidenceProblem`; anything unknown stays as it is. */
export const asWriteError = (error: unknown): unknown => {
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new EvidenceError({ kind: 'noSpace' }, { cause: error });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EBUSY', 'NoPermissions'].includes(code))
    return new EvidenceError({ kind: 'notWritable', code }, { cause: error });
  return error;
};
