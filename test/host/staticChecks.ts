import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runProcess } from './childProcess.ts';
import { projectRoot } from './hosts.ts';

export type StaticCheck = { name: string; args: string[] };

/** The checks that need no running VS Code; every `scripts/check*.ts` is one. */
export async function findStaticChecks(): Promise<StaticCheck[]> {
  const tool = (...parts: string[]) => path.join(projectRoot, 'node_modules', ...parts);
  const tsc = tool('typescript', 'bin', 'tsc');
  const scripts = (await readdir(path.join(projectRoot, 'scripts'))).filter((name) => /^check\w+\.ts$/.test(name));
  return [
    { name: 'types', args: [tsc, '-p', '.', '--noEmit'] },
    { name: 'types of the webview', args: [tsc, '-p', 'webview', '--noEmit'] },
    { name: 'lint', args: [tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'] },
    { name: 'format', args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
    ...scripts
      .sort()
      .map((script) => ({ name: path.parse(script).name, args: ['--import', 'tsx', `scripts/${script}`] })),
  ];
}

/**
 * Runs one check and prints what it came to; its output only when it fails.
 *
 * @returns whether it passed
 */
export async function runStaticCheck({ name, args }: StaticCheck): Promise<boolean> {
  const start = performance.now();
  const { code, output } = await runProcess(process.execPath, args, { cwd: projectRoot, quiet: true });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(code === 0 ? `  ✓ ${name} (${seconds} s)` : `  ✗ ${name} (${seconds} s)\n${output.trimEnd()}\n`);
  return code === 0;
}
