import { lstat, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { atomicWrite } from '../store/atomicWrite.ts';
import { codeOf } from '../store/fileAccess.ts';
import type { Git } from './git.ts';
import { attributeLines, withLines, withoutLines } from './gitAttributes.ts';

/** What was written; both false when it stood there already. */
export interface SetupResult {
  readonly attributes: boolean;
  readonly configuration: boolean;
}

const section = 'merge.casebook';
const driverName = 'Support Casebook: field by field';
const attributesName = '.gitattributes';

/** `.gitattributes` is a link: git does not follow it, and neither is it written through. */
export class AttributesAreLink extends Error {
  override readonly name = 'AttributesAreLink';
}

/**
 * Tells a repository to merge the cases of a folder with the driver.
 * @param git at the top of the working tree
 * @param folder the casebook folder relative to it, with `/`
 * @throws AttributesAreLink, GitFailed
 */
export async function setUpMerging(git: Git, folder: string, driver: string): Promise<SetupResult> {
  const attributes = await changeAttributes(git, (text) => withLines(text, attributeLines(folder)));
  const before = await git.tryRead(['config', '--local', '--get', `${section}.driver`]);
  const configuration = before?.trimEnd() !== driver;
  if (configuration) {
    await git.write(['config', '--local', `${section}.name`, driverName]);
    await git.write(['config', '--local', `${section}.driver`, driver]);
  }
  return { attributes, configuration };
}

/** Takes back what `setUpMerging` wrote, and nothing else. @throws AttributesAreLink, GitFailed */
export async function removeMerging(git: Git, folder: string): Promise<SetupResult> {
  const attributes = await changeAttributes(git, (text) => withoutLines(text, attributeLines(folder)));
  const configuration = (await git.tryRead(['config', '--local', '--get', `${section}.driver`])) !== undefined;
  if (configuration) await git.write(['config', '--local', '--remove-section', section]);
  return { attributes, configuration };
}

/** Whether git merges the case file of the folder it runs in with the driver. */
export async function isMergingSetUp(git: Git): Promise<boolean> {
  const attribute = await git.tryRead(['check-attr', '-z', 'merge', '--', 'case.json']);
  if (attribute?.split('\0')[2] !== 'casebook') return false;
  return (await git.tryRead(['config', '--get', `${section}.driver`])) !== undefined;
}

async function changeAttributes(git: Git, change: (text: string) => string): Promise<boolean> {
  const file = path.join(git.cwd, attributesName);
  const before = await currentText(file);
  const after = change(before ?? '');
  if (after === (before ?? '')) return false;
  if (after.trim() === '') await rm(file, { force: true });
  else await atomicWrite(file, after);
  return true;
}

async function currentText(file: string): Promise<string | undefined> {
  try {
    if ((await lstat(file)).isSymbolicLink()) throw new AttributesAreLink(file);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
