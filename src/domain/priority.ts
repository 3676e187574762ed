import { criticalities, requestTypes, type levels, type Priority, type scopeBands } from './records/codes.ts';

export type RequestType = (typeof requestTypes)[number]['code'];
export type Criticality = (typeof criticalities)[number]['code'];
export type ScopeBand = (typeof scopeBands)[number]['code'];
export type Urgency = (typeof levels)[number]['code'];

/** What the decision rule looks at. Every part may still be missing while the form is being filled in. */
export interface PriorityFacts {
  readonly requestType?: RequestType | undefined;
  readonly criticality?: Criticality | undefined;
  readonly affectedUsers?: number | undefined;
  readonly totalUsers?: number | undefined;
  /** Used when the counts are not both known. "Department stopped" counts beside them too: no count can say it. */
  readonly scopeBand?: ScopeBand | undefined;
}

/** The four lines of the procedure's rule, in the order in which they are tried. */
export type PriorityRule = 'notAFault' | 'coreHalfOrMore' | 'tenthOrMore' | 'otherwise';

/** What is wrong with a pair of user counts. `tooLarge` is beyond 2^53 - 1, where counting is no longer exact. */
export type CountProblem = 'notWhole' | 'tooLarge' | 'affectedBelowOne' | 'totalBelowOne' | 'affectedAboveTotal';

/** How the scope was read: from both counts, or from the band that a person chose. */
export type ScopeReading =
  | { readonly from: 'counts'; readonly band: ScopeBand; readonly affectedUsers: number; readonly totalUsers: number }
  | { readonly from: 'band'; readonly band: ScopeBand };

export type PriorityDecision =
  | {
      readonly kind: 'decided';
      readonly priority: Priority;
      readonly rule: PriorityRule;
      /** Absent where the rule does not depend on it: not a fault, or a non-core function. */
      readonly scope?: ScopeReading;
    }
  /** The facts still needed, in the order of the form. */
  | { readonly kind: 'incomplete'; readonly missing: readonly (keyof PriorityFacts)[] }
  | { readonly kind: 'invalid'; readonly problem: CountProblem };

/** What the rule came to, and the line of it that decided. */
export interface ComputedPriority {
  readonly priority: Priority;
  readonly rule: PriorityRule;
}

/**
 * The computed priority of record 2: the first rule that matches wins. Whole-number arithmetic, no rounded percentages.
 * A scope that nobody has given matches no rule, which leaves "otherwise". A form asks `decidePriority`, which says what is
 * still missing instead.
 * @throws RangeError for counts that cannot be (a total of 0), and for a request or criticality that is none
 */
export function computePriority(
  facts: PriorityFacts & { readonly requestType: RequestType; readonly criticality: Criticality },
): ComputedPriority {
  const unknown = !requestTypes.some(({ code }) => code === facts.requestType)
    ? `requestType: ${facts.requestType}`
    : !criticalities.some(({ code }) => code === facts.criticality)
      ? `criticality: ${facts.criticality}`
      : undefined;
  if (unknown !== undefined) throw new RangeError(`The priority cannot be computed of ${unknown}`);
  const decision = decidePriority(facts);
  switch (decision.kind) {
    case 'decided':
      return { priority: decision.priority, rule: decision.rule };
    case 'incomplete':
      return { priority: 'medium', rule: 'otherwise' };
    case 'invalid': {
      const { affectedUsers, totalUsers } = facts;
      throw new RangeError(
        `1 ≤ affected ≤ total must hold in whole numbers (${decision.problem}: ${String(affectedUsers)} of ${String(totalUsers)})`,
      );
    }
  }
}

/**
 * The same while a form is being filled in: decided as soon as what is still missing cannot change the outcome. A fact that
 * cannot change it is not asked for: a question is low whatever its counts. Never throws.
 */
export function decidePriority(facts: PriorityFacts): PriorityDecision {
  const { requestType, criticality } = facts;
  if (requestType !== undefined && requestType !== 'fault') return decided('low', 'notAFault');
  const scope = readScope(facts);
  if (scope.kind === 'invalid') return scope;
  if (requestType === 'fault' && criticality === 'nonCore') return decided('medium', 'otherwise');
  if (scope.kind === 'incomplete' || requestType === undefined || criticality === undefined) {
    const missing: (keyof PriorityFacts)[] = [];
    if (requestType === undefined) missing.push('requestType');
    if (criticality === undefined) missing.push('criticality');
    if (scope.kind === 'incomplete' && criticality !== 'nonCore') missing.push(scope.missing);
    return { kind: 'incomplete', missing };
  }

  const { reading, half, tenth } = scope;
  if (criticality === 'core' && half) return decided('urgent', 'coreHalfOrMore', reading);
  if (tenth) return decided('high', 'tenthOrMore', reading);
  return decided('medium', 'otherwise', reading);
}

