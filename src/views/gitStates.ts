import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import { changedStates, statesOf, type CaseState, type StateRoot } from '../git/caseStates.ts';
import { gitApi, type GitApi, type GitApiRepository } from '../git/vscodeGit.ts';
import type { CaseFolder, CaseRoot } from '../store/caseRoot.ts';

/** Git tells of several changes at once: they are looked at together, this long after the first, milliseconds. */
const gatherMs = 100;

/**
 * Which cases are uncommitted or in conflict, as VS Code's own git extension knows it: nothing is asked of git for it, and
 * nothing at all happens in Restricted Mode.
 */
export class GitStates implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<readonly CaseFolder[]>();
  readonly onDidChange = this.#changed.event;
  readonly #roots: () => readonly CaseRoot[];
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #repositories = new Map<GitApiRepository, vscode.Disposable>();
  #states: ReadonlyMap<CaseFolder, CaseState> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor(roots: () => readonly CaseRoot[]) {
    this.#roots = roots;
  }

  get(folder: CaseFolder): CaseState | undefined {
    return this.#states.get(folder);
  }

  /** Begins to listen, now or once the workspace is trusted. */
  async start(): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      this.#subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.start()));
      return;
    }
    const api = await gitApi();
    if (api && !this.#isDisposed) this.#listen(api);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions, ...this.#repositories.values()).dispose();
    this.#changed.dispose();
  }

  #listen(api: GitApi): void {
    const open = (repository: GitApiRepository): void => {
      this.#repositories.set(
        repository,
        repository.state.onDidChange(() => this.#lookSoon()),
      );
      this.#lookSoon();
    };
    for (const repository of api.repositories) open(repository);
    this.#subscriptions.push(
      api.onDidOpenRepository(open),
      api.onDidCloseRepository((repository) => {
        this.#repositories.get(repository)?.dispose();
        this.#repositories.delete(repository);
        this.#lookSoon();
      }),
    );
  }

  #lookSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#look();
    }, gatherMs);
  }

  async #look(): Promise<void> {
    const roots = await Promise.all(this.#roots().map(stateRoot));
    if (this.#isDisposed) return;
    const states = [...this.#repositories.keys()].map((repository) => repository.state);
    const after = statesOf(
      {
        changed: states.flatMap((state) =>
          [...state.indexChanges, ...state.workingTreeChanges, ...(state.untrackedChanges ?? [])].map(
            ({ uri }) => uri.path,
          ),
        ),
        unmerged: states.flatMap(({ mergeChanges }) => mergeChanges.map(({ uri }) => uri.path)),
      },
      roots,
    );
    const changed = changedStates(this.#states, after);
    this.#states = after;
    if (changed.length > 0) this.#changed.fire(changed);
  }
}

/** Git names files by their path with links followed, the store by the one that the folder was opened with. */
async function stateRoot(root: CaseRoot): Promise<StateRoot> {
  const uri = vscode.Uri.parse(root.uri);
  const real =
    uri.scheme === 'file'
      ? await realpath(uri.fsPath).then(
          (file) => vscode.Uri.file(file).path,
          () => uri.path,
        )
      : uri.path;
  return { root, paths: [...new Set([uri.path, real])] };
}
