/**
 * Fails when a text that a user sees has no Chinese: strings of `l10n.t` in `src` and `webview` against the bundle, and
 * the manifest's `%keys%` against both `package.nls*.json`. `npm run check:l10n`
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { getL10nJson } from '@vscode/l10n-dev';
import ts from 'typescript';
import * as z from 'zod';
import { projectRoot } from '../test/host/hosts.ts';

/** Names that are the same in both languages. */
const sameInBoth = new Set([
  'MTU {0}',
  'Support Casebook',
  'TeamViewer',
  '5W2H',
  'JSON',
  'ping',
  'traceroute',
  '{0}',
  '{0} ({1})',
  '{0} / {1}',
]);

export type Strings = Readonly<Record<string, string>>;
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** What is wrong with a translation of the given strings; the English is the key. */
export function bundleProblems(used: readonly string[], chinese: Strings): string[] {
  const missing = used.filter((key) => !Object.hasOwn(chinese, key));
  const superfluous = Object.keys(chinese).filter((key) => !used.includes(key));
  return [
    ...missing.map((key) => `no Chinese: ${JSON.stringify(key)}`),
    ...superfluous.map((key) => `nobody uses: ${JSON.stringify(key)}`),
    ...Object.entries(chinese).flatMap(([key, value]) => wordProblems(messageOf(key), value)),
  ];
}

/** What is wrong with the manifest's texts. */
export function manifestTextProblems(manifest: string, english: Strings, chinese: Strings): string[] {
  const used = new Set([...manifest.matchAll(/"%([\w.-]+)%"/g)].map(([, key = '']) => key));
  const keys = Object.keys(english);
  return [
    ...[...used].filter((key) => !keys.includes(key)).map((key) => `package.nls.json has no ${key}`),
    ...keys.filter((key) => !used.has(key)).map((key) => `package.json does not use ${key}`),
    ...keys.filter((key) => !Object.hasOwn(chinese, key)).map((key) => `package.nls.zh-cn.json has no ${key}`),
    ...Object.keys(chinese)
      .filter((key) => !keys.includes(key))
      .map((key) => `package.nls.json has no ${key}, package.nls.zh-cn.json has`),
    ...Object.entries(english).flatMap(([key, text]) => {
      const translated = chinese[key];
      return translated === undefined ? [] : wordProblems(text, translated);
    }),
  ];
}

/** The bundle's key may carry a comment for translators behind the message. */
const messageOf = (key: string): string => key.split('/comment')[0] ?? key;

function wordProblems(english: string, chinese: string): string[] {
  const problems: string[] = [];
  const differ = (pattern: RegExp): boolean => inOrder(english, pattern) !== inOrder(chinese, pattern);
  if (differ(/\{\d+\}/g)) problems.push('other placeholders');
  if (differ(/\]\(command:[\w.]+/g)) problems.push('other command links');
  if (differ(/\$\([\w~-]+\)/g)) problems.push('other icons');
  const isPicture = /^media\/[\w./-]+$/.test(english);
  if (
    !isPicture &&
    !/\p{Script=Han}/u.test(chinese) &&
    !sameInBoth.has(english) &&
    /\p{Letter}/u.test(withoutPlaces(chinese))
  )
    problems.push('not Chinese');
  return problems.map((problem) => `${problem}: ${JSON.stringify(english)} → ${JSON.stringify(chinese)}`);
}

/** Without icons and command links, which are no words. */
const withoutPlaces = (text: string): string => text.replace(/\$\([\w~-]+\)|\]\(command:[\w.]+\)/g, '');

const inOrder = (text: string, pattern: RegExp): string =>
  [...new Set(Array.from(text.matchAll(pattern), ([found]) => found))].sort().join();

/** Calls of `l10n.t` that name their text in another way than as one plain string, so that no tool can extract it. */
export function callProblems({ name, text }: SourceText): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText(file))) {
      const [first] = node.arguments;
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      if (!first || !isPlain(first)) problems.push(`${name}:${line + 1}: the text is not one plain string`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return problems;
}

const isPlain = (node: ts.Expression): boolean =>
  ts.isStringLiteral(node) ||
  (ts.isObjectLiteralExpression(node) &&
    node.properties.some(
      (property) =>
        ts.isPropertyAssignment(property) &&
        property.name.getText() === 'message' &&
        ts.isStringLiteral(property.initializer),
    ));

/** The strings that the sources give to `l10n.t`. */
export const extract = async (sources: readonly SourceText[]): Promise<string[]> =>
  Object.keys(await getL10nJson(sources.map(({ text }) => ({ contents: text, extension: '.ts' }))));

const stringsSchema = z.record(z.string(), z.string());
const inProject = (name: string): string => path.join(projectRoot, name);
const readStrings = async (name: string): Promise<Strings> =>
  stringsSchema.parse(JSON.parse(await readFile(inProject(name), 'utf8')));

async function readSources(folder: string): Promise<SourceText[]> {
  const names = await readdir(inProject(folder), { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(
    files.map(async (file) => {
      const name = path.join(folder, file);
      return { name, text: await readFile(inProject(name), 'utf8') };
    }),
  );
}

async function check(): Promise<void> {
  const sources = [...(await readSources('src')), ...(await readSources('webview'))];
  const used = await extract(sources);
  const problems = [
    ...sources.flatMap(callProblems),
    ...bundleProblems(used, await readStrings('l10n/bundle.l10n.zh-cn.json')),
    ...manifestTextProblems(
      await readFile(inProject('package.json'), 'utf8'),
      await readStrings('package.nls.json'),
      await readStrings('package.nls.zh-cn.json'),
    ),
  ];
  for (const problem of problems) console.error(problem);
  console.log(`${used.length} strings, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await check();
