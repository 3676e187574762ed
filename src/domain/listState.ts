import * as z from 'zod';
import { caseFilterSchema, conditionsOf, wordsOf, type CaseFilter, type Facet } from './caseFilter.ts';
import { groupings, knownGrouping, noneLabel, type Grouping } from './caseGrouping.ts';
import { caseOrders, type CaseOrder } from './caseSorting.ts';
import type { Option } from './field.ts';
import { categories, priorities } from './records/codes.ts';
import { knownCode, labelOf } from './records/triageDecision.ts';
import { fill, text, type Text } from './text.ts';
import { statuses } from './workflow.ts';

/** How a list of cases is shown. */
export interface ListState {
  readonly grouping: Grouping;
  readonly order: CaseOrder;
  readonly filter: CaseFilter;
}

export const defaultListState: ListState = { grouping: 'priority', order: 'due', filter: {} };

const stored = z.object({
  grouping: z.unknown().transform((value) => knownGrouping(value) ?? defaultListState.grouping),
  order: z.unknown().transform((value) => knownCode(caseOrders, value) ?? defaultListState.order),
  filter: caseFilterSchema.catch({}),
});

/** The state as it was kept; the default where it cannot be read, such as after a version that wrote it in another way. */
export const readListState = (value: unknown): ListState => stored.safeParse(value).data ?? defaultListState;

/** Whether cases are divided and ordered as they are by default; the filter aside. */
export const isDefaultArrangement = ({ grouping, order }: ListState): boolean =>
  grouping === defaultListState.grouping && order === defaultListState.order;

/** How the list is shown where that is not as by default, in short pieces: the filter, then grouping and order. */
export function describeListState(state: ListState): Text[] {
  const { grouping, order, filter } = state;
  return [
    ...describeFilter(filter),
    ...(grouping === defaultListState.grouping
      ? []
      : [
          grouping === 'none'
            ? text('not grouped', '不分组')
            : fill(text('by {0}', '按{0}'), inSentence(labelOf(groupings, grouping))),
        ]),
    ...(order === defaultListState.order ? [] : [fill(text('sorted: {0}', '排序：{0}'), labelOf(caseOrders, order))]),
  ];
}

const inSentence = ({ en, zh }: Text): Text => text(en.toLowerCase(), zh);

/** What a filter asks for, in short pieces; nothing for a filter that lets everything through. */
export function describeFilter(filter: CaseFilter): Text[] {
  return conditionsOf(filter).flatMap((key): Text[] => {
    switch (key) {
      case 'text':
        return [fill(text('“{0}”', '“{0}”'), wordsOf(filter.text).join(' '))];
      case 'priority':
      case 'status':
      case 'category':
      case 'assignee':
      case 'label':
        return [list((filter[key] ?? []).map((value) => facetValueLabel(key, value)))];
      case 'state':
        return [filter.state === 'ended' ? text('Closed', '已结束') : text('Open', '未结束')];
      case 'mine':
        return [text('Mine', '我的')];
      case 'due':
        return [filter.due === 'overdue' ? text('Overdue', '已超时') : text('Due today', '今天到期')];
      case 'received':
        return [receivedText(filter.received)];
      case 'among':
        return [text(filter.among?.name ?? '', filter.among?.name ?? '')];
    }
  });
}

/** At most this many values of a facet are named. */
const namedValues = 3;

const list = (labels: readonly Text[]): Text => {
  const shown = labels.slice(0, namedValues);
  const rest = labels.length - shown.length;
  const joined = text(shown.map(({ en }) => en).join(', '), shown.map(({ zh }) => zh).join('、'));
  return rest === 0 ? joined : fill(text('{0} and {1} more', '{0}等 {1} 项'), joined, String(rest));
};

const day = (ms: number): string => {
  const at = new Date(ms);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
};

function receivedText({ from, before }: NonNullable<CaseFilter['received']> = {}): Text {
  // The span ends before its second moment: the day that is named is the last one in it.
  const last = before === undefined ? undefined : day(before - 1);
  if (from === undefined) return fill(text('received until {0}', '{0} 及之前受理'), last ?? '');
  if (last === undefined) return fill(text('received since {0}', '{0} 起受理'), day(from));
  return last === day(from)
    ? fill(text('received on {0}', '{0} 受理'), last)
    : fill(text('received {0} to {1}', '{0} 至 {1} 受理'), day(from), last);
}

/** What a value of a facet is called: a code by its label, a name as it stands. */
export function facetValueLabel(facet: Facet, value: string): Text {
  if (value === '') return facet === 'status' ? text('–', '–') : noneLabel(facet);
  switch (facet) {
    case 'priority':
      return labelOf(priorities, value);
    case 'status':
      return labelOf(statuses, value);
    case 'category':
      return labelOf(categories, value);
    case 'assignee':
    case 'label':
      return text(value, value);
  }
}

/** The codes that a facet has by the procedure, in their order; none for names. */
export const facetOptions = (facet: Facet): readonly Option[] =>
  facet === 'priority' ? priorities : facet === 'status' ? statuses : facet === 'category' ? categories : [];
