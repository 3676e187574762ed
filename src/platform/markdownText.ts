/**
 * Text of a case for a place that shows Markdown. Every punctuation mark is escaped, as CommonMark allows, and not only
 * those of markup: VS Code's own `MarkdownString.appendText` leaves `https://…` to become a link, which also swallows the
 * backslashes after it, and turns every space into one that no line can break at.
 */
export const markdownText = (content: string): string =>
  content
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replace(/\s*\n\s*/g, '\\\n');
