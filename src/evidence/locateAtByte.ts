import { open } from 'node:fs/promises';
import type { EvidenceSource } from '../domain/evidence.ts';
import { areLines } from './lineBytes.ts';
import { readFileChunks } from './localFolder.ts';
import type { Location } from './locateExcerpt.ts';

/**
 * Whether the lines still stand at their bytes, as they do in a log that has only grown: one read, however large it is.
 * @returns undefined when they do not, or the manifest does not say where they were
 */
export async function locateAtByte(file: string, source: EvidenceSource): Promise<Location | undefined> {
  const { startLine, startByte, endByte, sha256, encoding } = source;
  const endLine = source.endLine ?? startLine;
  if (startLine === undefined || endLine === undefined || sha256 === undefined) return undefined;
  if (startByte === undefined || endByte === undefined || endByte <= startByte) return undefined;
  // Bytes that match in the middle of a line are other text.
  if (startByte > 0 && !(await endsLine(file, startByte, encoding))) return undefined;
  const range = readFileChunks(file, endByte - startByte, startByte);
  if (!(await areLines(range, encoding, { startLine, endLine, sha256 }))) return undefined;
  return { kind: 'same', startLine, endLine };
}

/** Whether a line end stands right before a byte. */
async function endsLine(file: string, at: number, encoding: string | undefined): Promise<boolean> {
  const width = /^utf-?16/i.test(encoding ?? '') ? 2 : 1;
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(width), 0, width, Math.max(0, at - width));
    return bytesRead === width && buffer.some((byte) => byte === 0x0a || byte === 0x0d);
  } finally {
    await handle.close();
  }
}
