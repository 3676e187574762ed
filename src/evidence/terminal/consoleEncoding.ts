import { execFile } from 'node:child_process';
import path from 'node:path';

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
};

/** The encoding in which a console program without a console writes. Only Windows has another than UTF-8. */
export async function consoleEncoding(platform: NodeJS.Platform = process.platform): Promise<string> {
  if (platform !== 'win32') return 'utf-8';
  const chcp = path.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'chcp.com');
  const answer = await new Promise<string>((resolve) => {
    execFile(chcp, { windowsHide: true, timeout: 3_000 }, (error, stdout) => resolve(error ? '' : stdout));
  });
  return encodingOfCodePage(answer);
}

/** @param answer what `chcp` printed, in whatever language: "Active code page: 936" */
export const encodingOfCodePage = (answer: string): string => {
  const page = /(\d{3,5})\s*$/.exec(answer.trim())?.[1];
  // Western pages differ from Latin 1 in letters that ping and tracert print only in German, French and the like.
  return page === undefined ? 'utf-8' : (codePages[page] ?? 'windows-1252');
};
