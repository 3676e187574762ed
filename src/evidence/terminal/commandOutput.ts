/** An OSC 633 sequence of VS Code's shell integration; it ends with BEL or ST. */
const mark = (letter: string): RegExp =>
  new RegExp(`\\u001b\\]633;${letter}[^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)`, 'g');
const executed = mark('C');
const finished = mark('D');

/** What zsh prints when the output before its prompt had no line end: a reversed "%", blanks to the edge, and a return. */
// The terminal's width decides where the blanks end, and it is not known here: taken out instead of rendered.
const zshPartialLine = new RegExp(String.raw`\u001b\[1m\u001b\[7m[%#]\u001b\[27m\u001b\[1m\u001b\[0m +\r ?\r?`, 'g');

/**
 * The part of a terminal's stream that a command printed. VS Code 1.96 also hands out the echoed command line before the
 * mark `633;C` and the next prompt after `633;D`.
 */
export function commandOutput(stream: string): string {
  const start = [...stream.matchAll(executed)].at(-1);
  const from = start ? start.index + start[0].length : 0;
  finished.lastIndex = from;
  const end = finished.exec(stream);
  return stream.slice(from, end?.index).replace(zshPartialLine, '');
}
