import type { Server } from './server.ts';

export type WorkbenchPlace = {
  /** Folder or `.code-workspace` file to open; an empty window without either. Absolute paths. */
  folder?: string;
  workspaceFile?: string;
  /** Extension to load from its source folder, and the module whose `run()` VS Code calls in the extension host. */
  extension?: string;
  tests?: string;
};

/** Address of a VS Code window on `server`, with what it opens and runs. */
export function workbenchUrl(server: Pick<Server, 'port' | 'authority'>, place: WorkbenchPlace): string {
  const url = new URL(`http://127.0.0.1:${server.port}/`);
  const remote = (file: string) => `vscode-remote://${server.authority}${posixPath(file)}`;
  if (place.workspaceFile !== undefined) url.searchParams.set('workspace', posixPath(place.workspaceFile));
  else if (place.folder !== undefined) url.searchParams.set('folder', posixPath(place.folder));
  else url.searchParams.set('ew', 'true');
  const payload: [string, string][] = [];
  if (place.extension !== undefined) payload.push(['extensionDevelopmentPath', remote(place.extension)]);
  if (place.tests !== undefined) payload.push(['extensionTestsPath', remote(place.tests)]);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify([['skipWelcome', 'true'], ...payload]));
  return url.href;
}

/** `C:\a` becomes `/C:/a`, as in the path of a URI. */
function posixPath(file: string): string {
  const forward = file.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
