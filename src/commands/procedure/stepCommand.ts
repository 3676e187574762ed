/** What a terminal or a dialogue shows differently from what it is: control characters, and marks that reorder text. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** Longer proposals cannot be read in an input box. */
const longest = 400;

/**
 * Whether a person sees all of a command line that they are shown.
 */
export const isPlainLine = (line: string): boolean => line.length <= 2_000 && !unseen.test(line);

/**
 * The command that the text of a step names: in a code fence, between backticks, or behind a `$` or `>` prompt. It is only
 * ever proposed. Nothing is proposed that is not one line that can be read in full.
 */
export function commandIn(action: string): string | undefined {
  const found = [
    /```[a-z]*\r?\n([^\n`]+)\r?\n```/i.exec(action)?.[1],
    /`([^`\n]+)`/.exec(action)?.[1],
    /^[ \t]*(?:\$|PS[^>\n]*>|>)[ \t]+(\S.*)$/m.exec(action)?.[1],
  ].find((line) => line !== undefined);
  const line = found?.trim().replace(/^\$\s+/, '');
  return line !== undefined && line !== '' && line.length <= longest && isPlainLine(line) ? line : undefined;
}
