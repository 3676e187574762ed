import { hashLine, LineHasher } from './lineHash.ts';

/** As much of `vscode.TextDocument` as is needed; lines count from 0. */
export interface LinesOfText {
  readonly lineCount: number;
  lineAt(line: number): { readonly text: string };
}
/** As `vscode.Selection`: lines and characters count from 0. */
export interface TextSpan {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface Excerpt {
  /** What was selected and nothing more, lines ended by `\n`: what the person left out may be a secret. */
  readonly text: string;
  /** From 1, `endLine` included. */
  readonly startLine: number;
  readonly endLine: number;
  /** Of the whole lines, as they are looked for again in a source that has grown. */
  readonly sha256: string;
  readonly firstLineSha256: string;
}

/** The excerpt that a selection names; the whole line of the cursor when nothing is selected. `undefined`: nothing but white space. */
export function excerptOf(document: LinesOfText, { start, end }: TextSpan): Excerpt | undefined {
  const isEmpty = start.line === end.line && start.character === end.character;
  // A selection of whole lines ends before the first character of the next one.
  const endsBefore = end.line > start.line && end.character === 0;
  const last = endsBefore ? end.line - 1 : end.line;
  const lines: string[] = [];
  const hasher = new LineHasher();
  for (let line = start.line; line <= last; line += 1) {
    const { text } = document.lineAt(line);
    hasher.add(text);
    const from = line === start.line && !isEmpty ? start.character : 0;
    const to = line === end.line && !isEmpty ? end.character : text.length;
    lines.push(text.slice(from, to));
  }
  const text = `${lines.join('\n')}\n`;
  if (text.trim() === '') return undefined;
  return {
    text,
    startLine: start.line + 1,
    endLine: last + 1,
    sha256: hasher.digest(),
    firstLineSha256: hashLine(document.lineAt(start.line).text),
  };
}
