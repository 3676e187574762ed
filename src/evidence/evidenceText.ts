import { fileName, type Evidence } from '../domain/evidence.ts';
import type { EvidenceFolder } from './evidenceFolder.ts';
import { decoderFor } from './linesOfFile.ts';

/** The text of a piece of evidence, as far as it was read. */
export interface EvidenceText {
  readonly text: string;
  /** Nothing was left out. */
  readonly isWhole: boolean;
}

/**
 * Reads evidence as text, no further than `mostBytes`: the rest would be more than a person looks through.
 * The encoding is the byte-order mark's, else UTF-8 when it is valid, else what the source had, else GB 18030, in which
 * Chinese Windows prints.
 * @returns `undefined` for what is no text, or is not in the case
 * @throws EvidenceError when the file is not there or leads out of the case folder
 */
export async function readEvidenceText(
  folder: EvidenceFolder,
  item: Evidence,
  mostBytes: number,
): Promise<EvidenceText | undefined> {
  const name = fileName(item);
  if (name === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of folder.read(name)) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > mostBytes) break;
  }
  const content = Buffer.concat(chunks).subarray(0, mostBytes);
  const text = decode(content, item.source?.encoding);
  return text === undefined ? undefined : { text, isWhole: bytes <= mostBytes };
}

/** Text from bytes, or `undefined` when they are none. */
export function decode(content: Uint8Array, sourceEncoding?: string): string | undefined {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return decoderFor('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return decoderFor('utf-16be').decode(content);
  if (content.subarray(0, 8_192).includes(0)) return undefined;
  try {
    // The last character may be cut in two where the reading ended.
    return new TextDecoder('utf-8', { fatal: true }).decode(content, { stream: true });
  } catch {
    return decoderFor(
      sourceEncoding === undefined || /^utf-?8/i.test(sourceEncoding) ? 'gb18030' : sourceEncoding,
    ).decode(content);
  }
}
