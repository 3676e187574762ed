import type { EvidenceSource } from '../../domain/evidence.ts';
import type { ByteRange, LineRange } from '../lineBytes.ts';
import type { LogFile } from './logFile.ts';
import { excerptFacts } from './readExcerpt.ts';
import type { TextEncoding } from './textEncoding.ts';

/** What the manifest says of lines of a log, so that they are found again: see `sourceSchema`. */
export async function logPlace(
  log: LogFile,
  encoding: TextEncoding,
  bytes: ByteRange,
  { startLine, endLine }: LineRange,
  signal?: AbortSignal,
): Promise<EvidencePlace> {
  const { sha256, firstLineSha256 } = await excerptFacts(log, encoding, bytes, signal);
  return {
    startLine,
    endLine,
    // The first line begins with the byte order mark.
    startByte: startLine === 1 ? 0 : bytes.startByte,
    endByte: bytes.endByte,
    fileBytes: log.size,
    encoding: encoding.id,
    sha256,
    firstLineSha256,
  };
}

export type EvidencePlace = Required<
  Pick<
    EvidenceSource,
    'startLine' | 'endLine' | 'startByte' | 'endByte' | 'fileBytes' | 'encoding' | 'sha256' | 'firstLineSha256'
  >
>;
