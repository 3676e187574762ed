import posix from 'path-browserify';

/** Paths in a browser are those of URIs; what evidence names may still be a path of Windows. */
const win32 = { isAbsolute: (path: string): boolean => /^(?:[a-z]:)?[\\/]/i.test(path) };

export default Object.assign(posix, { posix, win32 });
export const { basename, dirname, extname, join, relative, resolve, sep } = posix;
