import { readFile } from 'node:fs/promises';
import * as z from 'zod';

/** Environment variable: the file that the reporter writes a run's summary to. */
export const summaryFileVariable = 'CASEBOOK_TEST_SUMMARY';

const mochaSummarySchema = z.strictObject({
  passed: z.int().min(0),
  failed: z.int().min(0),
  pending: z.int().min(0),
  failures: z.array(z.string()),
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
