import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as z from 'zod';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { at, fullCase, go, withValue } from '../domain/fullCase.ts';

const reportSchema = z.object({
  cases: z.number(),
  error: z.number(),
  findings: z.array(z.looseObject({ file: z.string(), line: z.number(), code: z.string(), message: z.string() })),
});

/** The bundle as the package has it, alone in a folder: nothing of the project is near. */
describe('lint-cases', function () {
  this.timeout(30_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'lint-cases-'));
  const script = path.join(folder, 'lint-cases.cjs');
  before(async () => {
    await build({
      entryPoints: [fileURLToPath(new URL('../../../src/cli/lintCases.ts', import.meta.url))],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      external: ['vscode'],
      outfile: script,
      logLevel: 'error',
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, [script, ...args], { cwd: folder }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
      );
    });
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const promised = { dueAt: at('09:30'), language: 'en', timeZone: 'Asia/Shanghai' } as const;
  const sound = (number: string) => go(fullCase({ number }), 'accept', ['triage', { promised }]);
  const [one, two] = ['TS-20261116-AAAAA', 'TS-20261116-BBBBB'];

  it('ends with 0 for sound cases, and says how many there were', async () => {
    write(`sound/casebook/${one}/case.json`, serializeCase(sound(one)));
    write(`sound/casebook/${two}/case.json`, serializeCase(sound(two)));
    write('sound/node_modules/x/case.json', 'not ours');
    assert.deepEqual(await run('sound'), {
      code: 0,
      stdout: 'Cases: 2. Errors: 0, warnings: 0, information: 0.\n',
      stderr: '',
    });
  });

  it('ends with 1 for errors, one line each with file, line and column, in either language', async () => {
    const file = `wrong/casebook/${one}/case.json`;
    write(file, serializeCase(withValue(sound(one), ['intake', 'occurredAt'], at('09:30'))));
    write(`wrong/casebook/${two}/case.json`, '{ "number": ');
    const { code, stdout } = await run('wrong');
    assert.equal(code, 1);
    const [first, second, summary] = stdout.split('\n');
    assert.match(first ?? '', new RegExp(`^${file}:\\d+:\\d+: error Occurred at: .* \\(impossibleTime\\)$`));
    assert.match(second ?? '', /case\.json:1:\d+: error The case file ends in the middle.* \(truncated\)$/);
    assert.equal(summary, 'Cases: 2. Errors: 2, warnings: 0, information: 0.');
    const chinese = await run('--language', 'zh-cn', file);
    assert.match(chinese.stdout, /: 错误 发生时间：.*（impossibleTime）\n案卷 1 个：错误 1，/);
  });

  it('gives the same to programs', async () => {
    const { code, stdout } = await run('--format', 'json', 'wrong');
    const report = reportSchema.parse(JSON.parse(stdout));
    assert.deepEqual([code, report.cases, report.error], [1, 2, 2]);
    assert.deepEqual(report.findings[0]?.path, ['intake', 'occurredAt']);
  });

  it('leaves out what is no error with --quiet, and does not fail for it', async () => {
    write(`warned/${one}/case.json`, serializeCase(withValue(sound(one), ['intake', 'contact'])));
    const { code, stdout } = await run('warned');
    assert.equal(code, 0);
    assert.match(stdout, /: warning Contact: Missing \(needed for “Accepted”\) \(missing\)\n/);
    assert.equal((await run('--quiet', 'warned')).stdout, 'Cases: 1. Errors: 0, warnings: 0, information: 0.\n');
  });

  it('sees numbers that are used twice, and folders that are named otherwise', async () => {
    write(`numbers/${one}/case.json`, serializeCase(sound(one)));
    write('numbers/copy/case.json', serializeCase(sound(one)));
    const report = reportSchema.parse(JSON.parse((await run('--format', 'json', 'numbers')).stdout));
    assert.deepEqual(
      report.findings.map(({ file, code }) => `${file} ${code}`),
      [
        `numbers/${one}/case.json duplicateNumber`,
        'numbers/copy/case.json numberMismatch',
        'numbers/copy/case.json duplicateNumber',
      ],
    );
  });

  it('names a case folder without its file', async () => {
    write(`lost/${one}/evidence/ping.txt`, 'PING');
    const { code, stdout } = await run('lost');
    assert.equal(code, 1);
    assert.match(stdout, /\(missing\)/);
  });

  it('counts deadlines by the settings of the workspace', async () => {
    const { triage, ...rest } = sound(one);
    write(`years/casebook/${one}/case.json`, serializeCase({ ...rest, triage: { ...triage, finalPriority: 'high' } }));
    write(
      'years/.vscode/settings.json',
      '{ // a comment\n "casebook.calendar.timeZone": "Europe/Berlin", "casebook.calendar.holidays": ["2027-01-01"] }',
    );
    const { stdout } = await run('years/casebook');
    assert.doesNotMatch(stdout, /error/);
  });

  it('ends with 2 when it cannot check', async () => {
    const gone = await run('no-such-folder');
    assert.equal(gone.code, 2);
    assert.match(gone.stderr, /^Cannot read .*no-such-folder \(ENOENT\)\n$/);
    for (const args of [[], ['--format', 'xml', 'sound'], ['--language', 'fr', 'sound'], ['--wrong']])
      assert.equal((await run(...args)).code, 2, args.join(' '));
    assert.match((await run('--help')).stdout, /^Checks the cases/);
  });
});
