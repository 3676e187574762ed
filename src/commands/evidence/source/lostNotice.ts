import * as vscode from 'vscode';
import type { EvidenceSource } from '../../../domain/evidence.ts';
import type { CaseFolder } from '../../commands.ts';
import { findElsewhere, type Elsewhere } from './findElsewhere.ts';
import { placesOf } from './findSource.ts';
import { showAtCommit, sourceAtCommit } from './sourceAtCommit.ts';
import { showSource } from './showSource.ts';

/** A source that is not what it was: gone itself, its lines gone or changed, or a whole file changed. */
export type LostSource =
  | { readonly kind: 'missing' }
  | { readonly kind: 'changed' | 'gone'; readonly lineCount: number; readonly uri: vscode.Uri }
  | { readonly kind: 'fileChanged'; readonly uri: vscode.Uri };

/** What to say of a lost source, and the ways that are left: where the lines are now, the commit, the evidence itself. */
export interface LostNotice {
  readonly message: string;
  readonly ways: readonly { readonly title: string; readonly run: () => unknown }[];
}

/** Finds out what became of a source, for as long as the user has it look. */
export async function noticeOfLost(
  lost: LostSource,
  about: { source: EvidenceSource; caseFolder: CaseFolder; openEvidence: () => unknown },
): Promise<LostNotice> {
  const { source, caseFolder, openEvidence } = about;
  const now = lost.kind === 'missing' ? undefined : lost.uri;
  const [place] = placesOf(source, caseFolder);
  const was = now ?? (place === undefined ? undefined : vscode.Uri.file(place));
  const elsewhere = lost.kind === 'fileChanged' ? undefined : await findElsewhere(source, now);
  const committed = was === undefined ? undefined : await sourceAtCommit(source, was);
  const ways: LostNotice['ways'][number][] = [];
  if (elsewhere) {
    const { uri, location } = elsewhere;
    const title = vscode.l10n.t('Go to {0}', nameOf(elsewhere));
    ways.push({ title, run: () => showSource(uri, location, source) });
  }
  if (committed) {
    const title = now
      ? vscode.l10n.t('Compare with Commit {0}', committed.commit)
      : vscode.l10n.t('Open as of Commit {0}', committed.commit);
    ways.push({ title, run: () => showAtCommit(committed, source, now) });
  }
  ways.push({ title: vscode.l10n.t('Open Evidence'), run: openEvidence });
  return { message: elsewhere ? sayElsewhere(lost, source, elsewhere) : sayLost(lost, source), ways };
}

/** Shows the notice and goes the way that the user chooses. */
export async function offer({ message, ways }: LostNotice): Promise<void> {
  const chosen = await vscode.window.showWarningMessage(message, ...ways.map(({ title }) => title));
  await ways.find(({ title }) => title === chosen)?.run();
}

const nameOf = ({ uri }: Elsewhere): string => vscode.workspace.asRelativePath(uri);

function sayElsewhere(lost: LostSource, source: EvidenceSource, elsewhere: Elsewhere): string {
  const { startLine } = elsewhere.location;
  return lost.kind === 'missing'
    ? vscode.l10n.t(
        'The source {0} is no longer there. Its lines are in {1} now, from line {2}.',
        source.path,
        nameOf(elsewhere),
        startLine,
      )
    : vscode.l10n.t(
        'These lines are no longer in {0}: it was probably rotated. They are in {1} now, from line {2}.',
        source.path,
        nameOf(elsewhere),
        startLine,
      );
}

function sayLost(lost: LostSource, source: EvidenceSource): string {
  switch (lost.kind) {
    case 'missing':
      return vscode.l10n.t(
        'The source {0} is not on this computer, or not in this workspace. The evidence itself is kept with the case.',
        source.path,
      );
    case 'changed':
      return vscode.l10n.t(
        'These lines are no longer in {0}: it was changed or replaced since. Shown is what stands at line {1} now. The evidence keeps what it was.',
        source.path,
        source.startLine ?? 1,
      );
    case 'gone':
      return vscode.l10n.t(
        '{0} has only {1} lines now; the excerpt was at line {2}. The log was probably rotated. The evidence keeps what it was.',
        source.path,
        lost.lineCount,
        source.startLine ?? 1,
      );
    case 'fileChanged':
      return vscode.l10n.t('{0} was changed since it was attached. The evidence keeps what it was.', source.path);
  }
}
