import path from 'node:path';

/** A file that lines may have moved to. */
export interface NamedFile {
  readonly path: string;
}

/** Compressed files, pictures and the like hold no lines to compare. */
const notText =
  /\.(?:gz|zip|7z|rar|bz2|xz|zst|tar|tgz|jar|war|exe|dll|so|dylib|bin|iso|png|jpe?g|gif|webp|ico|pdf|docx?|xlsx?|pptx?|woff2?|ttf|mp[34]|mov|avi|vsix|class|o|pyc)$/i;

/**
 * Files in the order in which the lines of a source are likely to be in them by now: what a rotation made of it (`app.log.1`,
 * `app-20261122.log`), the same name in another folder, another file beside it, the rest. Files that hold no text are left out.
 * @param source path of the file that the lines were taken from, with `/`
 */
export function likelySources<File extends NamedFile>(source: string, files: readonly File[]): File[] {
  const { dir, base, name } = path.posix.parse(source);
  const rank = (file: string): number => {
    const folder = path.posix.dirname(file);
    const other = path.posix.basename(file);
    const isBeside = folder === dir || folder.endsWith(`/${dir}`);
    const isRotated =
      other !== base && (other.startsWith(`${base}.`) || other.startsWith(`${base}-`) || other.startsWith(name));
    if (isBeside && isRotated) return 0;
    if (other === base) return 1;
    if (isRotated) return 2;
    return isBeside ? 3 : 4;
  };
  return files
    .filter((file) => !notText.test(file.path))
    .map((file) => ({ file, rank: rank(file.path) }))
    .sort((a, b) => a.rank - b.rank || (a.file.path < b.file.path ? -1 : 1))
    .map(({ file }) => file);
}
