import type { IBuffer, IBufferLine } from '@xterm/headless';

/** What a terminal showed. */
export interface RenderedText {
  readonly text: string;
  /** The beginning was left out: more lines than are kept. */
  readonly isCut: boolean;
}

/** Wider than real terminals, so that only lines that were wrapped there can wrap here, and those are joined again. */
const columns = 320;
const rows = 60;
/** At 12 bytes a cell this many lines take 77 MB while they are rendered. */
const mostLines = 20_000;

/**
 * The text that a person saw when this came out of a terminal: carriage returns, cursor movements and erasures are
 * carried out by a terminal emulator, which is loaded on first use. Colours are dropped; so is the alternate screen of full-screen programs.
 */
export async function renderTerminal(stream: string): Promise<RenderedText> {
  // Almost all output is plain lines, for which no terminal is needed.
  if (/^(?:[^\p{Cc}]|[\t\n]|\r\n)*$/u.test(stream)) return plain(stream);
  const { Terminal } = await loadXterm();
  const terminal = new Terminal({ cols: columns, rows, scrollback: mostLines, allowProposedApi: true });
  try {
    await new Promise<void>((resolve) => terminal.write(stream, resolve));
    return textOf(terminal.buffer.normal);
  } finally {
    terminal.dispose();
  }
}

/** The package is CommonJS: its exports are named ones in a bundle and a default one in Node. */
const loadXterm = async (): Promise<typeof import('@xterm/headless')> => {
  const loaded = await import('@xterm/headless');
  return 'default' in loaded ? loaded.default : loaded;
};

function plain(stream: string): RenderedText {
  const lines = stream.split(/\r?\n/);
  const kept = lines.slice(-mostLines);
  return { text: trimmed(kept), isCut: kept.length < lines.length };
}

function textOf(buffer: IBuffer): RenderedText {
  const lines: string[] = [];
  let line = '';
  for (let row = 0; row < buffer.length; row += 1) {
    const current = buffer.getLine(row);
    if (!current) break;
    const continues = buffer.getLine(row + 1)?.isWrapped === true;
    line += continues ? fullRow(current) : current.translateToString(true);
    if (continues) continue;
    lines.push(line);
    line = '';
  }
  return { text: trimmed(lines), isCut: buffer.length >= mostLines + rows };
}

/** A wrapped row keeps its blanks, but for the cell that a wide character did not fit into. */
const fullRow = (row: IBufferLine): string => {
  const isFilled = row.getCell(columns - 1)?.getChars() !== '' || row.getCell(columns - 1)?.getWidth() === 0;
  return row.translateToString(false, 0, isFilled ? columns : columns - 1);
};

/** Lines from the first to the last that holds something, each ended by `\n`. */
const trimmed = (rows: readonly string[]): string => {
  const lines = rows.map((line) => line.trimEnd());
  const last = lines.findLastIndex((line) => line !== '');
  const first = lines.findIndex((line) => line !== '');
  return last < 0 ? '' : `${lines.slice(first, last + 1).join('\n')}\n`;
};
