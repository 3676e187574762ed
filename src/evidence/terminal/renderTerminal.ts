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
/** UTF-16 units; takes a few milliseconds. */
const pieceLength = 50_000;

/**
 * The text that a person saw when this came out of a terminal: carriage returns, cursor movements and erasures are
 * carried out by a terminal emulator, which is loaded on first use. Colours are dropped; so is the alternate screen of full-screen programs.
 */
export async function renderTerminal(stream: string): Promise<RenderedText> {
  // Almost all output is plain lines, for which no terminal is needed.
  if (!/[^\P{Cc}\t\n\r]|\r(?!\n)/u.test(stream)) return plain(stream);
  const { Terminal } = await loadXterm();
  const terminal = new Terminal({ cols: columns, rows, scrollback: mostLines, allowProposedApi: true });
  try {
    // It carries out one piece at a time and lets others have their turn in between.
    for (let at = 0; at < stream.length; at += pieceLength) {
      const piece = stream.slice(at, at + pieceLength);
      await new Promise<void>((resolve) => terminal.write(piece, resolve));
    }
    return await textOf(terminal.buffer.normal);
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

/** The extension host is shared: after so long others get their turn, milliseconds. */
const sliceMs = 10;

async function textOf(buffer: IBuffer): Promise<RenderedText> {
  const lines: string[] = [];
  let line = '';
  let sliceEnd = performance.now() + sliceMs;
  for (let row = 0; row < buffer.length; row += 1) {
    if (row % 100 === 0 && performance.now() > sliceEnd) {
      await new Promise((resolve) => setImmediate(resolve));
      sliceEnd = performance.now() + sliceMs;
    }
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
