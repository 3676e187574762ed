import { LineHasher } from '../lineHash.ts';
import type { ByteRange } from '../lineBytes.ts';
import type { LogFile } from './logFile.ts';
import type { TextEncoding } from './textEncoding.ts';

const chunkBytes = 256 * 1024;

/** What the manifest says about the lines of an excerpt. */
export interface ExcerptFacts {
  /** Of the lines joined by `\n`, as they are looked for again. */
  readonly sha256: string;
  readonly firstLineSha256: string;
  readonly lines: number;
  /** Size of the evidence, in UTF-8. */
  readonly bytes: number;
}

/**
 * The text of whole lines in chunks: decoded, each line ended by `\n`.
 * @throws LogChanged when the log no longer has them; the signal's reason
 */
export async function* readExcerpt(
  log: LogFile,
  encoding: TextEncoding,
  { startByte, endByte }: ByteRange,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true });
  let held = '';
  let last = '\n';
  for (let position = startByte; position < endByte; position += chunkBytes) {
    signal?.throwIfAborted();
    const chunk = await log.read(position, Math.min(chunkBytes, endByte - position));
    const isLast = position + chunkBytes >= endByte;
    let text = held + decoder.decode(chunk, { stream: !isLast });
    held = text.endsWith('\r') && !isLast ? '\r' : '';
    if (held) text = text.slice(0, -1);
    const joined = text.replace(/\r\n?/g, '\n');
    if (joined === '') continue;
    last = joined.at(-1) ?? last;
    yield joined;
  }
  await log.verify();
  if (last !== '\n') yield '\n';
}

/** The same as bytes of UTF-8, as evidence is written. */
export async function* excerptBytes(...read: Parameters<typeof readExcerpt>): AsyncGenerator<Uint8Array> {
  let high = '';
  for await (const text of readExcerpt(...read)) {
    const whole = high + text;
    // A pair of surrogates may be cut by the chunks.
    high = /[\ud800-\udbff]$/.test(whole) ? whole.slice(-1) : '';
    yield Buffer.from(high === '' ? whole : whole.slice(0, -1), 'utf8');
  }
  if (high !== '') yield Buffer.from(high, 'utf8');
}

/** Reads an excerpt through once and hashes it. */
export async function excerptFacts(...read: Parameters<typeof readExcerpt>): Promise<ExcerptFacts> {
  const whole = new LineHasher();
  const first = new LineHasher();
  let lines = 0;
  let bytes = 0;
  let rest: string[] = [];
  for await (const text of readExcerpt(...read)) {
    bytes += Buffer.byteLength(text);
    const parts = text.split('\n');
    for (const [nth, part] of parts.entries()) {
      rest.push(part);
      if (nth === parts.length - 1) break;
      const line = rest.join('');
      rest = [];
      whole.add(line);
      if (lines === 0) first.add(line);
      lines += 1;
    }
  }
  return { sha256: whole.digest(), firstLineSha256: first.digest(), lines, bytes };
}
