import type { MochaSummary } from './mochaSummary.ts';

/** What one stage of `npm test` came to. */
export type StageResult = { stage: string; passed: number; failed: number; skipped: number; seconds: number };

/** Counts a mocha run; one that ended without a summary counts as one failure. */
export function countMocha(summary: MochaSummary | undefined): Pick<StageResult, 'passed' | 'failed' | 'skipped'> {
  if (summary === undefined) return { passed: 0, failed: 1, skipped: 0 };
  return { passed: summary.passed, failed: summary.failed, skipped: summary.pending };
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
  return [...rows, '', `${sum('passed')} passed, ${sum('failed')} failed`].join('\n');
}

/** Whether the whole run is good: nothing failed, and something ran. */
export function succeeded(results: readonly StageResult[]): boolean {
  return results.every(({ failed }) => failed === 0) && results.some(({ passed }) => passed > 0);
}
