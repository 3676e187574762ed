import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram } from '../../src/evidence/findProgram.ts';
import { hostPaths, hostVersions, projectRoot } from '../../test/host/hosts.ts';

/**
 * Measures searching a log of some gigabytes beside ripgrep, its tail, a window of time and the memory all that takes; a JSON line
 * each, times in ms. @returns whether it could be measured; a target that is missed is printed as `"met":false`
 */
export async function benchLogs(gigabytes = 1): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'casebook-bench-log-'));
  try {
    const file = path.join(folder, 'app.log');
    writeLog(file, gigabytes * 1_000_000_000);
    const measure = path.join(import.meta.dirname, 'measureLog.ts');
    const worker = path.join(projectRoot, 'dist', 'worker.cjs');
    const child = fork(measure, [file, worker, (await ripgrep()) ?? ''], {
      execArgv: [...process.execArgv, '--expose-gc'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A log as an application server writes it: 20,000 requests over and over, the time going on, and now and then an error. */
function writeLog(file: string, bytes: number): void {
  const output = openSync(file, 'w');
  let second = Date.UTC(2026, 10, 22) / 1_000;
  let written = 0;
  let seed = 1;
  for (let nth = 0; written < bytes; nth += 1) {
    const lines: string[] = [];
    for (let request = 0; request < 2_000; request += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      if (request % 100 === 0) second += 1;
      const time = new Date(second * 1_000).toISOString().replace('T', ' ').slice(0, 19);
      const call = `GET /api/v1/orders/${seed} 200 ${seed % 5_000}ms session=${seed.toString(16)} user=u${seed % 9_999}`;
      lines.push(
        `${time},${String(request % 1_000).padStart(3, '0')} INFO  [exec-${seed % 97}] com.example.Filter - ${call}`,
      );
    }
    if (nth % 50 === 0) lines.push(`${lines.at(-1)?.slice(0, 23) ?? ''} ERROR [main] java.lang.OutOfMemoryError: heap`);
    written += writeSync(output, `${lines.join('\n')}\n`);
  }
  closeSync(output);
}

/** ripgrep of the system, or the one that the test hosts bring. */
async function ripgrep(): Promise<string | undefined> {
  const installed = await findProgram('rg');
  if (installed) return installed.file;
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const built = `${process.platform}-${process.arch}`;
  const places = hostVersions.flatMap((version) => {
    const scope = path.join(hostPaths(version).dir, 'node_modules', '@vscode');
    return [path.join(scope, 'ripgrep-universal', 'bin', built), path.join(scope, `ripgrep-${built}`, 'bin')];
  });
  return places.map((place) => path.join(place, name)).find((place) => existsSync(place));
}
