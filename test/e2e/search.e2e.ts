import assert from 'node:assert/strict';
import { newCase, type Case } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { casePanel } from './casePanel.ts';
import { editorTab, openViewContainer, quickInput, treeRow } from './workbench.ts';

const [printer, server] = ['TS-20261120-PR1NT', 'TS-20261120-SERVR'];
const now = Date.parse('2026-11-20T09:00:00+08:00');
const log = Array.from({ length: 60 }, (_, n) => `INFO line ${n + 1}`);
log[41] = 'ERROR 10.0.3.7 ECONNREFUSED while connecting';

const cases: Record<string, Case> = {
  [printer]: newCase({ title: '打印机脱机', author: 'Lin Wei', now, number: printer }),
  [server]: {
    ...newCase({ title: 'Server is slow $(bug)', author: 'Lin Wei', now, number: server }),
    details: { errorCode: '0x80070005' },
    evidence: [
      {
        id: 'ev1',
        kind: 'log',
        title: 'app.log',
        file: 'evidence/app.log',
        bytes: log.join('\n').length,
        sha256: '0'.repeat(64),
        attachedAt: '2026-11-20T09:00:00+08:00',
        attachedBy: 'Lin Wei',
      },
    ],
  },
};
const files = {
  ...Object.fromEntries(
    Object.entries(cases).map(([number, value]) => [`casebook/${number}/case.json`, serializeCase(value)]),
  ),
  [`casebook/${server}/evidence/app.log`]: log.join('\n'),
  'casebook/knowledge/KA-20261120-ART1C.md':
    '---\nid: KA-20261120-ART1C\ntitle: Offline printers\nstate: draft\n---\n\n# Cause\n\nThe driver.\n\n# Resolution\n\nRestart the spooler.\n',
};

// In Restricted Mode: reading is all that a search does.
describe('Search', () => {
  let session: Session;
  before(async () => {
    session = await openSession({ files, restricted: true });
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Server is slow').waitFor();
  });
  after(() => session.stop());

  /** Opens the search, types, and gives the line that shows the text. */
  const search = async (typed: string, shown: string) => {
    const { page } = session.window;
    void session.window.executeCommand('casebook.search');
    await quickInput(page).fill(typed);
    const row = page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: shown }).first();
    await row.waitFor();
    return row;
  };

  it('finds a code by its beginning, and opens the panel at the field', async () => {
    const row = await search('0x8007', 'Error code');
    assert.match((await row.textContent()) ?? '', /TS-20261120-SERVR/);
    assert.equal(await row.locator('.highlight').first().textContent(), '0x8007');
    await row.click();
    const panel = await casePanel(session.window);
    await panel.locator('[data-path="details/errorCode"]:focus-within').first().waitFor();
  });

  it('finds a line of evidence, and opens it there', async () => {
    await (await search('econnrefused 10.0.3', 'line 42')).click();
    const { page } = session.window;
    await editorTab(page, 'app.log').waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 42' }).waitFor();
  });

  it('finds an article under its heading, and Chinese as it is typed', async () => {
    await (await search('spooler', 'Resolution')).click();
    await editorTab(session.window.page, 'KA-20261120-ART1C.md').waitFor();
    await search('打印', '打印机脱机');
    await session.window.page.keyboard.press('Escape');
  });
});
