import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { isReference, titleOf, type Evidence } from '../../domain/evidence.ts';
import { evidenceIcon, isPicture } from '../../domain/evidenceKind.ts';
import type { ArticleExcerpt } from '../../domain/knowledge/articleText.ts';
import { itemsOf } from '../../domain/records/rules.ts';
import { sizeInWords } from '../../domain/size.ts';
import { evidenceFolderOf } from '../../evidence/evidenceFolderOf.ts';
import { readEvidenceText } from '../../evidence/evidenceText.ts';
import { excerptOf } from '../../knowledge/excerptOf.ts';
import { language } from '../../platform/language.ts';
import { explained } from '../evidence/explain.ts';

/** As much of a file is read for an excerpt, bytes. */
const mostBytes = 200_000;

/**
 * Asks which evidence goes into the article; what the root cause rests on is chosen already. Only text: a picture cannot be
 * masked.
 * @returns undefined when the user cancelled
 */
export async function pickExcerpts(
  caseFolder: string,
  current: Case,
  title: string,
): Promise<readonly ArticleExcerpt[] | undefined> {
  const cited = new Set(
    itemsOf(current.rootCause?.hypotheses)
      .filter(({ id }) => current.rootCause?.rootCause?.includes(String(id)))
      .flatMap(({ evidence }) => (Array.isArray(evidence) ? evidence.map(String) : [])),
  );
  const offered = (current.evidence ?? []).filter((item) => !isReference(item) && !isPicture(item));
  if (offered.length === 0) return [];
  const picked = await vscode.window.showQuickPick(
    offered.map((item) => ({
      label: titleOf(item),
      description: sizeInWords(item.bytes, language()),
      iconPath: new vscode.ThemeIcon(evidenceIcon(item)),
      picked: cited.has(item.id),
      item,
    })),
    {
      title,
      placeHolder: vscode.l10n.t('Which evidence goes into the article? An excerpt of each, checked for secrets.'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  if (!picked) return undefined;
  const read = await explained(() => Promise.all(picked.map(({ item }) => excerpt(caseFolder, item))));
  return read.flatMap((each) => each ?? []);
}

async function excerpt(caseFolder: string, item: Evidence): Promise<ArticleExcerpt | undefined> {
  const read = await readEvidenceText(evidenceFolderOf(caseFolder), item, mostBytes);
  if (!read) return undefined;
  const taken = excerptOf(read.text);
  return { title: titleOf(item), text: taken.text, isWhole: taken.isWhole && read.isWhole };
}
