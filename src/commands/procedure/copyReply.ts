import * as vscode from 'vscode';
import { caseLanguage } from '../../domain/caseLanguage.ts';
import type { Case } from '../../domain/case.ts';
import { knownEvents, stepOf } from '../../domain/caseHistory.ts';
import { replyKinds, replyText, type ReplyKind } from '../../domain/replies.ts';
import type { Language } from '../../domain/text.ts';
import { language, local } from '../../platform/language.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import type { ReplyArgument } from '../commands.ts';
import { replyContext } from './replyContext.ts';
import { withCase } from './withCase.ts';

/** Copies a reply to the reporter, filled in from the records, in the language of the case or the other one. */
export const copyReplyCommand =
  (services: ProcedureServices) =>
  async (argument?: ReplyArgument): Promise<void> => {
    await withCase(services, argument, async (document) => {
      const { folder, case: current } = document;
      const write = (kind: ReplyKind, into: Language): string =>
        replyText(kind, current, replyContext(services, folder, current, into));
      const own = caseLanguage(current, language());
      const named = kindIn(argument);
      const reply = named ? write(named, own) : await pickReply(current, own, write);
      if (reply === undefined) return;
      await vscode.env.clipboard.writeText(reply);
      vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Reply copied')}`, 5_000);
    });
  };

function kindIn(argument: ReplyArgument): ReplyKind | undefined {
  const named = typeof argument === 'object' && 'reply' in argument ? argument.reply : undefined;
  return replyKinds.find(({ code }) => code === named)?.code;
}

interface ReplyItem extends vscode.QuickPickItem {
  readonly kindOfReply: ReplyKind;
  readonly text: string;
}

/** Lets the user choose a reply; each shows how it begins. Buttons change the language and open one as text. */
function pickReply(
  current: Case,
  first: Language,
  write: (kind: ReplyKind, into: Language) => string,
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ReplyItem>();
  const openAsText: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('open-preview'),
    tooltip: vscode.l10n.t('Open as text, to read or change it first'),
  };
  const changeLanguage: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('globe'),
    tooltip: vscode.l10n.t('English or Chinese'),
  };
  let into = first;
  const show = (active: ReplyKind): void => {
    pick.items = replyKinds.map(({ code, label }) => {
      const text = write(code, into);
      return { label: local(label), detail: beginningOf(text), kindOfReply: code, text, buttons: [openAsText] };
    });
    pick.activeItems = pick.items.filter(({ kindOfReply }) => kindOfReply === active);
  };
  pick.title = vscode.l10n.t('Copy a Reply for {0}', current.number);
  pick.placeholder = vscode.l10n.t('Which reply? It is copied to the clipboard.');
  pick.buttons = [changeLanguage];
  show(usualReply(current));
  return new Promise((resolve) => {
    pick.onDidTriggerButton(() => {
      into = into === 'en' ? 'zh-cn' : 'en';
      show(pick.activeItems[0]?.kindOfReply ?? usualReply(current));
    });
    pick.onDidTriggerItemButton(async ({ item }) => {
      pick.hide();
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: item.text }));
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.text);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** The greeting says nothing about a reply. */
const beginningOf = (text: string): string => text.split('\n\n').slice(1, -1).join(' ').replace(/\s+/g, ' ');

/** The reply that is due at this step of the procedure. */
function usualReply(current: Case): ReplyKind {
  if (knownEvents(current).at(-1)?.type === 'retriaged') return 'announceRetriage';
  switch (stepOf(current)) {
    case 'diagnosing':
    case 'analysing':
      return 'askForLog';
    case 'ready':
    case 'executing':
    case 'verifying':
      return 'askForConsent';
    case 'resolved':
    case 'closed':
      return 'announceFix';
    default:
      return 'acknowledge';
  }
}
