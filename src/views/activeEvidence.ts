import * as vscode from 'vscode';
import { fileName } from '../domain/evidence.ts';
import type { Services } from '../services.ts';

/** Has a context key say whether the text editor in front shows output of a network test: its title bar offers the view then. */
export function followActiveEvidence({ store, verdicts }: Pick<Services, 'store' | 'verdicts'>): vscode.Disposable {
  let asked = 0;
  const follow = async (): Promise<void> => {
    const mine = ++asked;
    const uri = vscode.window.activeTextEditor?.document.uri;
    const isNetwork = uri !== undefined && (await isNetworkEvidence(uri));
    if (mine === asked)
      await vscode.commands.executeCommand('setContext', 'casebook.activeIsNetworkEvidence', isNetwork);
  };
  const isNetworkEvidence = async (uri: vscode.Uri): Promise<boolean> => {
    if (!/\/evidence\/[^/]+$/.test(uri.path)) return false;
    const folder = vscode.Uri.joinPath(uri, '..', '..').toString();
    if (store.entry(folder)?.kind !== 'case') return false;
    const document = await store.open(folder);
    try {
      const name = uri.path.split('/').at(-1);
      const item = document.case.evidence?.find((each) => fileName(each) === name);
      return item !== undefined && (await verdicts.facts(folder, item)).verdict !== undefined;
    } finally {
      document.release();
    }
  };
  const safely = (): void => void follow().catch(() => undefined);
  safely();
  return vscode.window.onDidChangeActiveTextEditor(safely);
}
