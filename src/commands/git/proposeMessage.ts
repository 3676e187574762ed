import type { Case } from '../../domain/case.ts';
import { caseDifferences } from '../../domain/caseDifferences.ts';
import { changeSummary, commitMessage } from '../../domain/changeSummary.ts';
import { parseCase } from '../../domain/parseCase.ts';
import { fill, text, type Text } from '../../domain/text.ts';
import { localTimeZone } from '../../clock/workspaceRules.ts';
import type { FolderChanges } from '../../git/caseChanges.ts';
import { caseTextAt } from '../../git/caseVersions.ts';
import type { Git } from '../../git/git.ts';

/** Number, title, and what changed since the last commit in which record. */
export async function proposeMessage(git: Git, current: Case, { changed, untracked }: FolderChanges): Promise<Text> {
  const committed = await caseTextAt(git, 'HEAD');
  if (committed === undefined) return commitMessage(current, text('new case', '新建案卷'));
  const before = parseCase(committed);
  const what =
    before.kind === 'case'
      ? changeSummary(caseDifferences(before.case, current, { timeZone: localTimeZone() }))
      : undefined;
  const files = fill(text('files ({0})', '文件（{0}）'), changed.length + untracked.length);
  return commitMessage(current, what ?? files);
}
