import * as vscode from 'vscode';
import { caseLanguage } from '../../domain/caseLanguage.ts';
import { handoverMarkdown, type HandoverCase } from '../../domain/handover.ts';
import type { Language } from '../../domain/text.ts';
import { language, local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseEntry } from '../../store/caseEntry.ts';
import { pickCase } from '../../views/pickCase.ts';
import type { CaseArgument, CaseFolder } from '../commands.ts';
import { caseFolderOf } from '../resolveCase.ts';
import { pickHandoverWay, putHandover } from './handoverWay.ts';

/** Writes down what whoever takes a case over has to know: of one case, or of all open ones assigned to the person. */
export const handOverCommand =
  (services: Services) =>
  async (argument?: CaseArgument): Promise<void> => {
    const named = caseFolderOf(argument);
    const folders = named === undefined ? await askWhich(services) : [named];
    if (folders === undefined || folders.length === 0) return;
    const cases = await readCases(services, folders);
    const [first] = cases;
    if (!first) return;
    const name = cases.length === 1 ? first.case.number : new Date().toISOString().slice(0, 10);
    const preferred: Language = cases.length === 1 ? caseLanguage(first.case, language()) : language();
    const way = await pickHandoverWay(cases.length === 1 ? first.case.number : undefined, cases.length, preferred);
    if (!way) return;
    const context = { language: way.language, author: services.author(), now: Date.now() };
    await putHandover(way.to, handoverMarkdown(cases, context), name);
  };

/** The open cases that are assigned to the person. */
const minesOf = ({ list }: Services): readonly CaseEntry[] => list.matching({ mine: true, state: 'open' });

interface WhichItem extends vscode.QuickPickItem {
  readonly folders: () => Promise<readonly CaseFolder[] | undefined>;
}

async function askWhich(services: Services): Promise<readonly CaseFolder[] | undefined> {
  const { store, loaded, active, author } = services;
  await loaded;
  const mine = minesOf(services);
  const current = active.folder === undefined ? undefined : store.entry(active.folder);
  const items: WhichItem[] = [
    ...(current?.kind === 'case'
      ? [
          {
            label: `$(pinned) ${current.summary.title || current.summary.number}`,
            description: current.summary.number,
            detail: vscode.l10n.t('The active case'),
            folders: () => Promise.resolve([current.folder]),
          },
        ]
      : []),
    {
      label: `$(account) ${vscode.l10n.t('All my open cases')}`,
      description: mine.length.toLocaleString(language()),
      detail: vscode.l10n.t('Assigned to {0}', author()),
      folders: () => Promise.resolve(mine.map(({ folder }) => folder)),
    },
    {
      label: `$(list-selection) ${vscode.l10n.t('Another case…')}`,
      folders: async () => {
        const picked = await pickCase(store, vscode.l10n.t('Which case is handed over?'));
        return picked === undefined ? undefined : [picked];
      },
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Hand Over'),
    placeHolder: vscode.l10n.t('What is handed over?'),
  });
  const folders = await picked?.folders();
  if (folders?.length === 0)
    throw new UserError(
      vscode.l10n.t(
        'No open case is assigned to {0}. The name is the setting “casebook.author”, or git’s user name; a case says its assignee on the Triage tab.',
        author(),
      ),
    );
  return folders;
}

/** Reads the cases one after the other; those that cannot be read are named and left out. */
async function readCases(services: Services, folders: readonly CaseFolder[]): Promise<readonly HandoverCase[]> {
  const cases: HandoverCase[] = [];
  const problems: string[] = [];
  const read = async (folder: CaseFolder): Promise<void> => {
    const document = await services.store.open(folder);
    try {
      if (document.problem) throw new UserError(local(document.problem.message));
      const explained = services.clock.explain(folder, document.case);
      cases.push({
        case: document.case,
        timeZone: services.clock.rulesFor(folder).calendar.timeZone,
        clock: explained?.clock.state,
        clockText: explained?.headline,
      });
    } finally {
      document.release();
    }
  };
  if (folders.length === 1 && folders[0] !== undefined) {
    await read(folders[0]);
    return cases;
  }
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Writing the handover');
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    for (const folder of folders) {
      if (token.isCancellationRequested) return [];
      progress.report({ increment: 100 / folders.length });
      await read(folder).catch((error: unknown) => {
        services.log.warn(`${folder} is not in the handover`, error);
        problems.push(folder.slice(folder.lastIndexOf('/') + 1));
      });
    }
    if (problems.length > 0)
      void vscode.window.showWarningMessage(
        vscode.l10n.t('Not in the handover, because they cannot be read: {0}.', problems.join(', ')),
      );
    return cases;
  });
}
