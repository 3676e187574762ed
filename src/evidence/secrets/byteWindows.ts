/** A piece of a file as text, and where its characters stand in its bytes, which stay as they are where nothing is masked. */
export interface TextWindow {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The byte offset of a UTF-16 offset. Called with growing offsets. */
  readonly byteAt: (offset: number) => number;
  /** In the encoding of the window. */
  readonly encode: (ascii: string) => Uint8Array;
}

export type TextKind = 'utf8' | 'utf16le' | 'utf16be' | 'gb18030' | 'latin1';

const sniffedBytes = 64 * 1024;
/** A window ends at a line end in its last part; one without any line end is cut where it must be. */
const overlapBytes = 64 * 1024;

/**
 * How the beginning of a file is encoded; `undefined` for what is no text. What is neither Unicode nor Chinese is read byte
 * by byte: secrets are ASCII in every encoding that is left.
 */
export function textKindOf(start: Uint8Array): TextKind | undefined {
  const [a, b, c, d] = start;
  if (a === 0xff && b === 0xfe && !(c === 0 && d === 0)) return 'utf16le';
  if (a === 0xfe && b === 0xff) return 'utf16be';
  const sample = start.subarray(0, sniffedBytes);
  const zeros = countZeros(sample);
  // ASCII in UTF-16 without a mark: every other byte is zero.
  if (zeros.odd > sample.length * 0.2 && zeros.even < sample.length * 0.05) return 'utf16le';
  if (zeros.even > sample.length * 0.2 && zeros.odd < sample.length * 0.05) return 'utf16be';
  // A log that was truncated while it was written to begins with zeros, and a crash leaves some in between.
  const share = (zeros.even + zeros.odd) / Math.max(1, sample.length);
  if ((share > 0.02 && share < 0.9) || hasControls(sample)) return undefined;
  if (decodes('utf-8', sample)) return 'utf8';
  return decodes('gb18030', sample) ? 'gb18030' : 'latin1';
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  bytes.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  return { even, odd };
}

/** Control characters that no text has, in more than a place or two (a bell, an escape sequence's are text). */
const hasControls = (bytes: Uint8Array): boolean =>
  bytes.filter((byte) => (byte > 0 && byte < 7) || (byte > 13 && byte < 27) || byte === 28 || byte === 127).length >
  bytes.length / 100 + 2;

/** Whether the bytes are text of an encoding, but for a character that is cut at the end. */
function decodes(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** One window of a file. A window that is no UTF-8 in a file that began as such is read byte by byte. */
export function textWindow(bytes: Uint8Array, kind: TextKind): TextWindow {
  switch (kind) {
    case 'utf8':
      return decodes('utf-8', bytes) ? utf8Window(bytes) : textWindow(bytes, 'latin1');
    case 'utf16le':
    case 'utf16be': {
      const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
      const swapped = kind === 'utf16be' ? Buffer.from(even).swap16() : Buffer.from(even);
      const encode = (ascii: string): Uint8Array => {
        const buffer = Buffer.from(ascii, 'utf16le');
        return kind === 'utf16be' ? buffer.swap16() : buffer;
      };
      return { bytes, text: swapped.toString('utf16le'), byteAt: (offset) => offset * 2, encode };
    }
    case 'gb18030':
      return decodes('gb18030', bytes) ? gbWindow(bytes) : textWindow(bytes, 'latin1');
    case 'latin1':
      return { bytes, text: Buffer.from(bytes).toString('latin1'), byteAt: (offset) => offset, encode: asciiBytes };
  }
}

const asciiBytes = (ascii: string): Uint8Array => Buffer.from(ascii);

function utf8Window(bytes: Uint8Array): TextWindow {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  let offset = 0;
  let at = 0;
  const byteAt = (to: number): number => {
    at += Buffer.byteLength(text.slice(offset, to));
    offset = to;
    return at;
  };
  return { bytes, text, byteAt, encode: asciiBytes };
}

/** One, two or four bytes a character (GB 18030); the last are those whose second byte is a digit. */
function gbWindow(bytes: Uint8Array): TextWindow {
  const text = new TextDecoder('gb18030').decode(bytes);
  let offset = 0;
  let at = 0;
  const byteAt = (to: number): number => {
    while (offset < to && at < bytes.length) {
      const second = bytes[at + 1] ?? 0;
      const length = (bytes[at] ?? 0) < 0x80 ? 1 : second >= 0x30 && second <= 0x39 ? 4 : 2;
      // Characters beyond the basic plane are two units of UTF-16.
      offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
      at += length;
    }
    return at;
  };
  return { bytes, text, byteAt, encode: asciiBytes };
}

/**
 * Cuts a stream of bytes into windows of about `size`, each of whole lines, so that no secret of a line is torn. The lines of a
 * private key are kept together.
 */
export async function* byteWindows(
  content: AsyncIterable<Uint8Array>,
  kind: TextKind,
  size: number,
): AsyncGenerator<TextWindow> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of joined(content, size)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const cut = cutOf(bytes, kind);
    yield textWindow(bytes.subarray(0, cut), kind);
    rest = bytes.subarray(cut);
  }
  if (rest.length > 0) yield textWindow(rest, kind);
}

/** Chunks of at least so many bytes. */
async function* joined(content: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
    parts.push(chunk);
    length += chunk.length;
    if (length < size) continue;
    yield parts.length === 1 ? chunk : Buffer.concat(parts);
    parts = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(parts);
}

const keyBegin = Buffer.from('-----BEGIN ');
const keyEnd = Buffer.from('-----END ');

function cutOf(bytes: Uint8Array, kind: TextKind): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWide = kind === 'utf16le' || kind === 'utf16be';
  const floor = Math.max(0, bytes.length - overlapBytes);
  let end = bytes.length;
  if (!isWide) {
    const begin = buffer.lastIndexOf(keyBegin);
    if (begin > floor && buffer.indexOf(keyEnd, begin) < 0) end = begin;
  }
  const line = isWide ? lastWideLineEnd(buffer, end, kind === 'utf16be') : buffer.lastIndexOf(0x0a, end - 1) + 1;
  if (line > floor) return line;
  // One line without end: between two words, so that at least no token is torn, and never within a character.
  if (isWide) return Math.max(2, (end - overlapBytes / 2) & ~1);
  for (let at = end - 1; at > floor; at -= 1) if (bytes[at] === 0x20 || bytes[at] === 0x2c) return at + 1;
  for (let at = end - 1; at > floor; at -= 1) if ((bytes[at] ?? 0) < 0x80 && kind !== 'gb18030') return at + 1;
  return end;
}

function lastWideLineEnd(buffer: Buffer, end: number, isBigEndian: boolean): number {
  for (let at = (end & ~1) - 2; at >= 0; at -= 2) {
    const [low, high] = isBigEndian ? [buffer[at + 1], buffer[at]] : [buffer[at], buffer[at + 1]];
    if (low === 0x0a && high === 0) return at + 2;
  }
  return 0;
}
