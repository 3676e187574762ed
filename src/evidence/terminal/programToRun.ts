/** A program to run without a shell. */
export interface ProgramToRun {
  /** Its absolute path. */
  readonly file: string;
  readonly args: readonly string[];
  /** The same as a person would type it. */
  readonly line: string;
  /** The folder to run it in, absolute. */
  readonly cwd: string;
  /** It may write UTF-8 whatever the console's encoding is. */
  readonly mayBeUtf8?: boolean;
}

/** What a run printed, as the terminal showed it. Times are milliseconds since the epoch. */
export interface RunResult {
  readonly output: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly exitCode: number | undefined;
}
