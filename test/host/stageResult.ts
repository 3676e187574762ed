import type { MochaSummary } from './mochaSummary.ts';

/** What one stage of `npm test` came to. */
export type StageResult = {
  stage: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  /** Titles of tests that failed at first and passed when their files were run again. */
  flaky?: readonly string[];
};

/** Counts a mocha run; one that ended without a summary counts as one failure. */
export function countMocha(
  summary: (MochaSummary & { flaky?: readonly string[] }) | undefined,
): Omit<StageResult, 'stage' | 'seconds'> {
  if (summary === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { passed, failed, pending: skipped, flaky = [] } = summary;
  return { passed, failed, skipped, ...(flaky.length > 0 && { flaky }) };
}

/** A table of the stages and, as the last line, the sum: `N passed, N failed`. */
export function formatResults(results: readonly StageResult[]): string {
  const width = Math.max(...results.map(({ stage }) => stage.length), 0);
  const rows = results.map(({ stage, passed, failed, skipped, seconds }) => {
    const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
    const skips = skipped > 0 ? `  ${skipped} skipped` : '';
    return `${failed > 0 ? '✗' : '✓'} ${stage.padEnd(width)} ${counts} ${seconds.toFixed(0).padStart(5)} s${skips}`;
  });
  const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0);
  const flaky = results.flatMap((result) => result.flaky ?? []);
  const races =
    flaky.length === 0
      ? []
      : ['', 'Passed only at the second try: a race to be found', ...flaky.map((title) => `  ~ ${title}`)];
  return [...rows, ...races, '', `${sum('passed')} passed, ${sum('failed')} failed`].join('\n');
}

/** Whether the whole run is good: nothing failed, and something ran. */
export function succeeded(results: readonly StageResult[]): boolean {
  return results.every(({ failed }) => failed === 0) && results.some(({ passed }) => passed > 0);
}
