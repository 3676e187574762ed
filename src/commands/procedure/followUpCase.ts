import { newCase, type Case } from '../../domain/case.ts';
import { caseLanguage } from '../../domain/caseLanguage.ts';
import { applyEdit } from '../../domain/edit.ts';
import { fill, say, text, type Language } from '../../domain/text.ts';
import { linkCase } from '../../domain/timelineEvents.ts';

/** What of record 1 is still true of a follow-up. How and when it was received, promised and asked back is not. */
const copied = [
  'reporterName',
  'reporterId',
  'contact',
  'department',
  'affectedUser',
  'occurredAt',
  'occurredApprox',
  'system',
  'verbatim',
  'technicalSummary',
  'scope',
  'scopeNote',
  'alreadyTried',
] as const;

/** The title to propose, in the language of the case. */
export const followUpTitle = (source: Case, fallback: Language): string =>
  say(fill(text('Follow-up: {0}', '后续：{0}'), source.title), caseLanguage(source, fallback));

/**
 * A new draft that follows a case up: its reporter, system and description, and a link to it.
 * @param now milliseconds since the epoch
 */
export function followUpCase(
  source: Case,
  own: { readonly title: string; readonly author: string; readonly now: number },
): Case {
  const made = newCase(own);
  const intake = Object.fromEntries(
    copied.map((key) => [key, source.intake?.[key]] as const).filter(([, value]) => value !== undefined),
  );
  const draft: Case = {
    ...made,
    ...(source.labels && { labels: [...source.labels] }),
    intake: { ...intake, ...made.intake },
  };
  const at = made.intake?.receivedAt ?? '';
  return linkCase(draft, { by: own.author, at, target: source.number, relation: 'followUpOf' }).reduce(
    (value, edit) => applyEdit(value, edit).value,
    draft,
  );
}
