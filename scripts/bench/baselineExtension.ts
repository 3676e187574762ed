import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { UnpackedExtension } from '../../test/host/serverExtensions.ts';

/** The title of the baseline's view container. */
export const baselineTitle = 'Bench baseline';

/**
 * Writes an extension that does nothing but show a tree as large as the first page of the casebook's: seven groups of 200
 * rows that are there from the start. What it takes to be drawn is VS Code's own share.
 * @param folder where to; it is made
 */
export async function writeBaselineExtension(folder: string): Promise<UnpackedExtension> {
  await mkdir(folder, { recursive: true });
  const manifest = {
    name: 'bench-baseline',
    publisher: 'casebook',
    version: '1.0.0',
    engines: { vscode: '^1.96.0' },
    main: './main.cjs',
    activationEvents: ['workspaceContains:casebook'],
    extensionKind: ['workspace'],
    capabilities: { untrustedWorkspaces: { supported: true } },
    contributes: {
      viewsContainers: { activitybar: [{ id: 'baseline', title: baselineTitle, icon: 'icon.svg' }] },
      views: { baseline: [{ id: 'baseline.rows', name: 'Rows', icon: 'icon.svg' }] },
    },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"/>');
  await writeFile(path.join(folder, 'main.cjs'), code);
  return { id: `${manifest.publisher}.${manifest.name}`, version: manifest.version, folder };
}

const code = `
const vscode = require('vscode');
const mark = (name) => {
  if (performance.getEntriesByName('casebook/' + name).length === 0) performance.mark('casebook/' + name);
};
exports.activate = () => {
  mark('activate');
  const rows = (count, prefix) => Array.from({ length: count }, (_, index) => prefix + index);
  const groups = rows(7, 'Group ');
  vscode.window.createTreeView('baseline.rows', {
    treeDataProvider: {
      getChildren(row) {
        mark(row === undefined ? 'treeAsked' : 'casesDrawn');
        if (row === undefined) mark('treeDrawn');
        return row === undefined ? groups : rows(200, row + ' row ');
      },
      getTreeItem: (row) =>
        new vscode.TreeItem(row, groups.includes(row) ? 2 : 1),
    },
  });
  mark('loaded');
};
`;
