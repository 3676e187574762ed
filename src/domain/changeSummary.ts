import { records } from './case.ts';
import type { CaseDifference, CasePart } from './caseDifferences.ts';
import { fill, text, type Text } from './text.ts';

/** So many differences are told each; more are counted. */
const mostTold = 2;

/** What a part of a case is called in short. */
export const partName = (part: CasePart): Text => {
  switch (part) {
    case 'head':
      return text('Case', '案卷');
    case 'evidence':
      return text('Evidence', '证据');
    case 'timeline':
      return text('Timeline', '时间线');
    default:
      return records.find(({ key }) => key === part)?.tab ?? text(part, part);
  }
};

/**
 * What changed, in a line: each difference where there are one or two, else how many in which record. Events of the
 * timeline repeat what the records say and are told only when nothing else is.
 * @returns `undefined` when there is no difference
 */
export function changeSummary(differences: readonly CaseDifference[]): Text | undefined {
  const beside = differences.filter(({ part }) => part !== 'timeline');
  const told = beside.length > 0 ? beside : differences;
  if (told.length === 0) return undefined;
  if (told.length <= mostTold)
    return joined(
      told.map(({ part, sentence }) =>
        part === 'head' ? sentence : fill(text('{0}: {1}', '{0}：{1}'), partName(part), sentence),
      ),
    );
  const counts = new Map<CasePart, number>();
  for (const { part } of told) counts.set(part, (counts.get(part) ?? 0) + 1);
  return joined([...counts].map(([part, count]) => fill(text('{0} ({1})', '{0}（{1}）'), partName(part), count)));
}

const joined = (texts: readonly Text[]): Text => ({
  en: texts.map(({ en }) => en).join('; '),
  zh: texts.map(({ zh }) => zh).join('；'),
});

/** The proposed message of a commit: number, title, what changed in which record. One line. */
export const commitMessage = (
  { number, title }: { readonly number: string; readonly title: string },
  what: Text,
): Text => {
  const name = `${number} ${title}`.replace(/\s+/g, ' ').trim();
  return fill(text('{0}: {1}', '{0}：{1}'), text(name, name), what);
};

/** So many numbers of cases are named in a message. */
const mostNamed = 3;

/** The proposed message of one commit of several cases: how many, and their numbers as far as they fit a line. */
export function severalCasesMessage(cases: readonly { readonly number: string }[]): Text {
  const named = cases.slice(0, mostNamed).map(({ number }) => number);
  const numbers = joinedNumbers(named);
  const rest = cases.length - named.length;
  return rest > 0
    ? fill(text('{0} cases: {1} and {2} more', '{0} 个案卷：{1}，另有 {2} 个'), cases.length, numbers, rest)
    : fill(text('{0} cases: {1}', '{0} 个案卷：{1}'), cases.length, numbers);
}

const joinedNumbers = (numbers: readonly string[]): Text => text(numbers.join(', '), numbers.join('、'));
