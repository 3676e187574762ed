import type { Case } from '../case.ts';
import { CaseChange, type Doing } from '../caseChange.ts';
import { linksOf } from '../caseHistory.ts';
import type { CaseEdit } from '../edit.ts';
import type { Values } from '../field.ts';
import { itemsOf, valuesOf } from '../records/rules.ts';
import { confirmedHypotheses, executedSolution, executedSteps } from './outcome.ts';

/** What a draft brings, by the list that it goes to. */
export const draftParts = ['hypotheses', 'solutions', 'steps'] as const;
export type DraftPart = (typeof draftParts)[number];

const paths = {
  hypotheses: ['rootCause', 'hypotheses'],
  solutions: ['plan', 'solutions'],
  steps: ['plan', 'steps'],
} as const satisfies Record<DraftPart, readonly string[]>;
/** The field that shows where an item came from. */
const marked = { hypotheses: 'cause', solutions: 'title', steps: 'action' } as const satisfies Record<
  DraftPart,
  string
>;
/** What is taken of an item: what was thought and planned. What was found, done and by whom is the other case's own. */
const taken = {
  hypotheses: ['dimension', 'cause', 'check'],
  solutions: ['title', 'kind', 'risk', 'riskNote', 'contingency'],
  steps: ['action', 'expected', 'resources', 'estimatedMinutes', 'rollback'],
} as const satisfies Record<DraftPart, readonly string[]>;
/** The declaration of record 5 allows no more. */
const mostSolutions = 3;

/** What of a solved case can be brought into another one. */
export interface DraftOffer {
  readonly part: DraftPart;
  /** How many items would be added. */
  readonly count: number;
  /** How many the case has already; they stay as they are. */
  readonly present: number;
}

/** What would be added, list by list; nothing that was brought from the same case before. */
export function draftOffers(current: Case, source: Case): DraftOffer[] {
  return draftParts.flatMap((part) => {
    const count = itemsToBring(part, current, source).length;
    return count === 0 ? [] : [{ part, count, present: listOf(current, part).length }];
  });
}

/**
 * Brings what solved one case into another as a draft: new items behind those that are there, each marked with the number of
 * the case that it came from, hypotheses untested, no solution chosen and no step carried out; and a link to that case.
 * Nothing that is there is changed.
 */
export function solutionDraft(
  current: Case,
  source: Case,
  parts: readonly DraftPart[],
  doing: Doing & { readonly note: string },
): CaseEdit[] {
  const change = new CaseChange(current, doing);
  const brought = new Map<unknown, string>();
  for (const part of draftParts.filter((known) => parts.includes(known))) {
    for (const item of itemsToBring(part, current, source)) {
      const answered = brought.get(firstOf(item.hypothesis));
      change.append(paths[part], {
        ...Object.fromEntries(taken[part].map((key) => [key, item[key]])),
        [marked[part]]: withMark(item[marked[part]], source.number),
        ...(part === 'hypotheses' && { verdict: 'untested' }),
        ...(part === 'solutions' && answered !== undefined && { hypothesis: [answered] }),
      });
      const added = listOf(change.current, part).at(-1)?.id;
      if (part === 'hypotheses' && typeof added === 'string') brought.set(item.id, added);
    }
  }
  if (change.edits.length > 0 && !linksOf(current).some(({ number }) => number === source.number))
    change.event('linked', { target: source.number, relation: 'related', note: doing.note });
  return change.edits;
}

function itemsToBring(part: DraftPart, current: Case, source: Case): readonly Values[] {
  const there = new Set(listOf(current, part).map((item) => item[marked[part]]));
  const items = candidates(part, source).filter((item) => {
    const own = item[marked[part]];
    return typeof own === 'string' && own.trim() !== '' && !there.has(withMark(own, source.number));
  });
  return part === 'solutions' ? items.slice(0, Math.max(0, mostSolutions - listOf(current, part).length)) : items;
}

function candidates(part: DraftPart, source: Case): readonly Values[] {
  switch (part) {
    case 'hypotheses':
      return confirmedHypotheses(source);
    case 'solutions': {
      const executed = executedSolution(source);
      return executed ? [executed] : [];
    }
    case 'steps':
      return executedSteps(source);
  }
}

const listOf = (current: Case, part: DraftPart): readonly Values[] => {
  const [record, list] = paths[part];
  return itemsOf(valuesOf(current[record])[list]);
};

/** "Renew the certificate [TS-20261122-K7Q4M]": read the same in every language. */
const withMark = (value: unknown, number: string): string =>
  // Of a draft of a draft, the last source counts.
  `${String(value).replace(/ \[TS-\d{8}-[0-9A-Z]{5}\]$/u, '')} [${number}]`;

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
