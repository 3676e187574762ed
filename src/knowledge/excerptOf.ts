/** So many lines of a piece of evidence go into an article: what it proves, not all of it. */
const mostLines = 40;
const linesBefore = 5;
const longestLine = 400;
const telling =
  /\b(?:error|exception|fatal|fail(?:ed|ure)?|panic|denied|refused|timed? ?out|unreachable)\b|错误|异常|失败|超时|拒绝/i;

/** The lines of a text that say most: all when there are few, else those from shortly before the first that tells of a failure. */
export function excerptOf(text: string): { readonly text: string; readonly isWhole: boolean } {
  const lines = text.replace(/\s+$/, '').split(/\r\n|[\r\n]/);
  const first =
    lines.length <= mostLines ? 0 : Math.max(0, lines.findIndex((line) => telling.test(line)) - linesBefore);
  const taken = lines.slice(first, first + mostLines);
  const isShort = taken.every((line) => line.length <= longestLine);
  return {
    text: taken.map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line)).join('\n'),
    isWhole: taken.length === lines.length && isShort,
  };
}
