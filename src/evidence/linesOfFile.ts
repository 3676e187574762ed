import { readFileChunks } from './localFolder.ts';

/**
 * The lines of a file on disk in batches, without their ends, as VS Code counts them: `\n`, `\r\n` and a lone `\r` end a line.
 * @param encoding a label of the WHATWG Encoding standard, e.g. "gbk"; UTF-8 when absent or unknown
 */
export const linesOfFile = (file: string, encoding?: string, signal?: AbortSignal): AsyncGenerator<string[]> =>
  linesOfChunks(readFileChunks(file), encoding, signal);

/** The same of a file that is read by other means. */
export async function* linesOfChunks(
  chunks: AsyncIterable<Uint8Array>,
  encoding?: string,
  signal?: AbortSignal,
): AsyncGenerator<string[]> {
  const decoder = decoderFor(encoding);
  let rest = '';
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    let text = rest + decoder.decode(chunk, { stream: true });
    // The other half of a `\r\n` may come with the next chunk.
    const held = text.endsWith('\r') ? '\r' : '';
    if (held) text = text.slice(0, -1);
    const lines = text.split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + held;
    if (lines.length > 0) yield lines;
  }
  yield (rest + decoder.decode()).split(/\r\n|\n|\r/);
}

/** A decoder for an encoding as VS Code or the WHATWG names it. */
export function decoderFor(encoding: string | undefined): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(labelOf(encoding ?? 'utf-8'));
  } catch {
    return new TextDecoder();
  }
}

/** VS Code writes "utf8bom", "utf16le", "iso88591", "shiftjis", "windows1252". */
const labelOf = (encoding: string): string =>
  encoding
    .toLowerCase()
    .replace(/^utf8(?:bom)?$/, 'utf-8')
    .replace(/^utf16/, 'utf-16')
    .replace(/^iso8859(\d+)$/, 'iso-8859-$1')
    .replace(/^windows(\d+)$/, 'windows-$1')
    .replace(
      /^(?:shiftjis|euckr|eucjp)$/,
      (name) => ({ shiftjis: 'shift_jis', euckr: 'euc-kr', eucjp: 'euc-jp' })[name] ?? name,
    )
    .replace(/^koi8(r|u)$/, 'koi8-$1');
