import * as vscode from 'vscode';

interface File {
  readonly type: vscode.FileType.File;
  readonly content: Uint8Array;
  readonly ctime: number;
  readonly mtime: number;
}
interface Folder {
  readonly type: vscode.FileType.Directory;
  readonly ctime: number;
  readonly mtime: number;
}

/**
 * A file system in memory, as a virtual workspace has one: nothing of it is on a disk, and node's fs cannot reach it. Like
 * others of its kind it refuses to write where its parent is missing, and to rename over what is there unless told to.
 */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #entries = new Map<string, File | Folder>([['/', { type: vscode.FileType.Directory, ctime: 0, mtime: 0 }]]);
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  #clock = 1_000;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const entry = this.#at(uri);
    return {
      type: entry.type,
      ctime: entry.ctime,
      mtime: entry.mtime,
      size: entry.type === vscode.FileType.File ? entry.content.length : 0,
    };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (this.#at(uri).type !== vscode.FileType.Directory) throw vscode.FileSystemError.FileNotADirectory(uri);
    const prefix = uri.path === '/' ? '/' : `${uri.path}/`;
    return [...this.#entries]
      .filter(([path]) => path !== '/' && path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
      .map(([path, { type }]) => [path.slice(prefix.length), type]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const entry = this.#at(uri);
    if (entry.type !== vscode.FileType.File) throw vscode.FileSystemError.FileIsADirectory(uri);
    return entry.content;
  }

  createDirectory(uri: vscode.Uri): void {
    if (this.#entries.has(uri.path)) throw vscode.FileSystemError.FileExists(uri);
    this.#put(uri, { type: vscode.FileType.Directory, ...this.#now() }, vscode.FileChangeType.Created);
  }

  writeFile(uri: vscode.Uri, content: Uint8Array, options: { create: boolean; overwrite: boolean }): void {
    const before = this.#entries.get(uri.path);
    if (before?.type === vscode.FileType.Directory) throw vscode.FileSystemError.FileIsADirectory(uri);
    if (!before && !options.create) throw vscode.FileSystemError.FileNotFound(uri);
    if (before && !options.overwrite) throw vscode.FileSystemError.FileExists(uri);
    const kind = before ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#put(uri, { type: vscode.FileType.File, content: content.slice(), ...this.#now() }, kind);
  }

  delete(uri: vscode.Uri, options: { recursive: boolean }): void {
    const entry = this.#at(uri);
    if (entry.type === vscode.FileType.Directory && !options.recursive && this.readDirectory(uri).length > 0)
      throw vscode.FileSystemError.NoPermissions('not empty');
    for (const path of [...this.#entries.keys()])
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#entries.delete(path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri, options: { overwrite: boolean }): void {
    const entry = this.#at(from);
    if (this.#entries.has(to.path) && !options.overwrite) throw vscode.FileSystemError.FileExists(to);
    for (const [path, moved] of [...this.#entries]) {
      if (path !== from.path && !path.startsWith(`${from.path}/`)) continue;
      this.#entries.delete(path);
      this.#entries.set(to.path + path.slice(from.path.length), moved);
    }
    this.#entries.set(to.path, { ...entry, ...this.#now() });
    this.#changed.fire([
      { type: vscode.FileChangeType.Deleted, uri: from },
      { type: vscode.FileChangeType.Created, uri: to },
    ]);
  }

  #at(uri: vscode.Uri): File | Folder {
    const entry = this.#entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  #put(uri: vscode.Uri, entry: File | Folder, type: vscode.FileChangeType): void {
    const parent = uri.path.slice(0, uri.path.lastIndexOf('/')) || '/';
    if (this.#entries.get(parent)?.type !== vscode.FileType.Directory) throw vscode.FileSystemError.FileNotFound(uri);
    this.#entries.set(uri.path, entry);
    this.#changed.fire([{ type, uri }]);
  }

  #now(): { ctime: number; mtime: number } {
    this.#clock += 1;
    return { ctime: this.#clock, mtime: this.#clock };
  }
}
