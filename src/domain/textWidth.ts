/** Letters of about a full square: Chinese, Japanese, Korean, full-width forms, emoji. */
const square =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const narrow = /[ijlI.,:;'|!()[\]{}ftr` ]/;
const broad = /[A-HJ-Zmw@%&—…]/;

/** Roughly how wide a letter is, in ems; never narrower than sans-serif fonts draw it, so that what fits here fits there. */
const letterWidth = (letter: string): number =>
  square.test(letter) ? 1.02 : narrow.test(letter) ? 0.36 : broad.test(letter) ? 0.86 : 0.6;

/** Roughly how wide a text is, in ems, where nothing can be measured. */
export const textWidth = (value: string): number =>
  letters(value).reduce((sum, letter) => sum + letterWidth(letter), 0);

/**
 * A text in lines no wider than this, in ems; broken between words, inside a word only when it alone is too wide. What is left
 * after the last line ends in an ellipsis.
 */
export function wrapText(value: string, width: number, mostLines: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(value)) {
    if (textWidth(line + piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const letter of letters(piece)) {
      if (textWidth(line + letter) > width && line !== '') {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.length <= mostLines ? lines : shorten(lines.slice(0, mostLines), width);
}

function shorten(lines: string[], width: number): string[] {
  let last = lines.at(-1) ?? '';
  while (last !== '' && textWidth(`${last}…`) > width) last = letters(last).slice(0, -1).join('');
  return [...lines.slice(0, -1), `${last.trimEnd()}…`];
}

/** Words with the space behind them; each Chinese letter is a place to break. */
const pieces = (value: string): string[] =>
  value
    .replace(/\s+/gu, ' ')
    .trim()
    .split(/(?<= )|(?<=[\u2e80-\u9fff\uff00-\uff60])|(?=[\u2e80-\u2fff\u3041-\u9fff])/u)
    .filter((piece) => piece !== '');

const letters = (value: string): string[] => Array.from(value);
