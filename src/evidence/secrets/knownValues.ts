import { manualRule, maskingRules } from '../../domain/masking.ts';
import type { Finding } from './finding.ts';

/** A value that is known to be a secret, from another place of the same evidence or because a person said so. */
export interface KnownValue {
  readonly value: string;
  readonly rule: string;
}

/** Every place of a value; of one that a rule found only where it stands by itself, not as a part of a longer word. */
export function* occurrences(text: string, { value, rule }: KnownValue): Generator<Finding> {
  if (value === '') return;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    const end = at + value.length;
    const isInWord = joins(text[at - 1], text[at]) || joins(text[end - 1], text[end]);
    if (rule === manualRule || !isInWord) yield { start: at, end, rule };
  }
}

const joins = (one = '', other = ''): boolean => /[A-Za-z0-9]/.test(one) && /[A-Za-z0-9]/.test(other);

const rank = new Map<string, number>(
  [manualRule, ...maskingRules.map(({ id }) => id)].map((rule, index) => [rule, index]),
);
const rankOf = ({ rule }: Finding): number => rank.get(rule) ?? 0.5;

/** Findings that overlap become one that covers them all, so that no end of a secret looks out; the strongest rule names it. */
export function merged(findings: readonly Finding[]): readonly Finding[] {
  const sorted = [...findings].sort((one, other) => one.start - other.start || other.end - one.end);
  const result: Finding[] = [];
  for (const finding of sorted) {
    const last = result.at(-1);
    if (!last || finding.start >= last.end) {
      result.push(finding);
      continue;
    }
    const rule = rankOf(finding) < rankOf(last) ? finding.rule : last.rule;
    result[result.length - 1] = { start: last.start, end: Math.max(last.end, finding.end), rule };
  }
  return result;
}
