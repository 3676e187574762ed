/** In a browser every file is VS Code's. */
export { workspaceFileAccess as anyFileAccess } from './workspaceFileAccess.ts';
