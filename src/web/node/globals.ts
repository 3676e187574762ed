/** What shared code and packages expect to be there, as node has it. Injected into the bundles for the browser. */
import { Buffer } from 'buffer/index.js';
import { setImmediate as nextTurn } from './timersPromises.ts';

const process = { platform: 'browser', env: {}, pid: 0, cwd: () => '/', nextTick: queueMicrotask };
const setImmediate = (run: () => void): void => void nextTurn().then(run);

export { Buffer, process, setImmediate };
