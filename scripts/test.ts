/**
 * Every check and test of the project: `npm test`. Ends with the line `N passed, N failed`.
 *
 * `npm test -- --only unit,integration --host 1.96 --grep text` runs some stages, VS Code versions or tests.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBrowser } from '../test/host/browser.ts';
import { DesktopUnavailable, findDesktop, runDesktopIntegration } from '../test/host/desktop.ts';
import { hostVersions, isHostVersion } from '../test/host/hosts.ts';
import { installHost } from '../test/host/installHost.ts';
import type { MochaSummary } from '../test/host/mochaSummary.ts';
import { ensureNetworkTools } from '../test/host/networkTools.ts';
import { runIntegration } from '../test/host/runIntegration.ts';
import { runEndToEndTests, runPageTests, runUnitTests } from '../test/host/runMocha.ts';
import { countMocha, formatResults, succeeded, type StageResult } from '../test/host/stageResult.ts';
import { findStaticChecks, runStaticCheck } from '../test/host/staticChecks.ts';
import { build } from './build.ts';

const stages = ['static', 'unit', 'page', 'integration', 'desktop', 'e2e'] as const;
type Stage = (typeof stages)[number];

const { values } = parseArgs({
  options: { only: { type: 'string' }, host: { type: 'string' }, grep: { type: 'string' } },
});
const chosen = values.only?.split(',').map(parseStage) ?? [...stages];
const hosts = values.host?.split(',').map(parseHost) ?? [...hostVersions];
const results: StageResult[] = [];
const log = (line: string) => console.log(line);

const served = chosen.includes('integration') || chosen.includes('e2e');
// The hosts are unpacked while the checks run. A failure is reported by the stage that needs the host.
const hostsReady = served ? Promise.allSettled(hosts.map((version) => installHost(version, log))) : undefined;

if (chosen.includes('static')) await runStatic();
if (chosen.includes('unit')) await runStage('unit tests', () => runUnitTests(values.grep));
if (chosen.includes('page')) {
  await runStage('panel page', async () => {
    await ensureBrowser(log);
    return runPageTests(values.grep);
  });
}
if (chosen.some((stage) => ['integration', 'desktop', 'e2e'].includes(stage)) && (await buildAll())) {
  const ready = !served || (await prepare());
  if (chosen.includes('integration') && ready) {
    for (const version of hosts) {
      await runStage(`integration, VS Code ${version}`, () => runIntegration({ version, grep: values.grep }));
    }
  }
  const desktop = findDesktop();
  // On its own the stage may download a VS Code; among the others it takes the one that is there.
  if (chosen.includes('desktop') && (desktop !== undefined || values.only !== undefined)) {
    await runStage('integration, desktop VS Code', () => runDesktopIntegration(desktop, values.grep));
  }
  if (chosen.includes('e2e') && ready) {
    for (const version of hosts) {
      await runStage(`end to end, VS Code ${version}`, () => runEndToEndTests(version, values.grep));
    }
  }
}
console.log(`\n${formatResults(results)}`);
process.exitCode = succeeded(results) ? 0 : 1;

async function runStatic(): Promise<void> {
  console.log('\n== static checks');
  const start = performance.now();
  const waiting = await findStaticChecks();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      counts[(await runStaticCheck(check)) ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), waiting.length) }, work));
  results.push({ stage: 'static checks', ...counts, seconds: (performance.now() - start) / 1000 });
}

async function runStage(stage: string, run: () => Promise<MochaSummary | undefined>): Promise<void> {
  console.log(`\n== ${stage}`);
  const start = performance.now();
  const summary = await run().catch((error: unknown) => {
    console.error(error instanceof DesktopUnavailable ? error.message : error);
    return undefined;
  });
  results.push({ stage, ...countMocha(summary), seconds: (performance.now() - start) / 1000 });
}

/** @returns false when the build failed, so that no stage can use it */
async function buildAll(): Promise<boolean> {
  return attempt('build', () => build({ tests: true }));
}

/** Waits for the VS Code hosts and the browser; says what is missing and returns false when one cannot be had. */
async function prepare(): Promise<boolean> {
  return attempt('VS Code and browser to test in', async () => {
    const failed = (await hostsReady)?.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    await ensureBrowser(log);
    await ensureNetworkTools(log);
  });
}

async function attempt(stage: string, run: () => Promise<void>): Promise<boolean> {
  const start = performance.now();
  try {
    await run();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    results.push({ stage, passed: 0, failed: 1, skipped: 0, seconds: (performance.now() - start) / 1000 });
    return false;
  }
}

function parseStage(name: string): Stage {
  const stage = stages.find((each) => each === name);
  if (stage === undefined) throw new Error(`--only ${name}: choose from ${stages.join(', ')}`);
  return stage;
}

function parseHost(name: string) {
  if (!isHostVersion(name)) throw new Error(`--host ${name}: choose from ${hostVersions.join(', ')}`);
  return name;
}
