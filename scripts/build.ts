/**
 * Builds the extension into `dist/`.
 *
 * `--production` minifies; otherwise there are source maps. `--tests` also bundles what VS Code loads for tests.
 * `--watch` builds again on every change.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { projectRoot } from '../test/host/hosts.ts';
import { apiExample, bridgeBundle, integrationBundle, testBundleFolder } from '../test/host/testBundles.ts';
import { webCounterparts } from './webBundle.ts';
import { exampleFiles } from './examples/exampleFiles.ts';

export type BuildOptions = { production?: boolean; tests?: boolean; watch?: boolean };

const inProject = (...parts: string[]) => path.join(projectRoot, ...parts);
const dist = inProject('dist');

/** Builds once, or until interrupted with `watch`. @throws Error when a file does not compile */
export async function build(options: BuildOptions = {}): Promise<void> {
  // Only what is packaged must hold no leftovers; a running VS Code may be reading the others.
  if (options.production === true) await rm(dist, { recursive: true, force: true });
  await generateSchema();
  await copyCodicons();
  await packExample();
  const bundles = [...extensionBundles(options), ...(options.tests === true ? await testBundles() : [])];
  if (options.watch !== true) {
    await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
    return;
  }
  for (const bundle of bundles) await (await esbuild.context({ ...bundle, logLevel: 'info' })).watch();
  console.log('Watching; reload the VS Code window to run new code.');
}

/** The example workspace as one file: an extension in a browser cannot list a folder of its own package. */
async function packExample(): Promise<void> {
  await mkdir(dist, { recursive: true });
  await writeFile(path.join(dist, 'example.json'), JSON.stringify(Object.fromEntries(exampleFiles())));
}

function extensionBundles({ production = false }: BuildOptions): esbuild.BuildOptions[] {
  const common: esbuild.BuildOptions = {
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: production ? 'linked' : 'inline',
    logLevel: 'warning',
  };
  const webview: esbuild.BuildOptions = {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'chrome128',
    outdir: inProject('dist', 'webview'),
    // The icon font is copied beside the style sheet as it is.
    external: ['*.ttf'],
  };
  const extension: esbuild.BuildOptions = {
    ...common,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    entryPoints: [inProject('src', 'extension.node.ts')],
    outfile: inProject('dist', 'extension.cjs'),
  };
  // Run where there is neither VS Code nor `node_modules`: in a team's CI, and when git merges.
  const alone = { lintCases: 'lint-cases.cjs', mergeCase: 'merge-case.cjs' };
  const commandLine = Object.entries(alone).map(([entry, name]): esbuild.BuildOptions => ({
    ...extension,
    entryPoints: [inProject('src', 'cli', `${entry}.ts`)],
    outfile: inProject('dist', name),
  }));
  // A thread loads a file of its own.
  const worker: esbuild.BuildOptions = {
    ...extension,
    entryPoints: [inProject('src', 'worker', 'worker.ts')],
    outfile: inProject('dist', 'worker.cjs'),
  };
  // The libraries of the report's formats, which no other thread should have to read.
  const reportWorker: esbuild.BuildOptions = {
    ...worker,
    entryPoints: [inProject('src', 'worker', 'reportWorker.ts')],
    outfile: inProject('dist', 'report-worker.cjs'),
  };
  // VS Code's web worker host and a worker of it: no node, and `require` gives nothing but VS Code.
  const inBrowser: esbuild.BuildOptions = {
    ...extension,
    platform: 'browser',
    target: 'chrome128',
    mainFields: ['browser', 'module', 'main'],
    // A package's `browser` may be for pages; a worker has no `document`. Saying so takes esbuild's `module` away, hence both.
    conditions: ['worker', 'module'],
    define: { global: 'globalThis' },
    inject: [inProject('src', 'web', 'node', 'globals.ts')],
    plugins: [webCounterparts],
  };
  const web: esbuild.BuildOptions[] = [
    {
      ...inBrowser,
      entryPoints: [inProject('src', 'extension.web.ts')],
      // The package's type is `module`, so the web host would take `.js` for an ES module, which it refuses.
      outfile: inProject('dist', 'web', 'extension.cjs'),
    },
    {
      ...inBrowser,
      format: 'iife',
      entryPoints: [inProject('src', 'worker', 'worker.ts')],
      outfile: inProject('dist', 'web', 'worker.js'),
    },
    {
      ...inBrowser,
      format: 'iife',
      entryPoints: [inProject('src', 'worker', 'reportWorker.ts')],
      outfile: inProject('dist', 'web', 'report-worker.js'),
    },
  ];
  const pages = ['main', 'network/network', 'dashboard/dashboard'].flatMap((page) => [`${page}.ts`, `${page}.css`]);
  const webviewEntries = pages.map((name) => inProject('webview', name)).filter(existsSync);
  // Apart from each other: script and style sheet have the same base name.
  return [
    extension,
    worker,
    reportWorker,
    ...web,
    ...commandLine,
    ...webviewEntries.map((entry) => ({ ...webview, entryPoints: [entry] })),
  ];
}

