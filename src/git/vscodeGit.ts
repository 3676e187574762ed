import * as vscode from 'vscode';

/** What is used of the API of VS Code's own git extension, version 1. */
export interface GitApi {
  readonly git: { readonly path: string };
  readonly repositories: readonly GitApiRepository[];
  readonly onDidOpenRepository: vscode.Event<GitApiRepository>;
  readonly onDidCloseRepository: vscode.Event<GitApiRepository>;
}
export interface GitApiRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly mergeChanges: readonly GitApiChange[];
    readonly indexChanges: readonly GitApiChange[];
    readonly workingTreeChanges: readonly GitApiChange[];
    /** Filled when the setting `git.untrackedChanges` keeps new files apart. */
    readonly untrackedChanges?: readonly GitApiChange[];
    readonly onDidChange: vscode.Event<void>;
  };
  /** Reads the state anew. */
  status(): Promise<void>;
}
export interface GitApiChange {
  readonly uri: vscode.Uri;
}

/**
 * The API of VS Code's git extension; `undefined` where it is switched off or must not run: it never does in Restricted
 * Mode.
 */
export async function gitApi(): Promise<GitApi | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const extension = vscode.extensions.getExtension<unknown>('vscode.git');
  if (!extension) return undefined;
  try {
    const exported = extension.isActive ? extension.exports : await extension.activate();
    if (!isExports(exported) || !exported.enabled) return undefined;
    const api = exported.getAPI(1);
    return isGitApi(api) ? api : undefined;
  } catch {
    // It throws where git is not installed; whoever needs git says so.
    return undefined;
  }
}

const isExports = (value: unknown): value is { enabled: boolean; getAPI(version: 1): unknown } =>
  typeof value === 'object' && value !== null && 'getAPI' in value && typeof value.getAPI === 'function';

const isGitApi = (value: unknown): value is GitApi =>
  typeof value === 'object' &&
  value !== null &&
  'git' in value &&
  'repositories' in value &&
  Array.isArray(value.repositories) &&
  'onDidOpenRepository' in value &&
  'onDidCloseRepository' in value;
