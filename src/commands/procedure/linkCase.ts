import * as vscode from 'vscode';
import { linksOf } from '../../domain/caseHistory.ts';
import { linkRelations, type LinkRelation } from '../../domain/timeline.ts';
import { linkCase } from '../../domain/timelineEvents.ts';
import { language } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import { parentOf } from '../../store/caseRoot.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseArgument } from '../commands.ts';
import { askOption } from './askOption.ts';
import { askText } from './askText.ts';
import { followUpCase, followUpTitle } from './followUpCase.ts';
import { linkBack } from './linkBack.ts';
import { pickOtherCase } from './pickOtherCase.ts';
import { change, doingNow, withCase } from './withCase.ts';

/** Links a case with another, both ways: a new follow-up case, or one that is there. Also possible after closing. */
export const linkCaseCommand =
  (services: ProcedureServices) =>
  async (argument?: CaseArgument): Promise<void> => {
    await withCase(services, argument, async (document) => {
      const title = vscode.l10n.t('Link {0}', document.case.number);
      const picked = await vscode.window.showQuickPick(
        [
          {
            label: vscode.l10n.t('Create a Follow-up Case…'),
            iconPath: new vscode.ThemeIcon('add'),
            detail: vscode.l10n.t('With the reporter, the system and the description of this one'),
            act: createFollowUp,
          },
          {
            label: vscode.l10n.t('Link an Existing Case…'),
            iconPath: new vscode.ThemeIcon('link'),
            detail: '',
            act: linkExisting,
          },
        ],
        { title, ignoreFocusOut: true },
      );
      await picked?.act(services, document, title);
    });
  };

async function createFollowUp(services: ProcedureServices, document: CaseDocument, title: string): Promise<void> {
  const { folder } = document;
  const typed = await askText({
    title,
    prompt: vscode.l10n.t('Title of the follow-up case'),
    value: followUpTitle(document.case, language()),
  });
  if (typed === undefined) return;
  const root = services.store.roots.find(({ uri }) => uri === parentOf(folder));
  if (!root)
    throw new UserError(
      vscode.l10n.t('The folder of this case is no longer part of the workspace. Nothing was created.'),
    );
  const made = followUpCase(document.case, { title: typed, author: services.author(), now: Date.now() });
  const created = await services.store.create(root, made);
  await change(document, linkCase(document.case, { ...doingNow(services), target: made.number, relation: 'followUp' }));
  services.active.set(created);
  await services.panels.open(created, ['intake', 'channel']);
}

/** What the other case is called from this one, and this one from the other. */
const inverse = { followUp: 'followUpOf', followUpOf: 'followUp', related: 'related' } as const satisfies Partial<
  Record<LinkRelation, LinkRelation>
>;
const isOffered = (code: LinkRelation): code is keyof typeof inverse => code in inverse;

async function linkExisting(services: ProcedureServices, document: CaseDocument, title: string): Promise<void> {
  const other = await pickOtherCase(services, document.folder, vscode.l10n.t('Which case?'));
  if (!other) return;
  const relation = await askOption({
    title,
    placeHolder: vscode.l10n.t('What is {0} to this case?', other.number),
    options: linkRelations.flatMap(({ code, label }) => (isOffered(code) ? [{ code, label }] : [])),
  });
  if (relation === undefined) return;
  const isThere = linksOf(document.case).some((link) => link.number === other.number && link.relation === relation);
  if (isThere)
    throw new UserError(vscode.l10n.t('{0} is linked like this already. Nothing was changed.', other.number));
  const note = await askText({ title, prompt: vscode.l10n.t('A note for the timeline?'), isOptional: true });
  if (note === undefined) return;
  const { number } = document.case;
  await change(document, linkCase(document.case, { ...doingNow(services), target: other.number, relation, note }));
  await linkBack(services, other.folder, { target: number, relation: inverse[relation], note });
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Linked: {0}', other.number)}`, 5_000);
}
