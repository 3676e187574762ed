/** The component library in use. Swapping it is this one line: `nativeUi` of `./native/nativeUi.ts` is the other one. */
export { toolkitUi as ui } from './toolkit/toolkitUi.ts';
