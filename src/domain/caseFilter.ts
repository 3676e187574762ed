import * as z from 'zod';
import { nameKey } from './nameKey.ts';
import { knownCode } from './records/triageDecision.ts';
import { priorities } from './records/codes.ts';
import type { CaseSummary } from './summary.ts';
import { isOpen } from './workflow.ts';

/** Longer texts are cut before they are looked for; so are filters that come from a file or another extension. */
export const filterBounds = { text: 200, values: 200, numbers: 20_000 } as const;

const values = z.array(z.string().max(500)).max(filterBounds.values);
const ms = z.number().int();

/**
 * Which cases a list shows. Everything that is given must hold; inside a list of values one is enough. An empty value
 * stands for "none": no priority yet, no category, nobody, no label.
 */
export const caseFilterSchema = z.object({
  /** Words that all occur in the number, the title, the assignee or a label, in any order and either case. */
  text: z.string().max(filterBounds.text).optional(),
  priority: values.optional(),
  status: values.optional(),
  category: values.optional(),
  assignee: values.optional(),
  label: values.optional(),
  state: z.enum(['open', 'ended']).optional(),
  /** Assigned to the person at this window. */
  mine: z.literal(true).optional(),
  /** `overdue`: the time has passed; `today`: it passes before midnight, or has passed. */
  due: z.enum(['overdue', 'today']).optional(),
  /** Received in this span, milliseconds since the epoch: from the first moment on, before the second. */
  received: z.object({ from: ms.optional(), before: ms.optional() }).optional(),
  /** Certain cases, such as those behind a bar of a chart, with what they are called. */
  among: z
    .object({ name: z.string().max(200), numbers: z.array(z.string().max(40)).max(filterBounds.numbers) })
    .optional(),
});
export type CaseFilter = z.infer<typeof caseFilterSchema>;
/** What a filter chooses values of. */
export type Facet = 'priority' | 'status' | 'category' | 'assignee' | 'label';

/** A case as a list knows it. */
export interface ListedCase {
  readonly summary: CaseSummary;
  /** When somebody has to have done something about it, milliseconds since the epoch; absent when nothing is due. */
  readonly dueAt?: number | undefined;
}

/** Who looks at a list, and when. */
export interface ListContext {
  readonly me: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The next midnight where the person is, milliseconds since the epoch. */
  readonly endOfToday: number;
}

/** The midnight that ends a day by the machine's own clock, milliseconds since the epoch. Days with a change of clock included. */
export const endOfDay = (now: number): number => new Date(now).setHours(24, 0, 0, 0);

/** The priority that was decided; empty before triage, and for a code of a newer version. */
export const priorityOf = ({ priority }: Pick<CaseSummary, 'priority'>): string =>
  knownCode(priorities, priority) ?? '';

/** The values of a case that a facet chooses from: at least one, empty for "none". */
export function facetValues({ summary }: ListedCase, facet: Facet): readonly string[] {
  switch (facet) {
    case 'priority':
      return [priorityOf(summary)];
    case 'status':
      return [summary.status];
    case 'category':
      return [summary.category ?? ''];
    case 'assignee':
      return [nameKey(summary.assignee)];
    case 'label':
      return summary.labels.length === 0 ? [''] : summary.labels.map(nameKey);
  }
}

/** Whether the filter leaves anything out. */
export const isFiltering = (filter: CaseFilter): boolean => conditionsOf(filter).length > 0;

/** What a filter asks for: its keys with a value that leaves something out. */
export const conditionsOf = (filter: CaseFilter): (keyof CaseFilter)[] =>
  filterKeys.filter((key) => {
    const value = filter[key];
    if (value === undefined) return false;
    if (key === 'text') return wordsOf(filter.text).length > 0;
    if (key === 'received') return filter.received?.from !== undefined || filter.received?.before !== undefined;
    return !Array.isArray(value) || value.length > 0;
  });

