import type { Frame, Locator } from 'playwright-core';
import { fieldAt } from '../../../src/domain/fieldAt.ts';
import type { Field } from '../../../src/domain/field.ts';
import { say, type Language } from '../../../src/domain/text.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { showTab } from '../casePanel.ts';
import { shown } from './words.ts';

/**
 * What a person enters into a field: text, a code or codes, yes or no, a moment as `2026-11-21T09:00`, `now` for the button
 * of that name, or the titles of what is cited.
 */
export type Entry = string | number | boolean | readonly string[];

/** The field at a path such as `intake/contact`, where it is in view. */
export const part = (panel: Frame, path: string): Locator => panel.locator(`[data-path="${path}"]:visible`).first();

/** Shows the form that each path is in, and enters the values in their order with keyboard and mouse. */
export async function enterAll(
  panel: Frame,
  language: Language,
  values: Readonly<Record<string, Entry>>,
): Promise<void> {
  for (const [path, value] of Object.entries(values)) {
    await showForm(panel, path);
    await enter(panel, language, path, value);
  }
}

/** Shows the form that a path is in, unless it is shown. */
async function showForm(panel: Frame, path: string): Promise<void> {
  const [record = ''] = path.split('/');
  const selected = await panel.locator(`[data-tab="${record}"]`).getAttribute('aria-selected');
  if (selected !== 'true') await showTab(panel, record);
}

async function enter(panel: Frame, language: Language, path: string, value: Entry): Promise<void> {
  const field = declared(path);
  const el = part(panel, path);
  const label = (code: string): string => optionLabel(field, code, language);
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'number': {
      const control = el.locator('.field-control').locator('input, textarea').first();
      await control.click();
      await control.pressSequentially(String(value));
      return;
    }
    case 'dateTime':
      if (value === 'now') await el.locator('.now-button').click();
      else await el.locator('input').first().fill(String(value));
      return;
    case 'radio':
      await el.getByRole('radio', { name: label(String(value)), exact: true }).click();
      return;
    case 'choice':
      await el.getByRole('combobox').click();
      await el.getByRole('option', { name: label(String(value)), exact: true }).click();
      return;
    case 'choices':
      for (const code of listOf(value)) await el.getByRole('checkbox', { name: label(code), exact: true }).click();
      return;
    case 'yesNo':
      if (field.need === undefined) await el.getByRole('checkbox').click();
      else await el.getByRole('radio', { name: shown(value === true ? 'Yes' : 'No', language), exact: true }).click();
      return;
    case 'references':
      await el.locator('[aria-controls]').first().click();
      for (const title of listOf(value)) await el.getByRole('checkbox', { name: title }).first().click();
      await panel.page().keyboard.press('Escape');
      return;
    case 'list':
    case 'group':
    case 'computed':
      throw new TypeError(`Nothing is entered into ${path} itself`);
  }
}

/** Adds a row to a list with its button and fills it in. @returns the path of the row */
export async function addRow(
  panel: Frame,
  language: Language,
  path: string,
  values: Readonly<Record<string, Entry>>,
): Promise<string> {
  const field = declared(path);
  if (field.kind !== 'list') throw new TypeError(`${path} is no list`);
  const item = say(field.item, language);
  const name = shown('Add {0}', language).replace('{0}', language === 'en' ? item.toLowerCase() : item);
  await showForm(panel, path);
  const rows = part(panel, path).locator('[data-item]');
  const before = await rows.count();
  await part(panel, path).getByRole('button', { name, exact: true }).click();
  const id = await waitUntil('the new row', async () =>
    (await rows.count()) > before ? rows.last().getAttribute('data-item') : undefined,
  );
  const row = `${path}/${id}`;
  await enterAll(
    panel,
    language,
    Object.fromEntries(Object.entries(values).map(([key, value]) => [`${row}/${key}`, value])),
  );
  return row;
}

const declared = (path: string): Field => {
  const field = fieldAt(path.split('/'));
  if (!field) throw new TypeError(`No field is declared at ${path}`);
  return field;
};

const listOf = (value: Entry): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

const optionLabel = (field: Field, code: string, language: Language): string => {
  const options = field.kind === 'radio' || field.kind === 'choice' || field.kind === 'choices' ? field.options : [];
  const option = options.find((one) => one.code === code);
  if (!option) throw new TypeError(`There is no option ${code}`);
  return say(option.label, language);
};
