import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from './hosts.ts';

const shotFolder = path.join(projectRoot, '.scratch', 'shots');

/** Saves a picture as `.scratch/shots/<name>.png` and returns its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(shotFolder, { recursive: true });
  const file = path.join(shotFolder, `${name.replace(/[^\p{L}\p{N}.-]+/gu, '-').slice(0, 120)}.png`);
  await page.screenshot({ path: file });
  return file;
}
