import path from 'node:path';
import { projectRoot } from './hosts.ts';

/** Where `scripts/build.ts --tests` puts what VS Code loads for tests; outside `dist/`, so never in the package. */
export const testBundleFolder = path.join(projectRoot, '.scratch', 'test');
export const integrationBundle = path.join(testBundleFolder, 'integration.cjs');
export const bridgeBundle = path.join(testBundleFolder, 'bridge.cjs');
/** The example of the API, built beside its sources: it is an extension that the tests run. */
export const apiExample = path.join(projectRoot, 'examples', 'api-extension');
