import * as vscode from 'vscode';
import { anyFileAccess } from '../store/anyFileAccess.ts';
import type { CaseRoot } from '../store/caseRoot.ts';
import { caseFileName } from '../store/caseRoot.ts';
import { CaseStore } from '../store/caseStore.ts';
import { FileEditJournal } from '../store/fileEditJournal.ts';
import { casebookFolder } from './casebookFolder.ts';
import type { FirstDrawing } from './firstDrawing.ts';
import { local } from './language.ts';
import { RefreshQueue } from './refreshQueue.ts';

/** A created folder may hold a file whose own event never comes: it is read again after this long, milliseconds. */
const lateFileMs = 1_000;

/** The store of this window's workspace folders, kept in step with the disk and the settings. Reading starts at once. */
export function openStore(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  firstDrawing: FirstDrawing,
): { store: CaseStore; loaded: Promise<void>; watching: vscode.Disposable } {
  const storage = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'unsaved');
  const store = new CaseStore({
    files: anyFileAccess,
    roots: currentRoots(),
    log,
    say: local,
    afterFirst: firstDrawing.rest,
    recovery: new FileEditJournal(anyFileAccess, storage.toString(), log),
  });
  let watchers = watchRoots(store, log);
  const restart = (): void => {
    watchers.dispose();
    store.setRoots(currentRoots());
    watchers = watchRoots(store, log);
  };
  const subscriptions = [
    vscode.workspace.onDidChangeWorkspaceFolders(restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('casebook.folder')) restart();
    }),
  ];
  return {
    store,
    loaded: store.load(),
    watching: vscode.Disposable.from(...subscriptions, { dispose: () => void watchers.dispose() }),
  };
}

const currentRoots = (): CaseRoot[] =>
  (vscode.workspace.workspaceFolders ?? []).map((folder) => ({
    uri: casebookFolder(folder).toString(),
    name: folder.name,
  }));

/** Tells the store which case changed on disk. Evidence files are not the store's concern. */
function watchRoots(store: CaseStore, log: vscode.LogOutputChannel): vscode.Disposable {
  const queue = new RefreshQueue(store, (error) => log.error('Reading what changed on disk failed', String(error)));
  const watchers = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
    const root = casebookFolder(folder);
    const inside = root.path.slice(folder.uri.path.length).replace(/^\//, '');
    // The recursive watcher of the workspace folder is already there; a pattern below it costs nothing.
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, `${inside}{,/*,/*/${caseFileName}}`),
    );
    const onEvent = (uri: vscode.Uri): void => {
      const [name] = uri.path.slice(root.path.length + 1).split('/');
      queue.add(name ? vscode.Uri.joinPath(root, name).toString() : undefined);
    };
    const late = new Set<ReturnType<typeof setTimeout>>();
    watcher.onDidCreate((uri) => {
      onEvent(uri);
      const timer = setTimeout(() => {
        late.delete(timer);
        onEvent(uri);
      }, lateFileMs);
      late.add(timer);
    });
    watcher.onDidChange(onEvent);
    watcher.onDidDelete(onEvent);
    return vscode.Disposable.from(watcher, {
      dispose: () => {
        for (const timer of late) clearTimeout(timer);
      },
    });
  });
  return vscode.Disposable.from(queue, ...watchers);
}
