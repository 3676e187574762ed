import { readFile } from 'node:fs/promises';
import * as z from 'zod';

/** Environment variable: the file that the reporter writes a run's summary to. */
export const summaryFileVariable = 'CASEBOOK_TEST_SUMMARY';

const counts = { passed: z.int().min(0), failed: z.int().min(0), pending: z.int().min(0) };

const mochaSummarySchema = z.strictObject({
  ...counts,
  /** Full titles of what failed. */
  failures: z.array(z.string()),
  /** The test files in which something failed, with their share of the counts above. */
  failedFiles: z.array(z.strictObject({ file: z.string(), ...counts })),
});

/** What one mocha run came to, wherever it ran. */
export type MochaSummary = z.infer<typeof mochaSummarySchema>;

/** The summary a run left behind; undefined when it ended without one, as after a crash. */
export async function readMochaSummary(file: string): Promise<MochaSummary | undefined> {
  try {
    return mochaSummarySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * What a run came to whose failed files were run a second time: those files count as they did then.
 *
 * @param again undefined when the second run ended without a summary; then the first one stands
 * @returns the counts, and what failed at first and passed then
 */
export function settle(first: MochaSummary, again: MochaSummary | undefined): MochaSummary & { flaky: string[] } {
  if (again === undefined) return { ...first, flaky: [] };
  const sum = (key: 'passed' | 'failed' | 'pending') =>
    first[key] - first.failedFiles.reduce((total, file) => total + file[key], 0) + again[key];
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    pending: sum('pending'),
    failures: again.failures,
    failedFiles: again.failedFiles,
    flaky: first.failures.filter((title) => !again.failures.includes(title)),
  };
}
