import path from 'node:path';

/** A workspace folder: its name and its path on this machine. */
export interface NamedFolder {
  readonly name: string;
  readonly path: string;
}

/** How the manifest names a source: relative to its workspace folder with `/` where it can be. `folder` is set in a workspace of several. */
export function sourcePathOf(file: string, folders: readonly NamedFolder[]): { path: string; folder?: string } {
  const inside = folders
    .filter((folder) => isInside(file, folder.path))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (!inside) return { path: file };
  const relative = path.relative(inside.path, file).split(path.sep).join('/');
  return folders.length > 1 ? { path: relative, folder: inside.name } : { path: relative };
}

/**
 * Where a source named by a manifest can be on this machine, the likeliest place first. The manifest came with a repository,
 * so it may name anything: a relative path never leads out of its folder, and a network share (`\\server\share`), whose mere
 * opening would send the user's credentials there, is not touched unless it is in the workspace.
 * @param home the name of the workspace folder that the case is in
 */
export function sourceCandidates(
  source: { readonly path: string; readonly folder?: string | undefined },
  folders: readonly NamedFolder[],
  home: string | undefined,
): string[] {
  const isAbsolute = path.posix.isAbsolute(source.path) || path.win32.isAbsolute(source.path);
  if (isAbsolute) {
    const isShare = /^[\\/]{2}/.test(source.path);
    return !isShare || folders.some((folder) => isInside(source.path, folder.path)) ? [source.path] : [];
  }
  const rank = ({ name }: NamedFolder): number => (name === source.folder ? 0 : name === home ? 1 : 2);
  return [...folders]
    .sort((a, b) => rank(a) - rank(b))
    .map((folder) => ({ folder, file: path.resolve(folder.path, source.path) }))
    .filter(({ folder, file }) => isInside(file, folder.path))
    .map(({ file }) => file);
}

const isInside = (file: string, folder: string): boolean => {
  const relative = path.relative(folder, file);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
};
