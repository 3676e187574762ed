import type { Context } from 'mocha';
import { screenshot } from '../host/screenshot.ts';
import { closeBrowser, openSessions } from '../host/session.ts';

/** For every file: a picture of each open window when a test fails, and nothing left running at the end. */
export const mochaHooks = {
  async afterEach(this: Context): Promise<void> {
    if (this.currentTest?.state !== 'failed') return;
    const title = this.currentTest.fullTitle();
    const windows = [...openSessions].flatMap((session) => session.windows);
    for (const [index, { page }] of windows.entries()) {
      console.log(`      picture: ${await screenshot(page, `failed ${title} ${index + 1}`)}`);
    }
  },
  async afterAll(this: Context): Promise<void> {
    for (const session of openSessions) await session.stop();
    await closeBrowser();
  },
};