/**
 * The scope band of two counts. One user stays "one user" even when the total is 1.
 * @returns `undefined` when the counts are no valid pair (see `countProblem`)
 */
export function computeScopeBand(affectedUsers: number, totalUsers: number): ScopeBand | undefined {
  return countProblem(affectedUsers, totalUsers) === undefined ? bandOf(affectedUsers, totalUsers) : undefined;
}

/** The first thing wrong with a pair of counts, or `undefined` when 1 ≤ affected ≤ total holds in whole numbers. */
export function countProblem(affectedUsers: number, totalUsers: number): CountProblem | undefined {
  const counts = [affectedUsers, totalUsers];
  if (counts.some((count) => !Number.isInteger(count))) return 'notWhole';
  if (counts.some((count) => count > Number.MAX_SAFE_INTEGER)) return 'tooLarge';
  if (affectedUsers < 1) return 'affectedBelowOne';
  if (totalUsers < 1) return 'totalBelowOne';
  return affectedUsers > totalUsers ? 'affectedAboveTotal' : undefined;
}

/**
 * The step that the urgency suggests; a person accepts it with a reason.
 * High urgency lifts medium and high by one; low urgency lowers urgent and high by one, and medium only for a request that is no fault.
 * @returns the suggested priority, or `undefined` when the urgency suggests no change
 */
export function suggestByUrgency(
  priority: Priority,
  urgency: Urgency | undefined,
  requestType: RequestType | undefined,
): Priority | undefined {
  if (urgency === 'high') {
    if (priority === 'medium') return 'high';
    return priority === 'high' ? 'urgent' : undefined;
  }
  if (urgency !== 'low') return undefined;
  if (priority === 'urgent') return 'high';
  if (priority === 'high') return 'medium';
  const isNoFault = requestType !== undefined && requestType !== 'fault';
  return priority === 'medium' && isNoFault ? 'low' : undefined;
}

type ScopeFacts =
  | { readonly kind: 'known'; readonly reading: ScopeReading; readonly half: boolean; readonly tenth: boolean }
  | { readonly kind: 'incomplete'; readonly missing: 'affectedUsers' | 'totalUsers' | 'scopeBand' }
  | { readonly kind: 'invalid'; readonly problem: CountProblem };

function readScope({ affectedUsers, totalUsers, scopeBand }: PriorityFacts): ScopeFacts {
  if (affectedUsers === undefined || totalUsers === undefined) {
    if (scopeBand !== undefined) return known({ from: 'band', band: scopeBand }, scopeBand);
    if (affectedUsers === 1) return known({ from: 'band', band: 'oneUser' }, 'oneUser');
    if (affectedUsers !== undefined) return { kind: 'incomplete', missing: 'totalUsers' };
    return { kind: 'incomplete', missing: totalUsers === undefined ? 'scopeBand' : 'affectedUsers' };
  }
  const problem = countProblem(affectedUsers, totalUsers);
  if (problem !== undefined) return { kind: 'invalid', problem };
  const counted = bandOf(affectedUsers, totalUsers);
  const band = scopeBand === 'departmentStopped' ? scopeBand : counted;
  return known({ from: 'counts', band, affectedUsers, totalUsers }, counted);
}

/** `counted` keeps "half or more" visible where the department is stopped as well. */
function known(reading: ScopeReading, counted: ScopeBand): ScopeFacts {
  const half = counted === 'from50';
  const tenth = half || counted === 'from10to50' || reading.band === 'departmentStopped';
  return { kind: 'known', reading, half, tenth };
}

/** For counts that passed `countProblem`. They may be near 2^53, where a product of numbers would already be rounded. */
function bandOf(affectedUsers: number, totalUsers: number): ScopeBand {
  if (affectedUsers === 1) return 'oneUser';
  const affectedHundredfold = BigInt(affectedUsers) * 100n;
  if (affectedHundredfold >= BigInt(totalUsers) * 50n) return 'from50';
  return affectedHundredfold >= BigInt(totalUsers) * 10n ? 'from10to50' : 'under10';
}

const decided = (priority: Priority, rule: PriorityRule, scope?: ScopeReading): PriorityDecision => ({
  kind: 'decided',
  priority,
  rule,
  ...(scope && { scope }),
});
