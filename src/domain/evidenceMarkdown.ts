import { isReference, titleOf, type Evidence } from './evidence.ts';
import { eventTime } from './evidenceOrder.ts';
import { isMoment } from './moment.ts';
import { fill, text, type Text } from './text.ts';

/** What of an item's content goes into Markdown. */
export type MarkdownContent =
  | { readonly kind: 'text'; readonly text: string; readonly isWhole: boolean }
  /** `link` is a path relative to where the Markdown will be read, with `/`. */
  | { readonly kind: 'picture'; readonly link: string }
  | { readonly kind: 'file'; readonly link: string }
  | { readonly kind: 'none' };

/**
 * An item of evidence as Markdown, to be pasted into a ticket, a wiki or a commit message: its title, where and when it
 * comes from, its content or a link to it, and its hash. Whatever is in the item and its content stays what it is: no text
 * of it becomes markup.
 */
export function evidenceMarkdown(item: Evidence, content: MarkdownContent, say: (value: Text) => string): string {
  const title = escapeMarkdown(titleOf(item));
  const facts: readonly (readonly [Text, string | undefined])[] = [
    [text('Source', '来源'), sourceOf(item, say)],
    [text('Command', '命令'), commandOf(item, say)],
    [text('Time', '时间'), timeOf(item)],
    [text('Attached by', '附加人'), escapeMarkdown(item.attachedBy)],
    [text('Note', '说明'), item.note === undefined ? undefined : escapeMarkdown(item.note)],
    [
      isReference(item) ? text('SHA-256 of the source', '来源的 SHA-256') : text('SHA-256', 'SHA-256'),
      code(item.sha256),
    ],
  ];
  const list = facts
    .filter((fact): fact is readonly [Text, string] => fact[1] !== undefined && fact[1] !== '')
    .map(([name, value]) => `- ${say(fill(text('{0}: {1}', '{0}：{1}'), name, value))}`);
  return [`**${title}**`, '', ...list, ...contentLines(content, title, say), ''].join('\n');
}

function contentLines(content: MarkdownContent, title: string, say: (value: Text) => string): readonly string[] {
  switch (content.kind) {
    case 'text':
      return [
        '',
        fenced(content.text),
        ...(content.isWhole
          ? []
          : ['', `*${say(text('(cut here; the case has all of it)', '（此处截断，完整内容见案卷）'))}*`]),
      ];
    case 'picture':
      return ['', `![${title}](${destination(content.link)})`];
    case 'file':
      return ['', `[${title}](${destination(content.link)})`];
    case 'none':
      return [];
  }
}

const timeOf = (item: Evidence): string => {
  const time = eventTime(item);
  return isMoment(time) ? time.replace('T', ' ') : escapeMarkdown(time);
};

function sourceOf({ source }: Evidence, say: (value: Text) => string): string | undefined {
  if (!source) return undefined;
  const path = code(source.path);
  const { startLine, endLine } = source;
  if (startLine === undefined) return path;
  return say(
    endLine === undefined || endLine === startLine
      ? fill(text('{0}, line {1}', '{0}，第 {1} 行'), path, startLine)
      : fill(text('{0}, lines {1}–{2}', '{0}，第 {1}–{2} 行'), path, startLine, endLine),
  );
}

function commandOf({ command }: Evidence, say: (value: Text) => string): string | undefined {
  if (!command) return undefined;
  const line = code(command.line);
  return command.exitCode === undefined
    ? line
    : say(fill(text('{0}, exit code {1}', '{0}，退出码 {1}'), line, command.exitCode));
}

/** A text as a block of code, in a fence longer than any in it (CommonMark 4.5). */
export function fenced(content: string): string {
  const lines = content.replaceAll('\r\n', '\n').replace(/\n$/, '');
  const fence = '`'.repeat(Math.max(3, longestTicks(lines) + 1));
  return `${fence}text\n${lines}\n${fence}`;
}

/** One line of code within a text (CommonMark 6.1). */
function code(content: string): string {
  const line = oneLine(content);
  const ticks = '`'.repeat(longestTicks(line) + 1);
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return line === '' ? '' : `${ticks}${pad}${line}${pad}${ticks}`;
}

const longestTicks = (content: string): number =>
  Math.max(0, ...[...content.matchAll(/`+/g)].map(([ticks]) => ticks.length));

/** A text as text within a line, whatever it holds: no emphasis, code, link, picture, HTML, entity, table or formula. */
export const escapeMarkdown = (content: string): string => oneLine(content).replace(/[\\`*_[\]<>#|~&$]/g, '\\$&');

const oneLine = (content: string): string => content.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim();

/** The destination of a link: what could end it or lead elsewhere is percent-encoded, letters of any script stay. */
const destination = (path: string): string =>
  path
    .split('/')
    .map((part) => part.replace(/[^\p{L}\p{M}\p{N}._~-]/gu, (character) => percentEncoded(character)))
    .join('/');

const percentEncoded = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
