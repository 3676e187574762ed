import * as z from 'zod';
import { fill, text, type Text } from '../text.ts';

/** What is wrong with a setting, and where in it (`workingHours.mon[0]`; empty for the whole). */
export interface SettingProblem {
  readonly path: string;
  readonly text: Text;
}

/** An issue for `addIssue` that carries its text in both languages. */
export const problem = (message: Text, ...path: (string | number)[]) =>
  ({ code: 'custom', message: message.en, params: { text: message }, path }) as const;

const unknownKey = text('Unknown name: {0}.', '未知名称：{0}。');
const missing = text('A value is missing.', '缺少值。');
const notAllowed = text('This value is not allowed here ({0}).', '此处不允许该值（{0}）。');

/** The problems that a schema of this folder found, ready to be shown in either language. */
export const settingProblems = (error: z.ZodError): readonly SettingProblem[] =>
  error.issues.map((issue) => ({ path: dotPath(issue.path), text: textOf(issue) }));

function textOf(issue: z.core.$ZodIssue): Text {
  const carried = issue.code === 'custom' ? carriedText.safeParse(issue.params?.text) : undefined;
  if (carried?.success) return carried.data;
  if (issue.code === 'unrecognized_keys') return fill(unknownKey, issue.keys.join(', '));
  if (issue.code === 'invalid_type' && issue.input === undefined) return missing;
  return fill(notAllowed, issue.message);
}

const carriedText = z.object({ en: z.string(), zh: z.string() });

/** `workingHours.mon[1]`, as a person writes it. */
const dotPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
