import * as vscode from 'vscode';

/** As much of a repository of VS Code's own git extension (its API, version 1) as is used here. */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  getCommit(ref: string): Promise<{ readonly hash: string }>;
  /** Rejects when the commit has no such file. */
  getObjectDetails(ref: string, path: string): Promise<{ readonly size: number }>;
  /** Empty when the file on disk is what the commit has. */
  diffWith(ref: string, path: string): Promise<string>;
  /** The file as the commit has it. */
  buffer(ref: string, path: string): Promise<Uint8Array>;
}

interface GitApi {
  getRepository(uri: vscode.Uri): GitRepository | null;
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

/** A file in the history of its repository. */
export interface FilePoint {
  /** The commit that is checked out, lower-case hexadecimal. */
  readonly commit: string;
  /** Whether the file on disk differs from it. */
  readonly modified: boolean;
}

/** Past this many bytes git is not asked for a diff, which it would give as one text; the sizes are compared. */
const mostDiffedBytes = 20_000_000;

/**
 * Where a file stands in history. `undefined` when it is not tracked, there is no repository, or the workspace is not
 * trusted: git runs what a repository's configuration says, so nothing of it is started in Restricted Mode.
 * @param bytes size of the file on disk
 */
export async function pointInHistory(uri: vscode.Uri, bytes: number): Promise<FilePoint | undefined> {
  try {
    const repository = gitApi()?.getRepository(uri);
    if (!repository) return undefined;
    const { hash } = await repository.getCommit('HEAD');
    const { size } = await repository.getObjectDetails(hash, uri.fsPath);
    const modified =
      Math.max(size, bytes) > mostDiffedBytes
        ? size !== bytes
        : (await repository.diffWith(hash, uri.fsPath)).trim() !== '';
    return { commit: hash, modified };
  } catch {
    // No commit yet, or the file is not in it.
    return undefined;
  }
}

/** A file as a commit has it: its content, and the URI by which VS Code shows it. */
export interface FileAtCommit {
  readonly content: Uint8Array;
  readonly uri: vscode.Uri;
}

/**
 * A file as of a commit. `undefined` when the repository has neither, or there is none, or the workspace is not trusted.
 * @param commit hexadecimal, as the schema of cases has made sure of
 * @param mostBytes a larger file is not read
 */
export async function fileAtCommit(
  uri: vscode.Uri,
  commit: string,
  mostBytes: number,
): Promise<FileAtCommit | undefined> {
  try {
    const api = gitApi();
    const repository = api?.getRepository(uri);
    if (!api || !repository) return undefined;
    const { size } = await repository.getObjectDetails(commit, uri.fsPath);
    if (size > mostBytes) return undefined;
    return { content: await repository.buffer(commit, uri.fsPath), uri: api.toGitUri(uri, commit) };
  } catch {
    // A shallow clone, a commit that was never pushed, a history that was rewritten.
    return undefined;
  }
}

/** The API of the git extension while it runs. It is not started for this: it starts with the window. */
function gitApi(): GitApi | undefined {
  if (!vscode.workspace.isTrusted) return undefined;
  const extension = vscode.extensions.getExtension<unknown>('vscode.git');
  if (extension?.isActive !== true) return undefined;
  const { exports } = extension;
  if (!isGitExtension(exports) || !exports.enabled) return undefined;
  const api = exports.getAPI(1);
  return isGitApi(api) ? api : undefined;
}

const hasMethod = <Name extends string>(value: unknown, name: Name): value is Record<Name, () => unknown> =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function';

const isGitExtension = (value: unknown): value is { readonly enabled: boolean; getAPI(version: 1): unknown } =>
  hasMethod(value, 'getAPI') && Reflect.get(value, 'enabled') === true;

const isGitApi = (value: unknown): value is GitApi => hasMethod(value, 'getRepository') && hasMethod(value, 'toGitUri');
