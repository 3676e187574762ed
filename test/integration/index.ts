import Mocha from 'mocha';
import { mapStack } from '../host/mapStack.ts';
import SummaryReporter from '../host/summaryReporter.ts';

/** Environment variable: run only the tests whose title holds this text. */
const grepVariable = 'CASEBOOK_TEST_GREP';

/**
 * Runs mocha inside VS Code's extension host.
 *
 * @param load requires the test files; the build writes it, from the files it finds
 * @throws Error when a test fails, which makes VS Code end with a failure
 */
export async function runSuites(load: () => void): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000, reporter: SummaryReporter });
  const grep = process.env[grepVariable];
  if (grep !== undefined && grep !== '') mocha.fgrep(grep);
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  load();
  const failed = await new Promise<number>((resolve) => {
    mocha.run(resolve).on(Mocha.Runner.constants.EVENT_TEST_FAIL, (_test, error: Error) => {
      if (error.stack !== undefined) error.stack = mapStack(error.stack);
    });
  });
  if (failed > 0) throw new Error(`${failed} integration tests failed`);
}
