import { fileName, type Evidence } from '../domain/evidence.ts';
import type { EvidenceFolder } from './evidenceFolder.ts';
import { readEvidenceText } from './evidenceText.ts';
import { pictureFormat, type PictureFormat } from './pictureFormat.ts';

/** Larger pictures are not shown in a page, bytes: each would be in memory several times. */
const largestPicture = 20_000_000;
/** A picture of more pixels takes hundreds of megabytes once it is decoded, however small its file. */
const mostPixels = 50_000_000;
/** What tells the format of a file, bytes. */
const headBytes = 64 * 1024;
/** The first lines, and as much of a text as is shown in a list, bytes. */
const shortBytes = 2_000;
const longBytes = 200_000;

/** What can be shown of the content of an item. */
export type PreviewContent =
  | { readonly kind: 'text'; readonly text: string; readonly isWhole: boolean }
  | {
      readonly kind: 'picture';
      readonly mime: PictureFormat['mime'];
      readonly data: Uint8Array<ArrayBuffer>;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'largePicture' }
  /** Neither text nor a picture; `format` is what the first bytes say. */
  | { readonly kind: 'binary'; readonly format: BinaryFormat | undefined };

/**
 * Reads what can be shown of an item, as its bytes say and not its name.
 * @param isLong as much as can be shown, instead of the first lines
 * @returns undefined for a reference, which has nothing in the case
 * @throws EvidenceError when the file is not there or leads out of the case folder
 */
export async function previewContent(
  folder: EvidenceFolder,
  item: Evidence,
  isLong: boolean,
): Promise<PreviewContent | undefined> {
  const name = fileName(item);
  if (name === undefined) return undefined;
  const head = await readUpTo(folder, name, headBytes);
  const picture = pictureFormat(head);
  if (picture) return pictureContent(folder, name, picture);
  const read = await readEvidenceText(folder, item, isLong ? longBytes : shortBytes);
  return read ? { kind: 'text', ...read } : { kind: 'binary', format: binaryFormat(head) };
}

async function pictureContent(folder: EvidenceFolder, name: string, picture: PictureFormat): Promise<PreviewContent> {
  const { mime, size } = picture;
  // Without a size nobody knows what decoding it would cost.
  if (!size || size.width * size.height > mostPixels) return { kind: 'largePicture' };
  const data = await readUpTo(folder, name, largestPicture + 1);
  return data.byteLength > largestPicture ? { kind: 'largePicture' } : { kind: 'picture', mime, data, ...size };
}

async function readUpTo(folder: EvidenceFolder, name: string, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of folder.read(name)) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= mostBytes) break;
  }
  // A copy of its own: the rest of a pooled buffer is none of the receiver's business.
  return new Uint8Array(Buffer.concat(chunks).subarray(0, mostBytes));
}

/** Formats that support engineers attach, by the bytes that they begin with. */
const signatures = [
  ['pdf', '%PDF-'],
  ['zip', 'PK\x03\x04'],
  ['gzip', '\x1f\x8b'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['pcap', '\xd4\xc3\xb2\xa1'],
  ['pcap', '\xa1\xb2\xc3\xd4'],
  ['pcapng', '\x0a\x0d\x0d\x0a'],
  ['evtx', 'ElfFile\0'],
  ['minidump', 'MDMP'],
  ['sqlite', 'SQLite format 3\0'],
  ['executable', 'MZ'],
  ['executable', '\x7fELF'],
  ['office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
] as const;
export type BinaryFormat = (typeof signatures)[number][0];

const binaryFormat = (head: Uint8Array): BinaryFormat | undefined => {
  const beginning = Buffer.from(head.subarray(0, 16)).toString('latin1');
  return signatures.find(([, signature]) => beginning.startsWith(signature))?.[0];
};
