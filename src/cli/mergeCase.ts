/**
 * Git's merge driver for case files: `node dist/merge-case.cjs %O %A %B %P %L %S %X %Y`. Merges field by field and list item
 * by list item, writes the result over %A, and ends with 0. Where both sides changed the same value it leaves git's usual
 * conflict markers around that value alone, and ends with 1. A file that is no case is merged as git merges any text.
 * Needs nothing but Node and the git that calls it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { labelOfPath } from '../domain/fieldAt.ts';
import { mergeTexts, settleConflicts, type TextMerge } from '../domain/mergeTexts.ts';
import { serializeCase } from '../domain/serialize.ts';
import { fill, languageFor, say, text, type Text } from '../domain/text.ts';

const usage = 'Usage, by git: merge-case <base> <ours> <theirs> [path] [marker size] [names of the three]\n';

interface Call {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Where the file is in the repository, for messages. */
  readonly shown: string;
  readonly markerSize: string | undefined;
  /** What git calls the sides: ours, base, theirs. */
  readonly names: readonly [string, string, string];
}

/** @returns the exit code: 0 merged, 1 conflicts are left, 2 not called as it should be */
function main(args: readonly string[]): number {
  const [base, ours, theirs, shown, markerSize, baseName, oursName, theirsName] = args;
  if (base === undefined || ours === undefined || theirs === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  return merge({
    base,
    ours,
    theirs,
    shown: given(shown) ?? ours,
    markerSize: given(markerSize),
    names: [given(oursName) ?? 'ours', given(baseName) ?? 'base', given(theirsName) ?? 'theirs'],
  });
}

/** A git that does not know a placeholder leaves it as it stands. */
const given = (argument: string | undefined): string | undefined =>
  argument === undefined || argument === '' || argument.startsWith('%') ? undefined : argument;

function merge(call: Call): number {
  const merged = readAndMerge(call);
  if (merged?.kind !== 'merged') {
    tell(call, merged ? whyAsText(merged) : notText);
    textMerge(call, call.ours, call.base, call.theirs);
    // Even where the lines fit together nobody knows whether the values do: a person looks at it.
    return 1;
  }
  const { value, conflicts } = merged;
  if (conflicts.length === 0) {
    writeFileSync(call.ours, serializeCase(value));
    return 0;
  }
  writeMarked(call, serializeCase(value), serializeCase(settleConflicts(value, conflicts, ({ theirs }) => theirs)));
  const labels = conflicts
    .map(({ path: keys }) => labelOfPath(keys))
    .map((label) => fill(text('  {0}\n', '  {0}\n'), label));
  tell(
    call,
    labels.reduce((list, label) => fill(text('{0}{1}', '{0}{1}'), list, label), bothChanged),
  );
  return 1;
}

/** @returns undefined when a file is not UTF-8 text */
function readAndMerge({ base, ours, theirs }: Call): TextMerge | undefined {
  const [baseText, mine, their] = [base, ours, theirs].map(readText);
  return mine === undefined || their === undefined ? undefined : mergeTexts({ base: baseText, mine, theirs: their });
}

function readText(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The two texts are the same but for the values in conflict: git marks just those. */
function writeMarked(call: Call, mine: string, theirs: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'merge-case-'));
  try {
    const [mineFile, noBase, theirFile] = ['mine', 'base', 'theirs'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(mineFile, mine);
    writeFileSync(noBase, '');
    writeFileSync(theirFile, theirs);
    textMerge(call, mineFile, noBase, theirFile);
    writeFileSync(call.ours, readFileSync(mineFile));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Git's own merge of texts, written over the first file; the style with a base would mark all of a file without one. */
function textMerge({ markerSize, names }: Call, ours: string, base: string, theirs: string): void {
  const size = markerSize === undefined ? [] : [`--marker-size=${markerSize}`];
  const labels = names.flatMap((name) => ['-L', name]);
  try {
    execFileSync(
      'git',
      ['-c', 'merge.conflictStyle=merge', 'merge-file', '-q', ...size, ...labels, '--', ours, base, theirs],
      {
        stdio: 'ignore',
      },
    );
  } catch (error) {
    // A positive status is the number of conflicts; git's failures (no text, no git) leave the file as it was: our side.
    if (!isConflictCount(error))
      process.stderr.write(`merge-case: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

const isConflictCount = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'status' in error &&
  typeof error.status === 'number' &&
  error.status < 128;

const notText = text(
  '{0} is not UTF-8 text on both sides. It was merged line by line; look at it before you commit.\n',
  '{0} 的两侧并非都是 UTF-8 文本，已按行合并，提交前请检查。\n',
);
const bothChanged = text(
  '{0}: the same values were changed on both sides. In VS Code, “Resolve Conflicts” on the case asks for each:\n',
  '{0}：两侧都修改了以下内容。可在 VS Code 中对该案卷执行“解决冲突”，逐项选择：\n',
);

function whyAsText(merged: Exclude<TextMerge, { kind: 'merged' }>): Text {
  if (merged.kind === 'otherCase')
    return text(
      '{0} holds different cases on the two sides. It was merged line by line; look at it before you commit.\n',
      '{0} 的两侧是不同的案卷，已按行合并，提交前请检查。\n',
    );
  const sentence = text(
    '{0} cannot be read as a case on the {1} side: {2} It was merged line by line; look at it before you commit.\n',
    '{0} 的{1}一侧无法作为案卷读取：{2}已按行合并，提交前请检查。\n',
  );
  const side = merged.side === 'mine' ? text('“ours”', '“ours”') : text('“theirs”', '“theirs”');
  return fill(sentence, text('{0}', '{0}'), side, merged.problem.message);
}

function tell({ shown }: Call, sentence: Text): void {
  const locale = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? 'en';
  process.stderr.write(say(fill(sentence, shown), languageFor(locale.replace('_', '-'))));
}

process.exitCode = main(process.argv.slice(2));
