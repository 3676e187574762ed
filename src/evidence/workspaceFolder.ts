import { createHash, randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { asWriteError, EvidenceError, type EvidenceFolder } from './evidenceFolder.ts';
import { isSafeName } from './evidenceName.ts';

/** A folder of evidence on a file system that only VS Code knows (remote repositories, virtual workspaces). */
export function workspaceFolder(folder: vscode.Uri): EvidenceFolder {
  const uriOf = (name: string): vscode.Uri => {
    if (!isSafeName(name)) throw new EvidenceError({ kind: 'unsafeName', name });
    return vscode.Uri.joinPath(folder, name);
  };
  const statOf = async (uri: vscode.Uri): Promise<vscode.FileStat | undefined> => {
    try {
      return await vscode.workspace.fs.stat(uri);
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
      throw error;
    }
  };
  /** This interface cannot tell where a link leads, so none is followed. */
  const refuseLink = async (uri: vscode.Uri, name: string): Promise<void> => {
    const found = await statOf(uri);
    if (found && (found.type & vscode.FileType.SymbolicLink) !== 0)
      throw new EvidenceError({ kind: 'outsideCase', name });
  };

  return {
    names: async () => {
      if (!(await statOf(folder))) return [];
      return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    },
    has: async (name) => ((await statOf(uriOf(name)))?.type ?? 0) === vscode.FileType.File,
    create: async (name, content, signal) => {
      const target = uriOf(name);
      await refuseLink(folder, name);
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) {
        signal?.throwIfAborted();
        chunks.push(chunk);
      }
      const bytes = Buffer.concat(chunks);
      const draft = vscode.Uri.joinPath(folder, `.${randomBytes(6).toString('hex')}.tmp`);
      try {
        await vscode.workspace.fs.createDirectory(folder);
        await vscode.workspace.fs.writeFile(draft, bytes);
        // `overwrite: true` lets a file replace a folder that is not empty.
        await vscode.workspace.fs.rename(draft, target, { overwrite: false });
      } catch (error) {
        await vscode.workspace.fs.delete(draft).then(undefined, () => undefined);
        if (error instanceof vscode.FileSystemError && error.code === 'FileExists')
          throw new EvidenceError({ kind: 'taken', name }, { cause: error });
        throw asWriteError(error);
      }
      return { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
    },
    read: async function* (name) {
      const uri = uriOf(name);
      await refuseLink(folder, name);
      await refuseLink(uri, name);
      if (!(await statOf(uri))) throw new EvidenceError({ kind: 'missing', name });
      yield await vscode.workspace.fs.readFile(uri);
    },
    remove: async (name) => {
      const uri = uriOf(name);
      await refuseLink(folder, name);
      if (await statOf(uri)) await vscode.workspace.fs.delete(uri);
    },
  };
}
