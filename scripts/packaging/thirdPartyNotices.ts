import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

const manifestSchema = z.looseObject({ name: z.string(), version: z.string(), license: z.string() });

/** Licences (SPDX) that allow to ship the code under the project's own, given the notice. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/**
 * The notices for the packages in these folders: name, version, licence and its text.
 * @throws Error for a package whose licence is none of the permissive ones
 */
export async function thirdPartyNotices(folders: readonly string[]): Promise<string> {
  const notices = await Promise.all(folders.map(noticeOf));
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return [`Support Casebook contains the following third-party software.\n`, ...notices.sort()].join(rule);
}

async function noticeOf(folder: string): Promise<string> {
  const { name, version, license } = manifestSchema.parse(
    JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')),
  );
  if (!isPermissive(license)) throw new Error(`${name} ${version} is licensed under ${license}: not to be shipped`);
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return `${name} ${version} (${license})\n\n${texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n')}\n`;
}

/** Every part of an `AND`, one part of an `OR`. Each alternative is judged alone: "(MIT OR GPL-3.0)" is taken as MIT. */
export const isPermissive = (license: string): boolean =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((part) => permissive.has(part.trim())));
