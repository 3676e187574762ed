import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

const entriesSchema = z.array(z.looseObject({ identifier: z.looseObject({ id: z.string() }) }));

/** An extension in a folder of its own, absolute. */
export interface UnpackedExtension {
  readonly id: string;
  readonly version: string;
  readonly folder: string;
}

/**
 * Registers an unpacked extension with a server that has not started yet. The extension stays in its own
 * folder, so that a rebuild and a window reload are enough to run new code.
 */
export async function registerExtension(dataDir: string, extension: UnpackedExtension): Promise<void> {
  const file = path.join(dataDir, 'extensions', 'extensions.json');
  await mkdir(path.dirname(file), { recursive: true });
  const others = (await readEntries(file)).filter(({ identifier }) => identifier.id !== extension.id);
  const entry = {
    identifier: { id: extension.id },
    version: extension.version,
    location: { $mid: 1, scheme: 'file', path: extension.folder.replaceAll('\\', '/').replace(/^(?!\/)/, '/') },
    metadata: { installedTimestamp: 0, source: 'vsix' },
  };
  await writeFile(file, JSON.stringify([...others, entry]));
}

async function readEntries(file: string): Promise<z.infer<typeof entriesSchema>> {
  try {
    return entriesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
