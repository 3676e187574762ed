import type { Option, Values } from '../field.ts';
import {
  computeScopeBand,
  decidePriority,
  suggestByUrgency,
  type PriorityDecision,
  type PriorityFacts,
  type PriorityRule,
} from '../priority.ts';
import { fill, text, type Text } from '../text.ts';
import { criticalities, levels, priorities, requestTypes, scopeBands, type Priority } from './codes.ts';

/** The code when it is one of the options; unknown ones of a newer version decide nothing. */
export const knownCode = <C extends string>(options: readonly Option<C>[], value: unknown): C | undefined =>
  options.find(({ code }) => code === value)?.code;

/** The label of a code; an unknown code as it stands. */
export const labelOf = (options: readonly Option[], value: string): Text =>
  options.find(({ code }) => code === value)?.label ?? text(value, value);

const count = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const facts = (record: Values): PriorityFacts => ({
  requestType: knownCode(requestTypes, record.requestType),
  criticality: knownCode(criticalities, record.criticality),
  affectedUsers: count(record.affectedUsers),
  totalUsers: count(record.totalUsers),
  scopeBand: knownCode(scopeBands, record.scopeBand),
});

/** The decision of the procedure's rule for a triage record, once it can be made. */
export const computedPriority = (record: Values): Extract<PriorityDecision, { kind: 'decided' }> | undefined => {
  const decision = decidePriority(facts(record));
  return decision.kind === 'decided' ? decision : undefined;
};

const ruleTexts: Record<PriorityRule, Text> = {
  notAFault: text('not a fault', '不是故障'),
  coreHalfOrMore: text('a core business system, and half of its users or more', '核心业务系统，且影响 50% 及以上用户'),
  tenthOrMore: text(
    'a core or department-level function, and a tenth of its users or more, or a department stopped',
    '核心或部门级功能，且影响 10% 及以上用户，或部门业务中断',
  ),
  otherwise: text('a fault that no stricter rule covers', '故障，不满足更高级别的条件'),
};

/** The computed priority with the rule that decided it, or what is still needed. */
export function describeComputedPriority(record: Values): Text {
  const decision = decidePriority(facts(record));
  switch (decision.kind) {
    case 'decided':
      return fill(
        text('{0}, because: {1}', '{0}，依据：{1}'),
        labelOf(priorities, decision.priority),
        ruleTexts[decision.rule],
      );
    case 'invalid':
      return text('Not known: the numbers of users do not fit together.', '无法得出：人数不合理。');
    case 'incomplete':
      return text(
        'Not known yet: kind of request, criticality and scope decide it.',
        '尚不能得出：取决于请求性质、业务重要性和影响范围。',
      );
  }
}

/** The scope band of the two counts. */
export function describeScopeBand({ affectedUsers, totalUsers }: Values): Text | undefined {
  if (typeof affectedUsers !== 'number' || typeof totalUsers !== 'number') return undefined;
  const band = computeScopeBand(affectedUsers, totalUsers);
  return band && labelOf(scopeBands, band);
}

/** What the urgency suggests instead of the computed priority; a person accepts it with a reason. */
export function describeUrgencySuggestion(record: Values): Text | undefined {
  const suggested = suggestedPriority(record);
  return (
    suggested &&
    fill(
      text(
        'The urgency suggests “{0}” instead. Choosing it needs a reason.',
        '按紧急程度建议改为“{0}”，采纳时须说明理由。',
      ),
      labelOf(priorities, suggested),
    )
  );
}

/** The priority that the urgency suggests instead of the computed one. */
export const suggestedPriority = (record: Values): Priority | undefined => {
  const decision = computedPriority(record);
  return (
    decision &&
    suggestByUrgency(decision.priority, knownCode(levels, record.urgency), knownCode(requestTypes, record.requestType))
  );
};
