import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { summaryFileVariable, type MochaSummary } from './mochaSummary.ts';

type Counts = Omit<MochaSummary['failedFiles'][number], 'file'>;

/** Prints as mocha's `spec` reporter does and leaves a summary for the runner of all stages to add up. */
export default class SummaryReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const byFile = new Map<string, Counts>();
    const count = (key: keyof Counts) => (test: Mocha.Runnable) => {
      const file = test.file ?? test.parent?.file ?? '';
      const counts = byFile.get(file) ?? { passed: 0, failed: 0, pending: 0 };
      counts[key] += 1;
      byFile.set(file, counts);
    };
    runner.on(Mocha.Runner.constants.EVENT_TEST_PASS, count('passed'));
    runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, count('failed'));
    runner.on(Mocha.Runner.constants.EVENT_TEST_PENDING, count('pending'));
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env[summaryFileVariable];
      if (file === undefined) return;
      const summary: MochaSummary = {
        passed: this.stats.passes,
        failed: this.stats.failures,
        pending: this.stats.pending,
        failures: this.failures.map((test) => test.fullTitle()),
        failedFiles: [...byFile].flatMap(([file, counts]) => (counts.failed > 0 ? [{ file, ...counts }] : [])),
      };
      writeFileSync(file, JSON.stringify(summary));
    });
  }
}
