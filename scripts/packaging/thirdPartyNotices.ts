import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { projectRoot } from '../../test/host/hosts.ts';

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
  if (!existsSync(path.join(folder, 'package.json'))) return noticeOfInlined(nameOf(folder));
  const { name, version, license } = manifestSchema.parse(
    JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')),
  );
  if (!isPermissive(license)) throw new Error(`${name} ${version} is licensed under ${license}: not to be shipped`);
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return `${name} ${version} (${license})\n\n${texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n')}\n`;
}

/** `@scope/name` of a package's folder. */
const nameOf = (folder: string): string => folder.split(path.sep).join('/').split('node_modules/').at(-1) ?? '';

/**
 * A package that another one ships within its own files, so that it is not installed: its notice is kept here, as
 * "name (licence)", an empty line and the text. secretlint's rules come from the repository of its preset.
 * @throws Error when there is none, or its licence is not permissive
 */
async function noticeOfInlined(name: string): Promise<string> {
  if (name.startsWith('@secretlint/secretlint-rule-')) {
    const text = await readFile(path.join(projectRoot, 'node_modules', '@secretlint', 'core', 'LICENSE'), 'utf8');
    return `${name} (MIT)\n\n${text.trim()}\n`;
  }
  const file = path.join(import.meta.dirname, 'inlined', `${name.replace('/', '+')}.txt`);
  if (!existsSync(file)) throw new Error(`${name} is shipped inside another package: put its notice into ${file}`);
  const notice = await readFile(file, 'utf8');
  const [, license = ''] = /^\S+ \((.+)\)\n/.exec(notice) ?? [];
  if (!isPermissive(license)) throw new Error(`${name} is licensed under ${license}: not to be shipped`);
  return notice;
}

/** Every part of an `AND`, one part of an `OR`. Each alternative is judged alone: "(MIT OR GPL-3.0)" is taken as MIT. */
export const isPermissive = (license: string): boolean =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((part) => permissive.has(part.trim())));
