import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { summaryFileVariable, type MochaSummary } from './mochaSummary.ts';

/** Prints as mocha's `spec` reporter does and leaves a summary for the runner of all stages to add up. */
export default class SummaryReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env[summaryFileVariable];
      if (file === undefined) return;
      const summary: MochaSummary = {
        passed: this.stats.passes,
        failed: this.stats.failures,
        pending: this.stats.pending,
        failures: this.failures.map((test) => test.fullTitle()),
      };
      writeFileSync(file, JSON.stringify(summary));
    });
  }
}
