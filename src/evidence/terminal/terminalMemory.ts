import { Emitter, type Disposable } from '../../platform/event.ts';
import { OutputBuffer } from './outputBuffer.ts';

/** How much of the terminals' output is remembered. */
export interface MemoryLimits {
  /** Commands. */
  readonly commands: number;
  /** Bytes of memory for the output of all of them together; one command takes at most a quarter. */
  readonly bytes: number;
}
export const defaultMemoryLimits: MemoryLimits = { commands: 50, bytes: 16_000_000 };

export interface StartedCommand {
  /** The terminal, compared by identity. */
  readonly terminal: object;
  /** The name of its tab when the command started. */
  readonly terminalName?: string;
  readonly line: string;
  readonly cwd?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Run by the extension itself, which attaches it: nobody needs to be reminded of it. */
  readonly isCaptured?: boolean;
}

/** A command that ran or runs in a terminal of this window. */
export interface RememberedCommand extends StartedCommand {
  /** Never given again in this window. */
  readonly id: number;
  readonly endedAt: number | undefined;
  readonly exitCode: number | undefined;
  /** Bytes of output that are kept. */
  readonly size: number;
  /** Bytes in the middle that were too many to keep. */
  readonly leftOut: number;
  /** What came out of the terminal, escape sequences included. */
  readonly stream: string;
  /** Resolves when the command has ended and all its output has come. */
  readonly settled: Promise<void>;
  /** Its output is in a case already. */
  readonly isAttached: boolean;
}

/** Takes down one command as it runs. */
export interface Recording {
  readonly command: RememberedCommand;
  write(chunk: string): void;
  /** The command ended. Output may still come. */
  end(own: { at: number; exitCode?: number | undefined; line?: string }): void;
  /** No more output will come. */
  close(): void;
}

/** A command started, ended, or its output was attached to a case. */
export interface CommandEvent {
  readonly kind: 'started' | 'ended' | 'attached';
  readonly command: RememberedCommand;
}

/**
 * The last commands of this window's terminals, in memory only: nothing is written anywhere until it is attached.
 * Of a long output the beginning and the end are kept; the oldest commands make room for new ones.
 */
export class TerminalMemory implements Disposable {
  readonly #changed = new Emitter<CommandEvent>();
  readonly onDidChange = this.#changed.event;
  #limits: MemoryLimits;
  #commands: Entry[] = [];
  #nextId = 1;

  constructor(limits: MemoryLimits = defaultMemoryLimits) {
    this.#limits = limits;
  }

  /** What is remembered from now on. Commands past the new limits are forgotten at once. */
  set limits(limits: MemoryLimits) {
    this.#limits = limits;
    this.#makeRoom();
  }

  /** Bytes of memory that the output of all commands takes. */
  get bytes(): number {
    return this.#commands.reduce((sum, { allocated }) => sum + allocated, 0);
  }

  /** The commands, the newest first. An empty Enter is no command. */
  get commands(): readonly RememberedCommand[] {
    return this.#commands.filter(isCommand).reverse();
  }

  begin(start: StartedCommand): Recording {
    // VS Code does not always say that a command has ended, e.g. one of several lines (microsoft/vscode#250764).
    this.terminalClosed(start.terminal, start.startedAt);
    const entry = new Entry(start, this.#nextId, Math.floor(this.#limits.bytes / 4), {
      onGrown: () => this.#makeRoom(),
      onEnded: () => this.#tell('ended', entry),
    });
    this.#nextId += 1;
    this.#commands.push(entry);
    this.#makeRoom();
    this.#tell('started', entry);
    return entry;
  }

  /** The newest command, of one terminal or of all. `endedOnly`: not one that still runs. */
  last({ terminal, endedOnly = false }: { terminal?: object; endedOnly?: boolean } = {}):
    RememberedCommand | undefined {
    return this.#commands.findLast(
      (entry) =>
        isCommand(entry) &&
        (terminal === undefined || entry.terminal === terminal) &&
        (!endedOnly || entry.endedAt !== undefined),
    );
  }

  /** The command with this number, unless it made room for others. */
  find(id: number): RememberedCommand | undefined {
    return this.#commands.find((entry) => entry.id === id);
  }

  /** Its output is in a case now. */
  markAttached(command: RememberedCommand): void {
    const entry = this.#commands.find(({ id }) => id === command.id);
    if (!entry) return;
    entry.isAttached = true;
    this.#tell('attached', entry);
  }

  /** A terminal was closed: what ran in it has ended. Its commands are kept. */
  terminalClosed(terminal: object, at: number): void {
    for (const entry of this.#commands) {
      if (entry.terminal !== terminal || entry.isSettled) continue;
      entry.end({ at });
      entry.close();
    }
  }

  dispose(): void {
    this.#commands = [];
    this.#changed.dispose();
  }

  #makeRoom(): void {
    const { commands, bytes } = this.#limits;
    const surplus = this.#commands.length - commands;
    if (surplus > 0) this.#commands.splice(0, surplus);
    // The newest stays: a single one never takes more than its own share.
    while (this.#commands.length > 1 && this.bytes > bytes) this.#commands.shift();
  }

  #tell(kind: CommandEvent['kind'], command: Entry): void {
    if (isCommand(command)) this.#changed.fire({ kind, command });
  }
}

const isCommand = ({ line }: StartedCommand): boolean => line.trim() !== '';

class Entry implements RememberedCommand, Recording {
  readonly id: number;
  readonly terminal: object;
  readonly terminalName: string;
  readonly cwd: string | undefined;
  readonly startedAt: number;
  readonly isCaptured: boolean;
  readonly settled: Promise<void>;
  line: string;
  endedAt: number | undefined;
  exitCode: number | undefined;
  isSettled = false;
  isAttached = false;
  readonly #output: OutputBuffer;
  readonly #on: { onGrown: () => void; onEnded: () => void };
  #isClosed = false;
  #settle: () => void = () => undefined;

  constructor(start: StartedCommand, id: number, mostBytes: number, on: { onGrown: () => void; onEnded: () => void }) {
    this.id = id;
    this.terminal = start.terminal;
    this.terminalName = start.terminalName ?? '';
    this.line = start.line;
    this.cwd = start.cwd;
    this.startedAt = start.startedAt;
    this.isCaptured = start.isCaptured ?? false;
    this.#output = new OutputBuffer(mostBytes);
    this.#on = on;
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  get command(): RememberedCommand {
    return this;
  }
  get size(): number {
    return this.#output.size;
  }
  get allocated(): number {
    return this.#output.allocated;
  }
  get leftOut(): number {
    return this.#output.leftOut;
  }
  get stream(): string {
    return this.#output.toString();
  }

  write(chunk: string): void {
    const before = this.#output.allocated;
    this.#output.write(chunk);
    if (this.#output.allocated > before) this.#on.onGrown();
  }

  end({ at, exitCode, line }: { at: number; exitCode?: number | undefined; line?: string }): void {
    const isFirst = this.endedAt === undefined;
    this.endedAt ??= at;
    this.exitCode ??= exitCode;
    if (line !== undefined && line.trim() !== '') this.line = line;
    this.#settleWhenDone();
    if (isFirst) this.#on.onEnded();
  }

  close(): void {
    this.#isClosed = true;
    this.#settleWhenDone();
  }

  #settleWhenDone(): void {
    if (this.endedAt === undefined || !this.#isClosed) return;
    this.isSettled = true;
    this.#settle();
  }
}
