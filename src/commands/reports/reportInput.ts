import type { Case } from '../../domain/case.ts';
import { fileName } from '../../domain/evidence.ts';
import { evidenceFolderOf } from '../../evidence/evidenceFolderOf.ts';
import { readEvidenceText } from '../../evidence/evidenceText.ts';
import type { ReportOptions } from '../../reports/reportOptions.ts';
import { isForCustomers } from '../../reports/reportScope.ts';
import type { Services } from '../../services.ts';
import { UserError } from '../../platform/userError.ts';
import { local } from '../../platform/language.ts';
import type { CaseFolder } from '../commands.ts';
import type { ReportChoice } from './reportChoice.ts';

/** Longer output than this is no single test; the charts of so many tests are enough for one report. */
const mostBytes = 200_000;
const mostTexts = 40;

/** The case as it stands now, with all edits. @throws UserError when its file became unreadable */
export async function caseNow({ store }: Pick<Services, 'store'>, folder: CaseFolder): Promise<Case> {
  const document = await store.open(folder);
  try {
    if (document.problem) throw new UserError(local(document.problem.message));
    return document.case;
  } finally {
    document.release();
  }
}

/** The options of a report as chosen, with the evidence that its charts are drawn from. */
export async function reportOptions(
  { clock, log }: Pick<Services, 'clock' | 'log'>,
  folder: CaseFolder,
  current: Case,
  { language, audience }: Pick<ReportChoice<string>, 'language' | 'audience'>,
): Promise<ReportOptions> {
  const evidence = (current.evidence ?? [])
    .filter((item) => item.kind !== 'file' && fileName(item) !== undefined && item.bytes <= mostBytes)
    .filter((item) => audience === 'internal' || isForCustomers(item))
    .slice(0, mostTexts);
  const texts: Record<string, string> = {};
  for (const item of evidence) {
    try {
      const read = await readEvidenceText(evidenceFolderOf(folder), item, mostBytes);
      if (read) texts[item.id] = read.text;
    } catch (error) {
      // The report says all else without the chart; the file is missed where evidence is shown.
      log.warn(`No chart of ${item.id} in the report`, error);
    }
  }
  const { timeZone } = clock.rulesFor(folder).calendar;
  return { language, audience, timeZone, now: Date.now(), evidenceTexts: texts };
}

/** How many items of evidence a report for customers leaves out because nobody has checked them. */
export const leftOut = (current: Case): number =>
  (current.evidence ?? []).filter((item) => !isForCustomers(item)).length;
