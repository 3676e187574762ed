import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { extensionId, extensionVersion } from './extensionManifest.ts';
import { projectRoot } from './hosts.ts';
import { registerExtension, type UnpackedExtension } from './serverExtensions.ts';
import { bridgeBundle } from './testBundles.ts';

/**
 * Installs the extension from its source folder into a server that has not started yet, and beside it a small extension that
 * serves the bridge: VS Code then runs as a user has it, not in a test mode.
 *
 * @returns the file in which the bridge tells its address
 */
export async function installWithBridge(
  dataDir: string,
  scratch: string,
  extension: UnpackedExtension = { id: extensionId, version: extensionVersion, folder: projectRoot },
): Promise<string> {
  const addressFile = path.join(scratch, 'bridge-installed.json');
  const folder = path.join(scratch, 'bridge-extension');
  await mkdir(folder, { recursive: true });
  const manifest = {
    name: 'test-bridge',
    publisher: 'casebook',
    version: '0.0.1',
    engines: { vscode: '^1.60.0' },
    activationEvents: ['*'],
    extensionKind: ['workspace'],
    capabilities: { untrustedWorkspaces: { supported: true } },
    main: './main.cjs',
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const call = `serveBridge(${JSON.stringify(addressFile)}, ${JSON.stringify(extension.id)})`;
  await writeFile(
    path.join(folder, 'main.cjs'),
    `exports.activate = () => { void require(${JSON.stringify(bridgeBundle)}).${call}; };\n`,
  );
  await registerExtension(dataDir, extension);
  await registerExtension(dataDir, { id: 'casebook.test-bridge', version: manifest.version, folder });
  return addressFile;
}
