import { spawn, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { onProcessEnd } from './cleanup.ts';

export type ProcessResult = { code: number; output: string };

/**
 * Runs a program to its end.
 *
 * @param options `quiet` keeps the output from the terminal; it is in the result either way
 * @returns the exit code (1 when it could not start or was killed) and everything it printed
 */
export function runProcess(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { quiet?: boolean } = {},
): Promise<ProcessResult> {
  const { quiet = false, ...spawnOptions } = options;
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] });
    const collect = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString();
      if (!quiet) stream.write(chunk);
    };
    child.stdout.on('data', collect(process.stdout));
    child.stderr.on('data', collect(process.stderr));
    const withdraw = onProcessEnd(() => child.kill());
    child.once('exit', withdraw);
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs npm through its JavaScript entry: no shell, the same on every platform. */
export function runNpm(args: readonly string[], options: SpawnOptions & { quiet?: boolean } = {}) {
  const bin = path.dirname(process.execPath);
  const entry = [
    process.env.npm_execpath ?? '',
    path.join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(bin, 'node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ].find((file) => file.endsWith('.js') && existsSync(file));
  return entry === undefined
    ? runProcess('npm', args, options)
    : runProcess(process.execPath, [entry, ...args], options);
}
