import { execFile } from 'node:child_process';
import path from 'node:path';
import { decodeOem, isOemCodePage } from './oemCodePages.ts';

/** Windows code pages that a console can have, by the names of the WHATWG Encoding standard. */
const codePages: Readonly<Record<string, string>> = {
  '65001': 'utf-8',
  '936': 'gbk',
  '54936': 'gb18030',
  '950': 'big5',
  '932': 'shift_jis',
  '949': 'euc-kr',
  '866': 'ibm866',
  '874': 'windows-874',
  '20866': 'koi8-r',
  '21866': 'koi8-u',
  '20932': 'euc-jp',
  '51949': 'euc-kr',
  ...Object.fromEntries(Array.from({ length: 9 }, (_, n) => [String(1250 + n), `windows-${1250 + n}`])),
};

/** In which encoding programs write: the name of a WHATWG encoding, or `cp850` and its kin. */
export type ConsoleEncoding = string;

/**
 * The encoding in which a program without a console of its own writes. In Windows it is that of a new console, which `chcp`
 * reports; elsewhere the locale's, which is UTF-8 but for a few old installations.
 */
export async function consoleEncoding(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ConsoleEncoding> {
  if (platform !== 'win32') return encodingOfLocale(env);
  const chcp = path.join(env.SystemRoot ?? 'C:\\Windows', 'System32', 'chcp.com');
  const answer = await new Promise<string>((resolve) => {
    execFile(chcp, { windowsHide: true, timeout: 3_000 }, (error, stdout) => resolve(error ? '' : stdout));
  });
  return encodingOfCodePage(answer);
}

/** @param answer what `chcp` printed, in whatever language: "Active code page: 936" */
export const encodingOfCodePage = (answer: string): ConsoleEncoding => {
  const page = /(\d{3,5})\.?\s*$/.exec(answer.trim())?.[1];
  if (page === undefined) return 'utf-8';
  return codePages[page] ?? (isOemCodePage(page) ? `cp${page}` : 'windows-1252');
};

/** The character set of a POSIX locale, `zh_CN.GB18030`; the first variable that is set decides (POSIX XBD 8.2). */
export function encodingOfLocale(env: NodeJS.ProcessEnv): ConsoleEncoding {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '') ?? '';
  const charset = /\.([\w-]+)/.exec(locale)?.[1];
  if (charset === undefined) return 'utf-8';
  try {
    return new TextDecoder(
      charset
        .replace(/^eucCN$/i, 'gbk')
        .replace(/^eucJP$/i, 'euc-jp')
        .replace(/^eucKR$/i, 'euc-kr'),
    ).encoding;
  } catch {
    return 'utf-8';
  }
}

/** Turns the bytes of a running program into text; a character may be cut in two by the end of a chunk. */
export interface OutputDecoder {
  decode(chunk: Uint8Array): string;
  /** What is left at the end. */
  end(): string;
}

/**
 * @param mayBeUtf8 for programs that do not care for the console, such as curl and git: each line that is UTF-8 is read as that,
 * and the others in the console's encoding
 */
export function outputDecoder(encoding: ConsoleEncoding, { mayBeUtf8 = false } = {}): OutputDecoder {
  if (mayBeUtf8 && encoding !== 'utf-8') return lineDecoder(encoding);
  const page = /^cp(\d+)$/.exec(encoding)?.[1];
  if (page !== undefined) return { decode: (chunk) => decodeOem(page, chunk), end: () => '' };
  const decoder = new TextDecoder(encoding);
  return { decode: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

/** A line that is not ended yet is held back, for nobody can tell what it is; so long it may be, bytes. */
const longestHeldBack = 4_096;

function lineDecoder(encoding: ConsoleEncoding): OutputDecoder {
  let held: Uint8Array = new Uint8Array();
  const read = (bytes: Uint8Array): string => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      const decoder = outputDecoder(encoding);
      return decoder.decode(bytes) + decoder.end();
    }
  };
  return {
    decode(chunk) {
      const all = Buffer.concat([held, chunk]);
      const cut =
        Math.max(all.lastIndexOf(10), all.lastIndexOf(13)) + 1 || (all.length > longestHeldBack ? all.length : 0);
      held = all.subarray(cut);
      let text = '';
      for (let start = 0; start < cut;) {
        const end = all.indexOf(10, start) + 1;
        const stop = end === 0 || end > cut ? cut : end;
        text += read(all.subarray(start, stop));
        start = stop;
      }
      return text;
    },
    end() {
      const rest = read(held);
      held = new Uint8Array();
      return rest;
    },
  };
}
