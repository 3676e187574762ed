import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { projectRoot } from '../../host/hosts.ts';

const manifestSchema = z.object({
  scripts: z.record(z.string(), z.string()),
});
const documents = ['README.md', '.github/CONTRIBUTING.md', 'src/README.md', 'CHANGELOG.md'];

describe('What the documents tell people to run', () => {
  let scripts: Readonly<Record<string, string>>;
  before(async () => {
    const manifest: unknown = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8'));
    ({ scripts } = manifestSchema.parse(manifest));
  });

  for (const document of documents) {
    it(`is there, in ${document}`, async () => {
      const text = await readFile(path.join(projectRoot, document), 'utf8');
      const named = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
        ([, run, own]) => run ?? own ?? '',
      );
      assert.deepEqual(
        named.filter((name) => scripts[name] === undefined),
        [],
      );
      // Files of the project that are named in code spans, e.g. `src/commands/commands.ts`.
      const files = [...text.matchAll(/`((?:src|scripts|test|l10n|examples|media|webview)\/[\w./-]*\w\/?)`/g)];
      const missing = files.map(([, file = '']) => file).filter((file) => !existsSync(path.join(projectRoot, file)));
      assert.deepEqual(missing, []);
    });
  }

  it('starts scripts that exist', () => {
    const files = Object.values(scripts).flatMap((line) =>
      [...line.matchAll(/\btsx (\S+\.ts)/g)].map(([, file = '']) => file),
    );
    assert.ok(files.length > 5);
    for (const file of files) assert.ok(existsSync(path.join(projectRoot, file)), file);
  });

  it('holds the commands that the readme names by their title', async () => {
    const titles = z
      .record(z.string(), z.string())
      .parse(JSON.parse(await readFile(path.join(projectRoot, 'package.nls.json'), 'utf8')));
    const known = new Set(Object.values(titles));
    const readme = await readFile(path.join(projectRoot, 'README.md'), 'utf8');
    const named = [...readme.matchAll(/\*\*Casebook: ([^*]+)\*\*/g)].map(([, title = '']) =>
      title.replace(/\s+/g, ' '),
    );
    assert.deepEqual(
      named.filter((title) => !known.has(title)),
      [],
    );
  });
});
