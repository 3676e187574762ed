/** How the text of a log is written: an encoding, by the name that VS Code has for it where it has one. */
export interface TextEncoding {
  /** As in VS Code's `files.encoding`, e.g. "utf8bom", "gb18030"; kept in the case. */
  readonly id: string;
  /** A label of the WHATWG Encoding standard, which `TextDecoder` takes. */
  readonly label: string;
  /** Bytes of one code unit: line ends stand at multiples of it. */
  readonly unit: 1 | 2;
  /** Which byte of a unit holds an ASCII letter. */
  readonly asciiByte: 0 | 1;
  /** Bytes of the byte order mark at the beginning of the file. */
  readonly mark: 0 | 2 | 3;
  /** Whether a byte of ASCII can be the second half of a character, or a pair of bytes the halves of two. */
  readonly isAmbiguous: boolean;
}

const single = (id: string, label: string): TextEncoding => ({
  id,
  label,
  unit: 1,
  asciiByte: 0,
  mark: 0,
  isAmbiguous: false,
});
const double = (id: string, label: string): TextEncoding => ({ ...single(id, label), isAmbiguous: true });

export const utf8: TextEncoding = single('utf8', 'utf-8');
export const utf8WithMark: TextEncoding = { ...utf8, id: 'utf8bom', mark: 3 };
export const utf16le: TextEncoding = { ...single('utf16le', 'utf-16le'), unit: 2 };
export const utf16be: TextEncoding = { ...single('utf16be', 'utf-16be'), unit: 2, asciiByte: 1 };

/** All that logs are read in, in the order in which they are offered. */
export const encodings: readonly TextEncoding[] = [
  utf8,
  utf8WithMark,
  utf16le,
  utf16be,
  double('gb18030', 'gb18030'),
  double('gbk', 'gbk'),
  double('big5', 'big5'),
  double('shiftjis', 'shift_jis'),
  double('eucjp', 'euc-jp'),
  double('euckr', 'euc-kr'),
  single('windows1252', 'windows-1252'),
  single('windows1250', 'windows-1250'),
  single('windows1251', 'windows-1251'),
  single('windows1253', 'windows-1253'),
  single('windows1254', 'windows-1254'),
  single('windows1255', 'windows-1255'),
  single('windows1256', 'windows-1256'),
  single('windows1257', 'windows-1257'),
  single('windows1258', 'windows-1258'),
  single('windows874', 'windows-874'),
  single('koi8r', 'koi8-r'),
  single('ibm866', 'ibm866'),
];

/** The encoding of that id; UTF-8 for an id that is not known. */
export const encodingById = (id: string): TextEncoding => encodings.find((each) => each.id === id) ?? utf8;

/** Text of whole lines from anywhere in a file. What is no text of the encoding becomes U+FFFD. */
export const decode = (bytes: Uint8Array, { label }: TextEncoding): string =>
  new TextDecoder(label, { ignoreBOM: true }).decode(bytes);

/** Whether the bytes are text of the encoding; the last character may be cut. */
export function isTextOf(bytes: Uint8Array, { label }: TextEncoding): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