/** The suites are found, not listed: a test file that exists is a test file that runs. */
async function testBundles(): Promise<esbuild.BuildOptions[]> {
  const files = await readdir(inProject('test', 'integration'), { recursive: true });
  const suites = files.filter((file) => file.endsWith('.test.ts')).sort();
  const requires = suites.map((suite) => `require(${JSON.stringify(`./${suite.replaceAll('\\', '/')}`)});`);
  await mkdir(testBundleFolder, { recursive: true });
  // Source maps are read only of files that are loaded after this switch, so the entry is a file of its own.
  const entry = `process.setSourceMapsEnabled(true);\nexports.run = () => require('./suites.cjs').run();\n`;
  await writeFile(integrationBundle, entry);
  const common: esbuild.BuildOptions = {
    bundle: true,
    platform: 'node',
    // Its UMD entry asks for its parts in a way that no bundler sees.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    format: 'cjs',
    target: 'node20',
    // Mocha's parallel mode, which the extension host has no use for.
    external: ['vscode', './worker.cjs', './reporters/parallel-buffered.cjs'],
    sourcemap: 'inline',
    logLevel: 'warning',
  };
  const integration = `
    import { runSuites } from './index.ts';
    export const run = () => runSuites(() => { ${requires.join(' ')} });`;
  return [
    {
      ...common,
      entryPoints: [path.join(apiExample, 'src', 'extension.ts')],
      outfile: path.join(apiExample, 'dist', 'extension.cjs'),
    },
    { ...common, entryPoints: [inProject('test', 'host', 'bridge.ts')], outfile: bridgeBundle },
    {
      ...common,
      stdin: {
        contents: integration,
        resolveDir: inProject('test', 'integration'),
        sourcefile: 'integration.ts',
        loader: 'ts',
      },
      outfile: path.join(testBundleFolder, 'suites.cjs'),
    },
  ];
}

/** The JSON Schema of case files is derived from the record declarations. */
async function generateSchema(): Promise<void> {
  const script = inProject('scripts', 'generateSchema.ts');
  if (!existsSync(script)) return;
  const loaded: unknown = await import(pathToFileURL(script).href);
  if (!hasGenerateSchema(loaded)) throw new Error('scripts/generateSchema.ts must export generateSchema()');
  await loaded.generateSchema();
}

function hasGenerateSchema(value: unknown): value is { generateSchema: () => Promise<void> } {
  return typeof value === 'object' && value !== null && 'generateSchema' in value;
}

async function copyCodicons(): Promise<void> {
  const target = inProject('dist', 'webview');
  await mkdir(target, { recursive: true });
  for (const name of ['codicon.css', 'codicon.ttf']) {
    await copyFile(inProject('node_modules', '@vscode', 'codicons', 'dist', name), path.join(target, name));
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const flags = { production: { type: 'boolean' }, tests: { type: 'boolean' }, watch: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options: flags });
  await build(values);
}
