import type { CleanLine } from './cleanLine.ts';
import type { HeaderLine } from './headerLine.ts';
import type { NetworkSegment } from './segments.ts';

/** The lines since the last recognised one that may still turn out to belong to the next run. */
export type Waiting = {
  /** The last line that names a target. */
  readonly header?: HeaderLine;
  /** How many filled lines stand between that header and now. */
  readonly age: number;
  /** Filled lines without an address: the last before the header, and those after it. */
  readonly before?: CleanLine;
  readonly after: readonly CleanLine[];
};

/** What every reader of a run is given besides the line. */
export type ReadContext = { readonly source: string; readonly waiting: Waiting };

/** One run of one tool, fed line by line. */
export type Run = {
  /** Takes the line as part of this run, or leaves it. */
  offer(line: CleanLine, context: ReadContext): boolean;
  /** What the run amounted to; nothing when it was only taken for one. */
  finish(): readonly NetworkSegment[];
  /** A header that turned out not to be this tool's: handed on to whatever comes next. */
  readonly unusedHeader?: HeaderLine | undefined;
};

/** Starts a run when the line is the beginning of one, or the middle of one whose beginning was cut off. */
export type StartRun = (line: CleanLine, context: ReadContext) => Run | undefined;
