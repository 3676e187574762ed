import type { readFeaturesTask as onTheDesktop } from './readFeaturesTask.ts';

/** A worker of the browser reaches no file; `featureReader.web.ts` reads on the host and never asks this. */
export const readFeaturesTask: typeof onTheDesktop = () =>
  Promise.reject(new Error('In a browser cases are read on the extension host'));
