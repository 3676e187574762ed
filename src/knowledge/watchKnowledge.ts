import * as vscode from 'vscode';
import { knowledgeFolderName } from '../domain/knowledge/article.ts';
import { casebookFolder } from '../platform/casebookFolder.ts';
import type { KnowledgeBase } from './knowledgeBase.ts';

/** Keeps the articles in step with the disk, the folders of the window and the setting of their place. */
export function watchKnowledge(knowledge: KnowledgeBase): vscode.Disposable {
  let watchers = watchFolders(knowledge);
  const restart = (): void => {
    watchers.dispose();
    watchers = watchFolders(knowledge);
    if (knowledge.isLoaded) void knowledge.refresh();
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('casebook.folder')) restart();
    }),
    { dispose: () => void watchers.dispose() },
  );
}

function watchFolders(knowledge: KnowledgeBase): vscode.Disposable {
  const watchers = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
    const place = vscode.Uri.joinPath(casebookFolder(folder), knowledgeFolderName);
    const inside = place.path.slice(folder.uri.path.length).replace(/^\//, '');
    // The folder itself too: one that comes whole, as by a checkout, may bring files whose own events never come.
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, `${inside}{,/*.md}`));
    const onEvent = (uri: vscode.Uri): void => {
      if (!knowledge.isLoaded) return;
      void knowledge.refresh(uri.path.endsWith('.md') ? uri.toString() : undefined);
    };
    watcher.onDidCreate(onEvent);
    watcher.onDidChange(onEvent);
    watcher.onDidDelete(onEvent);
    return watcher;
  });
  return vscode.Disposable.from(...watchers);
}
