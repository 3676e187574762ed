import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { newCase } from '../../src/domain/case.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk, readCaseFile } from './caseFiles.ts';
import { casePanel } from './casePanel.ts';
import { editorTab, openViewContainer, quickInput, runCommand, treeRow } from './workbench.ts';

const number = 'TS-20261120-SECR7';
/** No two of them share characters, and none is part of a word that is there anyway. */
const secrets = {
  password: 'Tr0ub4dor-Blau',
  email: 'wang.fang@kunde-beispiel.cn',
  phone: '13912345678',
  host: 'rechner-zwölf-lager',
};
const log = [
  '2026-11-20 10:00:01 INFO  pool: connecting as erp',
  `2026-11-20 10:00:02 ERROR login failed password=${secrets.password} user=erp`,
  `2026-11-20 10:00:03 WARN  notice sent to ${secrets.email}`,
  `2026-11-20 10:00:04 WARN  callback to ${secrets.phone} requested by ${secrets.email}`,
  `2026-11-20 10:00:05 INFO  from ${secrets.host}`,
  `2026-11-20 10:00:06 DEBUG retry with ${secrets.password}`,
  '',
].join('\n');

/** Runs in the page, which has other globals than tests have: all that the browser keeps for VS Code, as one text. */
const everythingStored = `(async () => {
  const all = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  let text = JSON.stringify({ ...localStorage, ...sessionStorage });
  for (const { name } of await indexedDB.databases()) {
    const database = await all(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      for (const value of await all(database.transaction(store).objectStore(store).getAll()))
        text += value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value);
    database.close();
  }
  return text;
})()`;

describe('Secrets', () => {
  let session: Session;
  let page: Page;
  before(async () => {
    const made = newCase({
      title: 'ERP login',
      author: 'Lin Wei',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    session = await openSession({
      asInstalled: true,
      files: {
        [`casebook/${number}/case.json`]: serializeCase(made),
        'logs/erp.log': log,
        'logs/plain.log': 'all is well\n',
      },
    });
    page = session.window.page;
    await openViewContainer(page, 'Support Casebook');
    await treeRow(page, 'ERP login').click();
    await casePanel(session.window);
  });
  after(() => session.stop());

  /** Selects a whole log and attaches it with the keyboard. */
  const attach = async (name: string): Promise<void> => {
    await session.window.evaluate(async ({ vscode }, file) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      if (!folder) return;
      const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, file), { preview: false });
      editor.selection = new vscode.Selection(0, 0, editor.document.lineCount, 0);
    }, name);
    await editorTab(page, path.basename(name)).click();
    await page.locator('.statusbar-item', { hasText: 'selected' }).waitFor();
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await page.keyboard.press('Control+Alt+e');
  };
  const picker = () => page.locator('.quick-input-widget:visible', { hasText: number });
  const tick = (label: string) =>
    picker()
      .locator('.monaco-list-row', { hasText: label })
      .locator('.quick-input-list-checkbox, .monaco-checkbox')
      .first();
  const attached = async (count: number): Promise<{ item: Evidence; text: string }> => {
    const current = await caseOnDisk(session.workspace, number, (now) => now.evidence?.length === count);
    const item = current.evidence?.at(-1);
    assert.ok(item);
    return { item, text: await readFile(path.join(session.workspace, 'casebook', number, item.file ?? ''), 'utf8') };
  };

  it('asks nothing where there is none, and says that it looked', async () => {
    await attach('logs/plain.log');
    const { item } = await attached(1);
    assert.deepEqual([item.masking?.reviewed, item.masking?.count], [true, 0]);
  });

  it('writes nothing when the review is cancelled', async () => {
    await attach('logs/erp.log');
    await picker().waitFor();
    await quickInput(page).press('Escape');
    await picker().waitFor({ state: 'hidden' });
    assert.equal((await readCaseFile(session.workspace, number)).evidence?.length, 1);
    assert.equal((await readdir(path.join(session.workspace, 'casebook', number, 'evidence'))).length, 1);
  });

  it('are masked with one key, the same value by the same placeholder', async () => {
    await attach('logs/erp.log');
    await picker().waitFor();
    await quickInput(page).press('Enter');
    const { item, text } = await attached(2);
    assert.match(text, /password=\[masked-password-1\] user=erp\n/);
    assert.match(
      text,
      /sent to \[masked-email-1\]\n.*callback to \[masked-phone-1\] requested by \[masked-email-1\]\n/,
    );
    assert.match(text, /retry with \[masked-password-1\]\n/);
    assert.deepEqual(item.masking?.rules, { email: 2, password: 2, phone: 1 });
    assert.equal(item.masking.count, 5);
  });

  it('are reviewed side by side: one is kept, another text is masked too, then it is accepted', async () => {
    await attach('logs/erp.log');
    await picker().waitFor();
    await tick(secrets.phone).click();
    await picker().getByRole('button', { name: 'Review Side by Side' }).click();
    await editorTab(page, 'Check for Secrets').waitFor();
    const right = page.locator('.editor-instance .diff-editor .editor.modified, .monaco-diff-editor .modified').first();
    await right.locator('.view-line', { hasText: `callback to ${secrets.phone}` }).waitFor();
    await runCommand(page, 'Casebook: Mask Selection or Text…');
    await quickInput(page).fill(secrets.host);
    await quickInput(page).press('Enter');
    await right.locator('.view-line', { hasText: '[masked-text-1]' }).waitFor();
    await runCommand(page, 'Casebook: Accept and Write Masked Evidence');
    const { item, text } = await attached(3);
    assert.match(text, new RegExp(`callback to ${secrets.phone} requested by \\[masked-email-1\\]`));
    assert.match(text, /from \[masked-text-1\]\n/);
    assert.deepEqual(item.masking?.rules, { email: 2, manual: 1, password: 2 });
    assert.equal(item.masking.unmasked, 1);
    await waitUntil(
      'the diff editor to be gone',
      async () => (await editorTab(page, 'Check for Secrets').count()) === 0,
    );
  });

  it('stay out of every file when the window is reloaded in the middle', async () => {
    await attach('logs/erp.log');
    await picker().waitFor();
    await picker().getByRole('button', { name: 'Review Side by Side' }).click();
    await editorTab(page, 'Check for Secrets').waitFor();
    await runCommand(page, 'Developer: Reload Window');
    await treeRow(page, 'ERP login').waitFor({ timeout: 30_000 });
    await waitUntil(
      'the diff editor to be gone',
      async () => (await editorTab(page, 'Check for Secrets').count()) === 0,
    );
    assert.equal((await readCaseFile(session.workspace, number)).evidence?.length, 3);
  });

  it('are in no file of the case, of VS Code or of the extension', async () => {
    const kept = path.join('casebook', number);
    const holders: string[] = [];
    for (const folder of [session.workspace, session.server.dataDir]) {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = path.join(entry.parentPath, entry.name);
        const bytes = await readFile(file).catch(() => Buffer.alloc(0));
        // VS Code's own stores and logs hold text as UTF-8 or, in its databases, as UTF-16.
        for (const secret of [secrets.password, secrets.email])
          if (bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le')))
            holders.push(path.relative(folder, file));
      }
    }
    // In a browser VS Code keeps its state and its backups there; the editor's own copy of an open log is not one of them.
    const stored = String(await page.evaluate(everythingStored));
    assert.ok(stored.includes('workbench'));
    assert.ok(!stored.includes(secrets.password) && !stored.includes(secrets.email));
    assert.deepEqual([...new Set(holders)], ['logs/erp.log']);
    assert.ok(!holders.some((file) => file.startsWith(kept)));
  });
});
