/** A program and its arguments, as they reach it. */
export interface ParsedCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** Why a line is no single program with arguments. `text` is the part of the line that only a shell understands. */
export type CommandProblem =
  | { readonly kind: 'empty' | 'unclosedQuote' | 'invisible' | 'tooLong' }
  | { readonly kind: 'shell'; readonly text: string; readonly meaning: ShellMeaning };
export type ShellMeaning = 'pipe' | 'sequence' | 'redirection' | 'substitution' | 'pattern' | 'assignment' | 'comment';

type Shell = { readonly text: string; readonly meaning: ShellMeaning };

/** What the characters mean to a shell when they stand outside of quotes. */
const shellCharacters: Readonly<Record<string, ShellMeaning>> = {
  '|': 'pipe',
  '&': 'sequence',
  ';': 'sequence',
  '(': 'sequence',
  ')': 'sequence',
  '<': 'redirection',
  '>': 'redirection',
  $: 'substitution',
  '`': 'substitution',
  '*': 'pattern',
  '?': 'pattern',
  '[': 'pattern',
  ']': 'pattern',
};
const longest = 8_000;

/**
 * Splits a line that a person typed into a program and its arguments, the way a shell does with quotes, but without anything
 * else that a shell does: what would be a pipe, a second command, a redirection, a variable or a pattern is refused, so that
 * nothing runs other than it looks. In quotes these characters are themselves.
 *
 * - Linux and macOS: `'…'` literally; `"…"` and bare text with `\` before a character (POSIX XCU 2.2).
 * - Windows: `"…"`, with `\"` for a quotation mark; `\` is itself otherwise, and so is `'` (CommandLineToArgvW).
 */
export function parseCommandLine(line: string, platform: NodeJS.Platform): ParsedCommand | { problem: CommandProblem } {
  if (line.length > longest) return { problem: { kind: 'tooLong' } };
  // Control and format characters, e.g. a line feed or a change of the writing direction: nobody sees what they do.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line.trim().replaceAll('\t', ' '))) return { problem: { kind: 'invisible' } };
  const reader = new Reader(line, platform === 'win32');
  const words: string[] = [];
  try {
    for (let word = reader.next(); word !== undefined; word = reader.next()) words.push(word);
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem };
    throw error;
  }
  const [program, ...args] = words;
  if (program === undefined || program === '') return { problem: { kind: 'empty' } };
  return { program, args };
}

class Refused extends Error {
  readonly problem: CommandProblem;
  constructor(problem: CommandProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}
const refused = (shell: Shell): Refused => new Refused({ kind: 'shell', ...shell });

class Reader {
  readonly #line: string;
  readonly #isWindows: boolean;
  #at = 0;
  #isFirst = true;

  constructor(line: string, isWindows: boolean) {
    this.#line = line;
    this.#isWindows = isWindows;
  }

  /** The next word without its quotes; `undefined` at the end. @throws Refused */
  next(): string | undefined {
    while (/\s/.test(this.#line.charAt(this.#at))) this.#at += 1;
    const start = this.#at;
    if (start >= this.#line.length) return undefined;
    const shell = this.#startOfWord();
    if (shell) throw refused(shell);
    let word = '';
    while (this.#at < this.#line.length && !/\s/.test(this.#line.charAt(this.#at))) {
      word += this.#piece();
    }
    this.#isFirst = false;
    return word;
  }

  /** What has a meaning to a shell only at the beginning of a word. */
  #startOfWord(): Shell | undefined {
    const word = /^\S+/.exec(this.#line.slice(this.#at))?.[0] ?? '';
    if (this.#isFirst && /^[A-Za-z_]\w*=/.test(word)) return { text: word, meaning: 'assignment' };
    if (this.#isWindows) return undefined;
    if (word.startsWith('#')) return { text: '#', meaning: 'comment' };
    return /^~(?:[\w.-]*)(?:\/|$)/.test(word) ? { text: '~', meaning: 'substitution' } : undefined;
  }

  /** One character, or what is between two quotes. */
  #piece(): string {
    const character = this.#line.charAt(this.#at);
    if (character === '"') return this.#doubleQuoted();
    if (character === "'" && !this.#isWindows) return this.#singleQuoted();
    if (character === '\\') return this.#backslash(false);
    const meaning = shellCharacters[character] ?? this.#windowsMeaning(character);
    if (meaning !== undefined) throw refused({ text: character, meaning });
    this.#at += 1;
    return character;
  }

  #singleQuoted(): string {
    const end = this.#line.indexOf("'", this.#at + 1);
    if (end < 0) throw new Refused({ kind: 'unclosedQuote' });
    const text = this.#line.slice(this.#at + 1, end);
    this.#at = end + 1;
    return text;
  }

  #doubleQuoted(): string {
    this.#at += 1;
    let text = '';
    while (this.#at < this.#line.length) {
      const character = this.#line.charAt(this.#at);
      if (character === '"') {
        this.#at += 1;
        return text;
      }
      const isSubstitution = this.#isWindows
        ? this.#windowsMeaning(character) === 'substitution'
        : character === '$' || character === '`';
      if (isSubstitution) throw refused({ text: character, meaning: 'substitution' });
      if (character === '\\') {
        text += this.#backslash(true);
        continue;
      }
      this.#at += 1;
      text += character;
    }
    throw new Refused({ kind: 'unclosedQuote' });
  }

  #backslash(isQuoted: boolean): string {
    if (this.#isWindows) return this.#windowsBackslashes();
    const next = this.#line.charAt(this.#at + 1);
    if (isQuoted && !/["\\$`]/.test(next)) {
      this.#at += 1;
      return '\\';
    }
    if (next === '') throw new Refused({ kind: 'unclosedQuote' });
    this.#at += 2;
    return next;
  }

  /** Before a quotation mark two of them stand for one, and a last odd one makes the mark a plain character. */
  #windowsBackslashes(): string {
    const run = /^\\+/.exec(this.#line.slice(this.#at))?.[0].length ?? 0;
    this.#at += run;
    if (this.#line.charAt(this.#at) !== '"') return '\\'.repeat(run);
    if (run % 2 === 0) return '\\'.repeat(run / 2);
    this.#at += 1;
    return `${'\\'.repeat((run - 1) / 2)}"`;
  }

  /** `%NAME%` is a variable of Command Prompt, `^` its escape character. */
  #windowsMeaning(character: string): ShellMeaning | undefined {
    if (!this.#isWindows) return undefined;
    if (character === '%' && /^%[^\s%]+%/.test(this.#line.slice(this.#at))) return 'substitution';
    return character === '^' ? 'substitution' : undefined;
  }
}

/** The command as a person would type it, quoted where that is needed; `parseCommandLine` reads it back. */
export const quotedLine = ({ program, args }: ParsedCommand, platform: NodeJS.Platform): string =>
  [program, ...args].map((word) => quoted(word, platform)).join(' ');

function quoted(word: string, platform: NodeJS.Platform): string {
  if (platform === 'win32') {
    if (/^[\w@+=:,./\\{}~#!'-]+$/.test(word)) return word;
    // Backslashes before a quotation mark are doubled for the program that splits the line.
    return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
  }
  return /^[\w@%+=:,./{}^!-]+$/.test(word) && !/^\w+=/.test(word)
    ? word
    : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
