/** A worker with tasks that misbehave, for the tests of `runInWorker`. */
import { serveTasks } from '../../../src/worker/serveTasks.ts';

serveTasks({
  double: (input: number, report: (progress: string) => void) => {
    report(`doubling ${input}`);
    return input * 2;
  },
  // Tries 2^40 ways to match before it would give up.
  catastrophe: (_: undefined, report: (progress: string) => void) => {
    report('before');
    return /^(a+)+$/.test(`${'a'.repeat(40)}!`);
  },
  patient: async (times: number, report: (progress: number) => void) => {
    for (let time = 0; time < times; time += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      report(time);
    }
    return 'done';
  },
  missingFile: () => {
    throw Object.assign(new RangeError('no such file'), { code: 'ENOENT' });
  },
  hoard: () => {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, Math.random));
  },
});
