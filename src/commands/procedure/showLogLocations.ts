import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { caseLanguage } from '../../domain/caseLanguage.ts';
import { logAdviceFor, logRules, type LogAdvice } from '../../domain/logLocations.ts';
import { fill, say, text, type Language, type Text } from '../../domain/text.ts';
import { language, local } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import type { CaseArgument } from '../commands.ts';
import { withCase } from './withCase.ts';

/** Shows where the logs for a case are, the most likely place first; one or all of them are copied, or opened as text. */
export const showLogLocationsCommand =
  (services: ProcedureServices) =>
  async (argument?: CaseArgument): Promise<void> => {
    await withCase(services, argument, async ({ folder, case: current }) => {
      const advice = logAdviceFor(current);
      const [first] = advice;
      if (!first)
        throw new UserError(
          vscode.l10n.t(
            'Nothing in {0} says yet where to look for logs. Fill in the device or system, or the category.',
            current.number,
          ),
          { title: vscode.l10n.t('Open Field'), run: () => services.panels.open(folder, ['intake', 'system']) },
        );
      await pickAdvice(current, advice);
    });
  };

async function pickAdvice(current: Case, advice: readonly LogAdvice[]): Promise<void> {
  const into = caseLanguage(current, language());
  const copy = async (some: readonly LogAdvice[]): Promise<void> => {
    await vscode.env.clipboard.writeText(plainText(some, into));
    vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Log locations copied')}`, 5_000);
  };
  const items: (vscode.QuickPickItem & { readonly act?: () => Promise<void> })[] = [
    ...advice.map((one) => ({
      label: local(one.label),
      iconPath: new vscode.ThemeIcon('output'),
      description: one.because === 'words' ? vscode.l10n.t('named in the case') : vscode.l10n.t('by category'),
      detail: local(one.find),
      act: () => copy([one]),
    })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: vscode.l10n.t('Copy All'), iconPath: new vscode.ThemeIcon('copy'), act: () => copy(advice) },
    {
      label: vscode.l10n.t('Open All as Text'),
      iconPath: new vscode.ThemeIcon('open-preview'),
      act: async () => {
        const content = markdown(current, advice, language());
        const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
        await vscode.window.showTextDocument(document);
      },
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Where the Logs Are: {0}', current.number),
    placeHolder: vscode.l10n.t('Choose one to copy it, with what to ask for.'),
    matchOnDetail: true,
  });
  await picked?.act?.();
}

const line = text('{0}: {1}', '{0}：{1}');
const heading = text('# Where the logs are: {0}', '# 日志位置：{0}');
const item = text('- **{0}**: {1}', '- **{0}**：{1}');

const plainText = (advice: readonly LogAdvice[], into: Language): string =>
  joined([...advice.map(({ label, find }) => fill(line, label, find)), ...logRules], into, '\n');

const markdown = (current: Case, advice: readonly LogAdvice[], into: Language): string =>
  `${joined([fill(heading, current.number), ...advice.map(({ label, find }) => fill(item, label, find)), ...logRules], into, '\n\n')}\n`;

const joined = (texts: readonly Text[], into: Language, between: string): string =>
  texts.map((each) => say(each, into)).join(between);
