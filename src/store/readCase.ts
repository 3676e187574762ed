import type { Case } from '../domain/case.ts';
import { fileProblem, type FileProblem, type FileProblemDetail } from '../domain/fileProblem.ts';
import { parseCase } from '../domain/parseCase.ts';
import { caseFileOf, type CaseFolder } from './caseRoot.ts';
import { codeOf, type FileAccess, type FileContent, type ReadOptions } from './fileAccess.ts';

/** No larger case file is read, bytes: a case is some kilobytes, its evidence is kept in files beside it. */
export const largestCaseFile = 5 * 1024 * 1024;

/** What a case folder's file holds. */
export type CaseRead =
  | { kind: 'case'; case: Case; text: string; stamp: string }
  | { kind: 'invalid'; problem: FileProblem; stamp?: string }
  | { kind: 'unchanged' }
  /** No file: not a case folder, or no longer one. */
  | { kind: 'absent' };

/** Where the case is and what is known of its file. */
export interface CasePlace {
  readonly folder: CaseFolder;
  /** The URI of the root, out of which links may not lead. */
  readonly root: string;
  readonly knownStamp?: string | undefined;
}

/** Reads a case file; whatever is there, there is an answer. */
export async function readCase(files: FileAccess, place: CasePlace): Promise<CaseRead> {
  try {
    return understand(await files.read(caseFileOf(place.folder), optionsFor(place)));
  } catch (error) {
    return failed(error);
  }
}

/** The same at once, through `readNow`. */
export function readCaseNow(readNow: NonNullable<FileAccess['readNow']>, place: CasePlace): CaseRead {
  try {
    return understand(readNow(caseFileOf(place.folder), optionsFor(place)));
  } catch (error) {
    return failed(error);
  }
}

const optionsFor = ({ root, knownStamp }: CasePlace): ReadOptions => ({
  limit: largestCaseFile,
  within: root,
  knownStamp,
});

function understand(content: FileContent): CaseRead {
  switch (content.kind) {
    case 'text': {
      const parsed = parseCase(content.text);
      return parsed.kind === 'case'
        ? { ...parsed, text: content.text, stamp: content.stamp }
        : { ...parsed, stamp: content.stamp };
    }
    case 'unchanged':
      return content;
    case 'tooLarge':
      return invalid({ kind: 'tooLarge', bytes: content.bytes, limit: largestCaseFile }, content.stamp);
    case 'notUtf8':
      return invalid(content, content.stamp);
    case 'directory':
      return invalid({ kind: 'isDirectory' });
    case 'outside':
      return invalid({ kind: 'outsideRoot' });
  }
}

const failed = (error: unknown): CaseRead => {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'absent' } : invalid({ kind: 'unreadable', code });
};

const invalid = (detail: FileProblemDetail, stamp?: string): CaseRead => ({
  kind: 'invalid',
  problem: fileProblem(detail),
  ...(stamp !== undefined && { stamp }),
});
