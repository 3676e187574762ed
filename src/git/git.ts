import { execFile } from 'node:child_process';

/** What git printed. */
export interface GitOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** Git said no, or could not be run (`exitCode` is then undefined). */
export class GitFailed extends Error {
  override readonly name = 'GitFailed';
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  constructor(args: readonly string[], exitCode: number | undefined, output: GitOutput, cause: unknown) {
    const said =
      output.stderr.trim() || output.stdout.trim() || (cause instanceof Error ? cause.message : String(cause));
    super(`git ${args.join(' ')}: ${said}`, { cause });
    this.exitCode = exitCode;
    this.stdout = output.stdout;
    this.stderr = output.stderr;
  }
}

export interface GitRun {
  /** Written to git's input. */
  readonly input?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Nothing that a repository's settings name is run by a read: no file system monitor, no pager, no diff or text conversion
 * program, no signature check; and nothing is written either, not even a refreshed index.
 */
const readOptions = [
  '--no-optional-locks',
  '--no-pager',
  ...['core.fsmonitor=false', 'log.showSignature=false', 'core.quotePath=false'].flatMap((setting) => ['-c', setting]),
];

/** The most that git may print, bytes: a case file may have 20 MB. */
const largestOutput = 64 * 1024 * 1024;

/**
 * Runs git in one folder: without a shell, arguments as they are, paths literally, messages in English (they are looked at).
 * Only for trusted workspaces: a repository's own configuration can name programs.
 */
export class Git {
  readonly #file: string;
  readonly #log: { debug(message: string): void };
  readonly cwd: string;

  /** @param file the program */
  constructor(file: string, cwd: string, log: { debug(message: string): void }) {
    this.#file = file;
    this.cwd = cwd;
    this.#log = log;
  }

  /** The same git in another folder. */
  in(cwd: string): Git {
    return new Git(this.#file, cwd, this.#log);
  }

  /** Runs a command that only looks. @returns its output, @throws GitFailed */
  async read(args: readonly string[], run: GitRun = {}): Promise<string> {
    const { stdout } = await this.#run([...readOptions, ...args], run);
    return stdout;
  }

  /** The output of a command that only looks; `undefined` when git says no. */
  async tryRead(args: readonly string[], run: GitRun = {}): Promise<string | undefined> {
    try {
      return await this.read(args, run);
    } catch (error) {
      if (error instanceof GitFailed && error.exitCode !== undefined) return undefined;
      throw error;
    }
  }

  /** Runs a command that changes the repository, with the repository's own hooks and settings. @throws GitFailed */
  write(args: readonly string[], run: GitRun = {}): Promise<GitOutput> {
    return this.#run(args, run);
  }

  #run(args: readonly string[], { input, signal }: GitRun): Promise<GitOutput> {
    this.#log.debug(`git ${args.join(' ')}`);
    return new Promise((resolve, reject) => {
      const child = execFile(
        this.#file,
        [...args],
        {
          cwd: this.cwd,
          env: environment(),
          encoding: 'utf8',
          maxBuffer: largestOutput,
          windowsHide: true,
          ...(signal && { signal }),
        },
        (error, stdout, stderr) => {
          if (!error) resolve({ stdout, stderr });
          else
            reject(
              new GitFailed(args, typeof error.code === 'number' ? error.code : undefined, { stdout, stderr }, error),
            );
        },
      );
      // A git that does not read its input, or is not there, must not end this process.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input ?? '');
    });
  }
}

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  GIT_TERMINAL_PROMPT: '0',
  // A commit is given its message; nothing waits for an editor that nobody sees.
  GIT_EDITOR: ':',
  GIT_LITERAL_PATHSPECS: '1',
  LC_ALL: 'en_US.UTF-8',
  LANG: 'en_US.UTF-8',
  LANGUAGE: 'en',
});
