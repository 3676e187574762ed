import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { registerExtension } from './serverExtensions.ts';

/**
 * Writes a language pack without translations into a server's data folder. With it `--locale` takes effect
 * offline: `env.language` and the bundles of extensions are in `language`, while VS Code's own texts stay English.
 *
 * @param language VS Code's language id, such as `zh-cn`
 */
export async function writeLanguagePack(dataDir: string, language: string): Promise<void> {
  const name = `language-pack-${language}`;
  const id = `test.${name}`;
  const version = '1.0.0';
  const folder = path.join(dataDir, 'extensions', `${id}-${version}`);
  const translations = path.join(folder, 'translations', 'main.i18n.json');
  await mkdir(path.dirname(translations), { recursive: true });
  await writeFile(translations, JSON.stringify({ version, contents: {} }));
  const localization = {
    languageId: language,
    languageName: language,
    localizedLanguageName: language,
    translations: [{ id: 'vscode', path: './translations/main.i18n.json' }],
  };
  const manifest = {
    ...{ name, publisher: 'test', version, engines: { vscode: '^1.60.0' }, categories: ['Language Packs'] },
    contributes: { localizations: [localization] },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await registerExtension(dataDir, { id, version, folder });
  const pack = {
    hash: createHash('md5').update(`${id}${version}`).digest('hex'),
    extensions: [{ extensionIdentifier: { id }, version }],
    translations: { vscode: translations },
    label: language,
  };
  await mkdir(path.join(dataDir, 'data'), { recursive: true });
  await writeFile(path.join(dataDir, 'data', 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