const filterKeys = Object.keys(caseFilterSchema.shape) as (keyof CaseFilter)[];
const facets: readonly Facet[] = ['priority', 'status', 'category', 'assignee', 'label'];

type Test = (shown: ListedCase) => boolean;

/** The test of a filter, made once for many cases. */
export function filterTest(filter: CaseFilter, { me, now, endOfToday }: ListContext): Test {
  const tests: Test[] = [];
  const { state, due, received, among } = filter;
  if (state) tests.push(({ summary }) => isOpen(summary.status) === (state === 'open'));
  if (filter.mine) {
    const own = nameKey(me);
    tests.push(({ summary }) => own !== '' && nameKey(summary.assignee) === own);
  }
  for (const facet of facets) {
    const chosen = filter[facet];
    if (!chosen || chosen.length === 0) continue;
    const isName = facet === 'assignee' || facet === 'label';
    const wanted = new Set(isName ? chosen.map(nameKey) : chosen);
    tests.push((shown) => facetValues(shown, facet).some((value) => wanted.has(value)));
  }
  if (due) tests.push(({ dueAt }) => dueAt !== undefined && dueAt < (due === 'overdue' ? now : endOfToday));
  if (received) tests.push(({ summary }) => isWithin(Date.parse(summary.receivedAt ?? ''), received));
  if (among) {
    const numbers = new Set(among.numbers);
    tests.push(({ summary }) => numbers.has(summary.number));
  }
  const words = wordsOf(filter.text);
  // The costly test comes last: most cases have been left out by then.
  if (words.length > 0) tests.push(({ summary }) => holdsAll(summary, words));
  return (shown) => tests.every((test) => test(shown));
}

/** The cases that a filter lets through, in their order. */
export const filterCases = <T extends ListedCase>(
  cases: Iterable<T>,
  filter: CaseFilter,
  context: ListContext,
): T[] => {
  const passes = filterTest(filter, context);
  const found: T[] = [];
  for (const listed of cases) if (passes(listed)) found.push(listed);
  return found;
};

const isWithin = (at: number, { from, before }: NonNullable<CaseFilter['received']>): boolean => {
  if (from === undefined && before === undefined) return true;
  return at >= (from ?? -Infinity) && at < (before ?? Infinity);
};

const fold = (value: string): string => value.normalize('NFKC').toLowerCase();

/** The words that a text asks for, each once. */
export const wordsOf = (value: string | undefined): readonly string[] => [
  ...new Set(
    fold((value ?? '').slice(0, filterBounds.text))
      .split(/\s+/u)
      .filter((word) => word !== ''),
  ),
];

/** What is looked at for words. The store keeps the summary object of a case until the case changes. */
const searched = new WeakMap<CaseSummary, string>();

function holdsAll(summary: CaseSummary, words: readonly string[]): boolean {
  let text = searched.get(summary);
  if (text === undefined) {
    // A line end between the fields: no word spans two of them.
    text = fold([summary.number, summary.title, summary.assignee ?? '', ...summary.labels].join('\n'));
    searched.set(summary, text);
  }
  return words.every((word) => text.includes(word));
}

/** How many cases have each value of a facet. @returns by value; empty for "none" */
export function facetCounts(cases: Iterable<ListedCase>, facet: Facet): Map<string, { name: string; count: number }> {
  const counts = new Map<string, { name: string; count: number }>();
  for (const listed of cases) {
    const { summary } = listed;
    for (const value of new Set(facetValues(listed, facet))) {
      const known = counts.get(value);
      if (known) known.count += 1;
      else counts.set(value, { name: shownName(summary, facet, value), count: 1 });
    }
  }
  return counts;
}

/** A name as it was written first; a code as it stands. */
const shownName = ({ assignee, labels }: CaseSummary, facet: Facet, value: string): string => {
  if (facet === 'assignee') return assignee?.trim() ?? value;
  if (facet === 'label') return labels.find((label) => nameKey(label) === value) ?? value;
  return value;
};
