import path from 'node:path';
import { fill, say, text, type Language } from '../domain/text.ts';
import type { PlacedFinding } from '../lint/lintCaseText.ts';
import type { LintedFile } from './lintFolders.ts';

/** How often each severity was found. */
export type Counts = Readonly<Record<PlacedFinding['severity'], number>>;

/** What was found, counted. */
export function countsOf(files: readonly LintedFile[]): Counts {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

const severityNames = {
  error: text('error', '错误'),
  warning: text('warning', '警告'),
  information: text('information', '提示'),
};
const lineTemplate = text('{0} {1} ({2})', '{0} {1}（{2}）');
const summaryTemplate = text(
  'Cases: {0}. Errors: {1}, warnings: {2}, information: {3}.',
  '案卷 {0} 个：错误 {1}，警告 {2}，提示 {3}。',
);

/** Lines of `path:line:column: severity message (code)`, as editors and CI logs link them, and a summary. */
export function textReport(files: readonly LintedFile[], language: Language, folder: string): string {
  const lines = files.flatMap(({ file, findings }) =>
    findings.map(({ range, severity, message, code }) => {
      const rest = fill(lineTemplate, severityNames[severity], oneLine(say(message, language)), code);
      return `${shown(file, folder)}:${range.line}:${range.column}: ${say(rest, language)}`;
    }),
  );
  const { error, warning, information } = countsOf(files);
  return [...lines, say(fill(summaryTemplate, files.length, error, warning, information), language)].join('\n');
}

/** The same for other programs. The messages are in the language; codes and severities are names that stay. */
export function jsonReport(files: readonly LintedFile[], language: Language, folder: string): string {
  const findings = files.flatMap(({ file, findings: found }) =>
    found.map(({ range, severity, code, message, field }) => ({
      file: shown(file, folder),
      ...range,
      severity,
      code,
      message: say(message, language),
      ...(field && { path: field.path }),
    })),
  );
  return JSON.stringify({ cases: files.length, ...countsOf(files), findings }, null, 2);
}

/** Relative to the folder where it lies inside, with `/` on every system. */
function shown(file: string, folder: string): string {
  const relative = path.relative(folder, file);
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return (isInside ? relative : file).replaceAll(path.sep, '/');
}

/** A message may quote the case: no line break or control character of it gets into a log. */
const oneLine = (message: string): string => message.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
