import { filterBounds, type CaseFilter } from '../caseFilter.ts';
import { priorities } from '../records/codes.ts';
import { knownCode } from '../records/triageDecision.ts';
import { knownStatus } from '../workflow.ts';
import type { AssigneeChoice, Selection } from './classify.ts';

/**
 * The filter of a list that shows the cases of a bar: by priority or status where that is what the bar is, so that the list follows
 * the cases, else these very cases.
 * @param own what the cases are called together, and their numbers
 * @returns `undefined` for more cases than a filter may name
 */
export function selectionFilter(
  { chart, key }: Selection,
  assignee: AssigneeChoice,
  own: { readonly name: string; readonly numbers: readonly string[] },
): CaseFilter | undefined {
  const whose = assigneeFilter(assignee);
  const priority = chart === 'priority' ? knownCode(priorities, key) : undefined;
  if (priority !== undefined) return { state: 'open', priority: [priority], ...whose };
  const status = chart === 'status' ? knownStatus(key) : undefined;
  if (status !== undefined) return { status: [status], ...whose };
  if (own.numbers.length > filterBounds.numbers) return undefined;
  return { among: { name: own.name.slice(0, 200), numbers: [...own.numbers] } };
}

function assigneeFilter(assignee: AssigneeChoice): Pick<CaseFilter, 'assignee'> {
  switch (assignee.kind) {
    case 'everyone':
      return {};
    case 'nobody':
      return { assignee: [''] };
    case 'person':
      return { assignee: [assignee.key] };
  }
}
