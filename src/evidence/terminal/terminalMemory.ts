/** How much of the terminals' output is remembered. Characters are UTF-16 units of the raw stream. */
export interface MemoryLimits {
  readonly commands: number;
  readonly charactersEach: number;
}
const defaultLimits: MemoryLimits = { commands: 10, charactersEach: 1_000_000 };

export interface StartedCommand {
  /** The terminal, compared by identity. */
  readonly terminal: object;
  readonly line: string;
  readonly cwd?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** A command that ran or runs in a terminal of this window. */
export interface RememberedCommand extends StartedCommand {
  readonly endedAt: number | undefined;
  readonly exitCode: number | undefined;
  /** Characters in the middle that were too many to keep. */
  readonly leftOut: number;
  /** What came out of the terminal, escape sequences included. */
  readonly stream: string;
  /** Resolves when the command has ended and all its output has come. */
  readonly settled: Promise<void>;
}

/** Takes down one command as it runs. */
export interface Recording {
  write(chunk: string): void;
  /** The command ended. Output may still come. */
  end(own: { at: number; exitCode?: number | undefined; line?: string }): void;
  /** No more output will come. */
  close(): void;
}

/**
 * The last commands of this window's terminals, in memory only: nothing is written anywhere until it is attached.
 * Of a long output the beginning and the end are kept.
 */
export class TerminalMemory {
  readonly #limits: MemoryLimits;
  #commands: Entry[] = [];

  constructor(limits: MemoryLimits = defaultLimits) {
    this.#limits = limits;
  }

  begin(start: StartedCommand): Recording {
    // VS Code does not always say that a command has ended, e.g. one of several lines (microsoft/vscode#250764).
    this.terminalClosed(start.terminal, start.startedAt);
    const entry = new Entry(start, this.#limits.charactersEach);
    this.#commands = [...this.#commands, entry].slice(-this.#limits.commands);
    return entry;
  }

  /** The newest command, of one terminal or of all. An empty Enter is no command. `endedOnly`: not one that still runs. */
  last({ terminal, endedOnly = false }: { terminal?: object; endedOnly?: boolean } = {}):
    RememberedCommand | undefined {
    return this.#commands.findLast(
      (entry) =>
        entry.line.trim() !== '' &&
        (terminal === undefined || entry.terminal === terminal) &&
        (!endedOnly || entry.endedAt !== undefined),
    );
  }

  /** A terminal was closed: what ran in it has ended. Its commands are kept. */
  terminalClosed(terminal: object, at: number): void {
    for (const entry of this.#commands) {
      if (entry.terminal !== terminal || entry.isSettled) continue;
      entry.end({ at });
      entry.close();
    }
  }

  clear(): void {
    this.#commands = [];
  }
}

class Entry implements RememberedCommand, Recording {
  readonly terminal: object;
  readonly cwd: string | undefined;
  readonly startedAt: number;
  readonly settled: Promise<void>;
  line: string;
  endedAt: number | undefined;
  exitCode: number | undefined;
  leftOut = 0;
  isSettled = false;
  readonly #mostHead: number;
  readonly #mostTail: number;
  #head = '';
  #tail: string[] = [];
  #tailLength = 0;
  #isClosed = false;
  #settle: () => void = () => undefined;

  constructor(start: StartedCommand, mostCharacters: number) {
    this.terminal = start.terminal;
    this.line = start.line;
    this.cwd = start.cwd;
    this.startedAt = start.startedAt;
    this.#mostHead = Math.floor(mostCharacters / 4);
    this.#mostTail = mostCharacters - this.#mostHead;
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  get stream(): string {
    const tail = this.#tail.join('');
    if (this.leftOut === 0) return this.#head + tail;
    // Cut at line ends, so that no escape sequence is cut in two.
    const headEnd = this.#head.lastIndexOf('\n') + 1 || this.#head.length;
    const tailStart = tail.indexOf('\n') + 1;
    return `${this.#head.slice(0, headEnd)}\r\n[… ${this.leftOut} …]\r\n${tail.slice(tailStart)}`;
  }

  write(chunk: string): void {
    const room = this.#mostHead - this.#head.length;
    this.#head += chunk.slice(0, Math.max(0, room));
    const rest = chunk.slice(Math.max(0, room));
    if (rest === '') return;
    this.#tail.push(rest);
    this.#tailLength += rest.length;
    // Let it grow to twice its size before it is cut, so that cutting costs little.
    if (this.#tailLength > 2 * this.#mostTail) this.#cutTail();
  }

  end({ at, exitCode, line }: { at: number; exitCode?: number | undefined; line?: string }): void {
    this.endedAt ??= at;
    this.exitCode ??= exitCode;
    if (line !== undefined && line.trim() !== '') this.line = line;
    this.#settleWhenDone();
  }

  close(): void {
    this.#isClosed = true;
    if (this.#tailLength > this.#mostTail) this.#cutTail();
    this.#settleWhenDone();
  }

  #cutTail(): void {
    const tail = this.#tail.join('');
    const kept = tail.slice(-this.#mostTail);
    this.leftOut += tail.length - kept.length;
    this.#tail = [kept];
    this.#tailLength = kept.length;
  }

  #settleWhenDone(): void {
    if (this.endedAt === undefined || !this.#isClosed) return;
    this.isSettled = true;
    this.#settle();
  }
}
