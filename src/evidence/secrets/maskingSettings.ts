import * as z from 'zod';
import { maskingRules, type BuiltInRule } from '../../domain/masking.ts';
import { fill, text, type Text } from '../../domain/text.ts';

/** A rule of a team: what its pattern finds is masked, or its first group where it has one. Plain data, for a worker. */
export interface CustomRule {
  readonly name: string;
  readonly pattern: string;
  readonly ignoreCase: boolean;
}

/** What is looked for. Plain data, for a worker. */
export interface MaskingSettings {
  readonly rules: readonly BuiltInRule[];
  readonly custom: readonly CustomRule[];
  /** Values that are no secret, `*` for any characters. */
  readonly allow: readonly string[];
}

/** A part of a setting `casebook.masking.*` that cannot be used. `path`: the rule, where it is about one. */
export interface WrongMaskingSetting {
  readonly setting: string;
  readonly path: string;
  readonly text: Text;
}

const reasons = {
  shape: text('it has not the form that the setting asks for', '格式不符合设置要求'),
  pattern: text('the pattern is no regular expression: {0}', '不是有效的正则表达式：{0}'),
  matchesEmpty: text(
    'the pattern fits an empty text, so it would mask nothing or everything',
    '该表达式可匹配空文本，无法用于屏蔽',
  ),
  duplicate: text('another rule has this name already', '已有同名规则'),
  tooLong: text('the pattern is longer than {0} characters', '表达式超过 {0} 个字符'),
} as const;
type Reason = keyof typeof reasons;

const longestPattern = 1_000;
const customSchema = z.object({
  name: z.string().trim().min(1).max(60),
  pattern: z.string().min(1),
  ignoreCase: z.boolean().optional(),
});

/** What applies where no settings say anything. */
export const standardMasking: MaskingSettings = {
  rules: maskingRules.filter(({ standard }) => standard).map(({ id }) => id),
  custom: [],
  allow: [],
};

/**
 * The settings `casebook.masking.*` as they were written, read into what a scan needs. What cannot be used is left out and
 * named; a rule that is not mentioned keeps its default, so that a mistake never switches one off.
 */
export function readMaskingSettings(given: Readonly<Partial<Record<'rules' | 'custom' | 'allow', unknown>>>): {
  settings: MaskingSettings;
  wrong: readonly WrongMaskingSetting[];
} {
  const wrong: WrongMaskingSetting[] = [];
  const say = (setting: string, path: string, reason: Reason, detail: string | number = ''): void => {
    wrong.push({ setting: `casebook.masking.${setting}`, path, text: fill(reasons[reason], detail) });
  };
  const switches = z.record(z.string(), z.unknown()).safeParse(given.rules ?? {}).data;
  if (!switches) say('rules', '', 'shape');
  const rules = maskingRules
    .filter(({ id, standard }) => {
      const value = switches?.[id];
      if (value !== undefined && typeof value !== 'boolean') say('rules', id, 'shape');
      return typeof value === 'boolean' ? value : standard;
    })
    .map(({ id }) => id);
  const allow = list(given.allow, () => say('allow', '', 'shape')).flatMap((each) => {
    if (typeof each === 'string' && each.trim() !== '' && !/^\*+$/.test(each)) return [each];
    say('allow', String(each), 'shape');
    return [];
  });
  const custom: CustomRule[] = [];
  for (const each of list(given.custom, () => say('custom', '', 'shape'))) {
    const parsed = customSchema.safeParse(each).data;
    if (!parsed) {
      say('custom', nameOf(each), 'shape');
      continue;
    }
    const rule = { name: parsed.name, pattern: parsed.pattern, ignoreCase: parsed.ignoreCase ?? false };
    const problem = custom.some(({ name }) => name === rule.name)
      ? { reason: 'duplicate' as const, detail: '' }
      : patternProblem(rule);
    if (problem) say('custom', rule.name, problem.reason, problem.detail);
    else custom.push(rule);
  }
  return { settings: { rules, custom, allow }, wrong };
}

const list = (value: unknown, complain: () => void): readonly unknown[] => {
  if (value === undefined || Array.isArray(value)) return value ?? [];
  complain();
  return [];
};

const nameOf = (value: unknown): string => z.object({ name: z.string() }).safeParse(value).data?.name ?? '?';

function patternProblem(rule: CustomRule): { reason: Reason; detail: string } | undefined {
  if (rule.pattern.length > longestPattern) return { reason: 'tooLong', detail: String(longestPattern) };
  try {
    // An empty text is short enough for any pattern.
    return customExpression(rule).test('') ? { reason: 'matchesEmpty', detail: '' } : undefined;
  } catch (error) {
    return { reason: 'pattern', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** The expression of a team's rule. @throws SyntaxError when it is none */
export function customExpression({ pattern, ignoreCase }: CustomRule): RegExp {
  const flags = `dgm${ignoreCase ? 'i' : ''}`;
  try {
    return new RegExp(pattern, `${flags}u`);
  } catch {
    // `\-` and other needless escapes are errors in Unicode mode only.
    return new RegExp(pattern, flags);
  }
}

/** Whether a value stands in the list of what is no secret; capitals do not matter. */
export function allowing(allow: readonly string[]): (value: string) => boolean {
  if (allow.length === 0) return () => false;
  const patterns = allow.map((each) => each.toLowerCase().split('*'));
  return (value) => {
    const lower = value.toLowerCase();
    return patterns.some((parts) => matchesParts(lower, parts));
  };
}

/** Whether the parts stand in the value in this order, the first at its beginning and the last at its end. */
function matchesParts(value: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return value === first;
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of others) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= value.length - last.length;
}
