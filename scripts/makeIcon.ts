/** Draws `media/icon.png`, which the marketplace shows, from `media/icon.svg`. Needs Chromium. `npx tsx scripts/makeIcon.ts` */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from '../test/host/browser.ts';
import { projectRoot } from '../test/host/hosts.ts';

const media = path.join(projectRoot, 'media');
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body { margin: 0 }</style>${await readFile(path.join(media, 'icon.svg'), 'utf8')}`);
  await writeFile(path.join(media, 'icon.png'), await page.screenshot({ omitBackground: true }));
} finally {
  await browser.close();
}
