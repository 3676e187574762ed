import { noTerminal } from '../../web/needsDesktop.ts';

/** In a browser no command can be run: the user is told what to do instead. */
export const runStepCommand = (): (() => never) => noTerminal;
