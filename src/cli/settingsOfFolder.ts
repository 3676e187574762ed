import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import { readClockRules, type ClockRules } from '../clock/clockSettings.ts';
import { valuesOf } from '../domain/records/rules.ts';
import { chinaHolidays } from '../holidays/chinaHolidays.ts';

/** The workspace folder is the one that is named, or one of so many around it. */
const foldersUp = 3;

/**
 * The rules of the clock that the workspace settings (`.vscode/settings.json`) describe; the product's defaults where there
 * are none. A setting that is wrong counts as not set, as in the editor.
 */
export async function clockRulesOfFolder(folder: string): Promise<ClockRules> {
  const settings = await workspaceSettings(path.resolve(folder));
  return readClockRules({
    get: (name) => settings[`casebook.${name}`],
    localTimeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    chinaHolidays,
  }).rules;
}

async function workspaceSettings(start: string): Promise<Readonly<Record<string, unknown>>> {
  let folder = start;
  for (let up = 0; up <= foldersUp; up += 1) {
    try {
      const content: unknown = parse(await readFile(path.join(folder, '.vscode', 'settings.json'), 'utf8'));
      return valuesOf(content);
    } catch {
      // Not here, or not readable: the settings are not what is checked.
      folder = path.dirname(folder);
    }
  }
  return {};
}
