import type { Case } from '../../domain/case.ts';
import { caseDifferences, type CasePart } from '../../domain/caseDifferences.ts';
import { partName } from '../../domain/changeSummary.ts';
import { say, text, type Language, type Text } from '../../domain/text.ts';

/** One version of a case beside the one before it. */
export interface VersionPair {
  /** Absent: the case did not exist. */
  readonly before: Case | undefined;
  /** Absent: the case was deleted. */
  readonly after: Case | undefined;
  /** Lines above the differences, such as who committed it and when. */
  readonly heading: readonly string[];
}

/** What changed from one version to the next, as plain text: a section per record, a line per difference. */
export function versionText(
  { before, after, heading }: VersionPair,
  own: { language: Language; timeZone: string },
): string {
  const sections = sectionsOf(before, after, own.timeZone).map(({ name, sentences }) =>
    [say(name, own.language), ...sentences.map((sentence) => `  • ${say(sentence, own.language)}`)].join('\n'),
  );
  return `${[heading.join('\n'), ...sections].join('\n\n')}\n`;
}

interface Section {
  readonly name: Text;
  readonly sentences: readonly Text[];
}

function sectionsOf(before: Case | undefined, after: Case | undefined, timeZone: string): Section[] {
  const whole = before ?? after;
  if (!whole) return [];
  if (!after) return [{ name: partName('head'), sentences: [text('The case was deleted.', '案卷已删除。')] }];
  const { formatVersion, number } = whole;
  const nothing: Case = { formatVersion, number, title: '', status: '' };
  const found = caseDifferences(before ?? nothing, after, { timeZone });
  const parts = new Map<CasePart, Text[]>(before ? [] : [['head', [text('The case was added.', '新增案卷。')]]]);
  for (const { part, sentence } of found) parts.set(part, [...(parts.get(part) ?? []), sentence]);
  if (parts.size === 0)
    return [
      {
        name: partName('head'),
        sentences: [
          text(
            'The forms are the same; only files beside the case file changed.',
            '表单内容相同，仅案卷旁的文件有改动。',
          ),
        ],
      },
    ];
  return [...parts].map(([part, sentences]) => ({ name: partName(part), sentences }));
}
