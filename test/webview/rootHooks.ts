import type { Context } from 'mocha';
import { checkAndClosePages, stopAll } from './panelPage.ts';

export const mochaHooks = {
  async afterEach(this: Context): Promise<void> {
    await checkAndClosePages();
  },
  afterAll: stopAll,
};
