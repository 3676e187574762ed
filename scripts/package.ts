/**
 * Packages the extension: `npm run package` writes `support-casebook-<version>.vsix`. Needs no network.
 *
 * Fails when a file is in the package that does not belong there, or one is missing, and when the licence of a bundled
 * package does not allow to ship it.
 */
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runProcess } from '../test/host/childProcess.ts';
import { extensionVersion } from '../test/host/extensionManifest.ts';
import { projectRoot } from '../test/host/hosts.ts';
import { build } from './build.ts';
import { bundledPackages } from './packaging/bundledPackages.ts';
import { contentProblems } from './packaging/packageContents.ts';
import { thirdPartyNotices } from './packaging/thirdPartyNotices.ts';

const vsce = path.join(projectRoot, 'node_modules', '@vscode', 'vsce', 'vsce');
const output = path.join(projectRoot, `support-casebook-${extensionVersion}.vsix`);

/** @throws Error with what vsce printed */
async function runVsce(...args: string[]): Promise<string> {
  const { code, output: printed } = await runProcess(process.execPath, [vsce, ...args], {
    cwd: projectRoot,
    quiet: true,
  });
  if (code !== 0) throw new Error(`vsce ${args.join(' ')} failed:\n${printed}`);
  return printed;
}

// Only a development build has the source maps that tell which packages are inside.
await build();
// The icon font is copied, not bundled.
const codicons = path.join(projectRoot, 'node_modules', '@vscode', 'codicons');
const packages = [...(await bundledPackages(path.join(projectRoot, 'dist'))), codicons];
const notices = await thirdPartyNotices(packages);
await build({ production: true });
await writeFile(path.join(projectRoot, 'dist', 'THIRD_PARTY_NOTICES.txt'), notices);

const listed = (await runVsce('ls', '--no-dependencies')).split('\n').map((line) => line.trim());
const files = listed.filter((line) => /^[\w@.-]+(\/[\w@.-]+)*$/.test(line));
const problems = contentProblems(files);
if (problems.length > 0) throw new Error(`The package would be wrong:\n  ${problems.join('\n  ')}`);

await runVsce('package', '--no-dependencies', '--out', output);
const sizes = await Promise.all(
  files.map(async (name) => ({ name, bytes: (await stat(path.join(projectRoot, name))).size })),
);
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0).padStart(6)} KB`;
for (const { name, bytes } of sizes) console.log(`${kilobytes(bytes)}  ${name}`);
console.log(`${kilobytes((await stat(output)).size)}  ${path.basename(output)}, ${files.length} files`);
