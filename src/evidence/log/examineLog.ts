import { detectEncoding, encodingOfMark, wideEncoding, type FoundEncoding } from './detectEncoding.ts';
import type { LogFile } from './logFile.ts';

/** What a file is, as far as taking lines out of it goes. */
export type Examined =
  | { readonly kind: 'text'; readonly found: FoundEncoding }
  | { readonly kind: 'empty' }
  /** `format` where the file says what it is, e.g. "gzip". */
  | { readonly kind: 'binary'; readonly format?: string; readonly isCompressed: boolean };

/** Beginnings of files that are no text, and whether there is probably a log inside. */
const signatures: readonly { readonly format: string; readonly bytes: string; readonly isCompressed?: true }[] = [
  { format: 'gzip', bytes: '1f8b', isCompressed: true },
  { format: 'ZIP', bytes: '504b0304', isCompressed: true },
  { format: 'Zstandard', bytes: '28b52ffd', isCompressed: true },
  { format: 'xz', bytes: 'fd377a585a00', isCompressed: true },
  { format: 'bzip2', bytes: '425a68', isCompressed: true },
  { format: '7-Zip', bytes: '377abcaf271c', isCompressed: true },
  { format: 'RAR', bytes: '526172211a07', isCompressed: true },
  { format: 'Windows event log (.evtx)', bytes: '456c6646696c6500' },
  { format: 'systemd journal', bytes: '4c504b5348485248' },
  { format: 'packet capture', bytes: 'd4c3b2a1' },
  { format: 'packet capture', bytes: 'a1b2c3d4' },
  { format: 'packet capture', bytes: '0a0d0d0a' },
  { format: 'SQLite', bytes: '53514c69746520666f726d6174203300' },
  { format: 'PDF', bytes: '255044462d' },
  { format: 'PNG', bytes: '89504e470d0a1a0a' },
  { format: 'JPEG', bytes: 'ffd8ff' },
  { format: 'ELF', bytes: '7f454c46' },
  { format: 'Windows program', bytes: '4d5a9000' },
];

const headBytes = 256 * 1024;
const sampleBytes = 8 * 1024;
const sampleCount = 48;

/** Looks at the beginning, the end and places between, 700 KB at most. @param language of the editor */
export async function examineLog(log: LogFile, language?: string): Promise<Examined> {
  if (log.size === 0) return { kind: 'empty' };
  const head = await log.read(0, headBytes);
  const signature = signatures.find(({ bytes }) => head.subarray(0, bytes.length / 2).toString('hex') === bytes);
  if (signature) return { kind: 'binary', format: signature.format, isCompressed: signature.isCompressed ?? false };
  const samples = [head];
  const step = Math.floor((log.size - headBytes) / sampleCount / 2) * 2;
  for (let nth = 1; nth <= sampleCount && step > 0; nth += 1) {
    const position = headBytes + nth * step - sampleBytes;
    if (position >= headBytes) samples.push(await log.read(position - (position % 2), sampleBytes));
  }
  if (encodingOfMark(head) === undefined && samples.some(isBinary)) return { kind: 'binary', isCompressed: false };
  return { kind: 'text', found: detectEncoding(samples, language) };
}

/** Zero bytes that are not UTF-16, or many control characters. */
function isBinary(sample: Buffer): boolean {
  if (sample.includes(0)) return !isHole(sample) && wideEncoding(sample) === undefined;
  let odd = 0;
  for (const byte of sample) if (byte < 0x20 && !ordinaryControls.has(byte)) odd += 1;
  return odd * 20 > sample.length;
}

/** Backspace, tab, line ends, form feed and escape, as terminals and printers take them. */
const ordinaryControls = new Set([0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);

/** A run of zeros and text around it: left when a log was emptied under a program that goes on writing at its old place. */
function isHole(sample: Buffer): boolean {
  const first = sample.indexOf(0);
  const last = sample.lastIndexOf(0);
  return last - first >= 511 && sample.subarray(first, last + 1).every((byte) => byte === 0);
}
