/** So many errors are remembered. */
const most = 20;

/** An error without anything of a case in it: no message, no paths. */
export interface RecentError {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The command or the part. */
  readonly during: string;
  readonly name: string;
  readonly code?: string;
  /** Where in the extension's code, innermost first: function, line and column. */
  readonly frames: readonly string[];
}

const remembered: RecentError[] = [];

/** Remembers an error for `Copy Diagnostics`. */
export function rememberError(error: unknown, during: string, now = Date.now()): void {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  remembered.push({
    at: new Date(now).toISOString(),
    during,
    name: error instanceof Error ? error.name : typeof error,
    ...(code !== undefined && { code }),
    frames: error instanceof Error ? framesOf(error.stack ?? '') : [],
  });
  if (remembered.length > most) remembered.shift();
}

/** The last errors, the oldest first. */
export const recentErrors = (): readonly RecentError[] => [...remembered];

/** "    at name (/home/ann/…/extension.cjs:12:34)" without the place of the file, which may name people. */
const framesOf = (stack: string): string[] =>
  [...stack.matchAll(/^\s+at (?:([\w.<>#[\] ]+) \()?.*?([\w.-]+:\d+:\d+)\)?$/gm)]
    .slice(0, 8)
    .map(([, name = '', place = '']) => (name === '' ? place : `${name} ${place}`));
