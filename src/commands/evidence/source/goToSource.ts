import * as vscode from 'vscode';
import { isReference, type Evidence, type EvidenceSource } from '../../../domain/evidence.ts';
import { report } from '../../../platform/report.ts';
import { UserError } from '../../../platform/userError.ts';
import type { CaseFolder, EvidenceArgument } from '../../commands.ts';
import type { EvidenceContext } from '../evidenceContext.ts';
import { explained } from '../explain.ts';
import { goToReference } from '../goToReference.ts';
import { withEvidence } from '../pickEvidence.ts';
import { findReference, findSource } from './findSource.ts';
import { isFound, locateSource } from './locateSource.ts';
import { showSource } from './showSource.ts';
import { noticeOfLost, offer, type LostSource } from './lostNotice.ts';
import { wholeFileNow } from './wholeFileNow.ts';

/** Returns to the lines that an excerpt was taken from, wherever they are by now in a log that has grown. */
export const goToSource =
  (context: EvidenceContext) =>
  (argument?: EvidenceArgument): Promise<void> =>
    withEvidence(context.services, argument, (document, item) =>
      explained(async () => {
        const { source } = item;
        const openEvidence = (): unknown => openInstead(document.folder, item);
        if (!source) {
          throw new UserError(
            vscode.l10n.t('“{0}” is the output of a command, so there is no file to go to.', item.title),
            { title: vscode.l10n.t('Open Evidence'), run: openEvidence },
          );
        }
        if (isReference(item)) {
          await goToReference(item, await findReference(item, document.folder));
          return;
        }
        const lost = await go(source, item, document.folder);
        if (!lost) return;
        const notice = await noticeOfLost(lost, { source, caseFolder: document.folder, openEvidence });
        void offer(notice).catch((error: unknown) => report(error, context.services.log, 'casebook.goToSource'));
      }),
    );

const openInstead = (caseFolder: CaseFolder, { id }: Evidence): unknown => {
  const argument: EvidenceArgument = { caseFolder, evidence: id };
  return vscode.commands.executeCommand('casebook.openEvidence', argument);
};

/** Shows the source. @returns what is to be said when it is not what it was */
async function go(source: EvidenceSource, item: Evidence, caseFolder: CaseFolder): Promise<LostSource | undefined> {
  const uri = await findSource(source, caseFolder);
  if (!uri) return { kind: 'missing' };
  const location = await locateSource(uri, source);
  await showSource(uri, location, source);
  if (location === undefined && source.startLine !== undefined) {
    vscode.window.setStatusBarMessage(
      vscode.l10n.t(
        'This is line {0}. Whether it is still what was attached cannot be told: the case has no hash of it.',
        source.startLine,
      ),
      8_000,
    );
    return undefined;
  }
  if (location === undefined) {
    const now = await wholeFileNow(uri, item);
    return now === 'changed' ? { kind: 'fileChanged', uri } : undefined;
  }
  if (!isFound(location)) return { ...location, uri };
  if (location.kind === 'moved') {
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('The lines are at {0} now; they were at {1}.', location.startLine, source.startLine ?? 1),
      8_000,
    );
  }
  return undefined;
}
