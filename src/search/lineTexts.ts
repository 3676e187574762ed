import { text } from '../domain/text.ts';
import type { PlacedText } from './placedText.ts';

/** The lines of a text, each by its number. */
export function lineTexts(content: string): PlacedText[] {
  return content.split(/\r\n|\r|\n/).flatMap((line, at): PlacedText[] => {
    if (line.trim() === '') return [];
    const number = String(at + 1);
    return [{ line: at + 1, label: text(`:${number}`, `:${number}`), text: text(line, line) }];
  });
}

/** The lines of a Markdown text, each by the heading that it stands under; the front matter by what it says. */
export function articleTexts(content: string): PlacedText[] {
  let heading = '';
  let isCode = false;
  const lines = content.split(/\r\n|\r|\n/);
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  return lines.flatMap((line, at): PlacedText[] => {
    if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
    const found = isCode || at <= end ? undefined : /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (found !== undefined) heading = found;
    if (line.trim() === '' || line === '---') return [];
    return [{ line: at + 1, label: text(heading, heading), text: text(found ?? line, found ?? line) }];
  });
}

/** The title in the front matter of a Markdown text, else its first heading; an empty text when it has neither. */
export function articleTitle(content: string): string {
  const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(content)?.[1];
  const title = front && /^title:[ \t]*(["']?)(.*)\1[ \t]*$/m.exec(front)?.[2];
  return title !== undefined && title !== '' ? title : (/^#\s+(.*)$/m.exec(content)?.[1] ?? '');
}
