import * as vscode from 'vscode';
import type { CaseFilter } from '../../domain/caseFilter.ts';
import type { CaseList } from '../../views/caseList.ts';

/** The tree follows the typing after so many milliseconds. */
const followAfter = 120;

/** Asks for the words that cases must hold; the tree follows as they are typed. Leaving takes them back. */
export async function askFilterText(list: CaseList): Promise<void> {
  const before = list.state.filter;
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Filter Cases by Text');
  input.placeholder = vscode.l10n.t('Words in the number, the title, the assignee or a label');
  input.prompt = vscode.l10n.t('The tree follows as you type. Enter keeps the filter, Escape takes it back.');
  input.value = before.text ?? '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (text: string): void => {
    clearTimeout(timer);
    const { text: _, ...others } = before;
    const filter: CaseFilter = text.trim() === '' ? others : { ...others, text: text.slice(0, 200) };
    if (JSON.stringify(filter) !== JSON.stringify(list.state.filter)) list.set({ filter });
  };
  await new Promise<void>((resolve) => {
    let isKept = false;
    input.onDidChangeValue((value) => {
      clearTimeout(timer);
      timer = setTimeout(() => show(value), followAfter);
    });
    input.onDidAccept(() => {
      isKept = true;
      show(input.value);
      input.hide();
    });
    input.onDidHide(() => {
      clearTimeout(timer);
      if (!isKept) show(before.text ?? '');
      input.dispose();
      resolve();
    });
    input.show();
  });
}
