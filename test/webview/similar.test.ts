import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SimilarCaseShown } from '../../src/protocol/similarMessages.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage, type PageOptions } from './panelPage.ts';
import { pageThemes, type PageTheme } from './pageThemes.ts';
import { procedureCase } from './procedureCase.ts';

const solved: SimilarCaseShown = {
  caseFolder: 'file:///work/casebook/TS-20260101-AAAAA',
  number: 'TS-20260101-AAAAA',
  title: 'ERP cannot connect to its database',
  status: 'Closed',
  isPast: true,
  reasons: ['Same error code: ORA-12541 (strong)', 'Same system: ERP (moderate)'],
  causes: ['Listener not started after patching'],
  solution: 'Start the listener',
  actions: ['lsnrctl start', 'Sign in once'],
  summary: 'It is started with the system now.',
  canDraft: true,
};
const open: SimilarCaseShown = {
  ...solved,
  caseFolder: 'file:///work/casebook/TS-20260202-BBBBB',
  number: 'TS-20260202-BBBBB',
  title: 'ERP is down in Suzhou <img src=x onerror=alert(1)>',
  status: 'Diagnosing',
  isPast: false,
  causes: [],
  actions: [],
  canDraft: false,
};

async function show(options: PageOptions, cases: SimilarCaseShown[], tab: 'intake' | 'rootCause'): Promise<PanelPage> {
  const panel = await PanelPage.open(procedureCase('analysing'), options);
  panel.host.similar = { cases, isReading: false };
  panel.host.show({ similarRevision: 0 });
  await panel.showTab(tab);
  return panel;
}
const visible = (panel: PanelPage) => panel.page.locator('.similar-section:visible');

describe('Similar cases in the panel', () => {
  it('are one closed line without any, and one that names the best while the intake is filled', async () => {
    const panel = await show({}, [], 'intake');
    const line = visible(panel).locator('summary');
    await line.getByText('Similar cases: none so far').waitFor();
    assert.equal(await visible(panel).locator('details').getAttribute('open'), null);

    panel.host.similar = { cases: [solved, open], isReading: false };
    await panel.textbox('intake', 'verbatim').fill('ORA-12541: no listener');
    await line.getByText('Similar cases: 2').waitFor();
    await line.getByText('ERP cannot connect to its database').waitFor();
    assert.equal(await panel.focusedPath(), 'intake/verbatim');
    await panel.page
      .locator('[aria-live="polite"]', { hasText: 'Similar cases: 2. Most similar: ERP cannot' })
      .waitFor({ state: 'attached' });
  });

  it('leave the field with the focus where it is, with its caret, when they come while the list is open', async () => {
    const panel = await show({ height: 700 }, [solved], 'intake');
    await visible(panel).locator('summary').click();
    const field = panel.textbox('intake', 'verbatim');
    await field.fill('ORA-12541');
    await field.press('ArrowLeft');
    await waitUntil('asked', () => panel.host.count('similar') >= 2, 5_000);
    const top = async (): Promise<number> => Math.round((await field.boundingBox())?.y ?? NaN);
    const [before, caret] = [await top(), await panel.caret()];
    panel.host.similar = {
      cases: [solved, open, { ...solved, caseFolder: 'file:///c', number: 'TS-20260303-CCCCC' }],
      isReading: false,
    };
    panel.host.show({ similarRevision: 1 });
    await panel.page.locator('.similar-case').nth(2).waitFor();
    assert.ok(Math.abs((await top()) - before) <= 2, `moved from ${before} to ${await top()}`);
    assert.deepEqual(await panel.caret(), caret);
    assert.equal(await panel.focusedPath(), 'intake/verbatim');
  });

  it('are open in the analysis: why, what solved it, and its use, by keyboard alone', async () => {
    const panel = await show({}, [solved, open], 'rootCause');
    const list = visible(panel).getByRole('list').first();
    await list.getByText('Same error code: ORA-12541 (strong)').first().waitFor();
    const first = visible(panel).getByRole('group', { name: /TS-20260101-AAAAA/ });
    assert.deepEqual(await first.locator('dd').allTextContents(), [
      'Listener not started after patching',
      'Start the listener',
      'lsnrctl start → Sign in once',
      'It is started with the system now.',
    ]);
    const second = visible(panel).getByRole('group', { name: /TS-20260202-BBBBB/ });
    await second.getByText('Diagnosing: may be the same incident').waitFor();
    assert.equal(await second.getByRole('button', { name: 'Use this solution as a draft' }).count(), 0);
    assert.equal(await second.locator('img').count(), 0);

    await visible(panel).locator('summary').focus();
    await panel.page.keyboard.press('Tab');
    await panel.page.keyboard.press('Enter');
    await waitUntil('opened', () => panel.host.count('openSimilar') === 1, 5_000);
    await panel.page.keyboard.press('Tab');
    await panel.page.keyboard.press('Enter');
    await waitUntil('used', () => panel.host.count('useSolution') === 1, 5_000);
    const used = panel.host.requests.find(({ type }) => type === 'useSolution');
    assert.equal(used?.type === 'useSolution' && used.caseFolder, solved.caseFolder);
  });

  it('wait with what is new while the focus is among them', async () => {
    const panel = await show({}, [solved], 'rootCause');
    const button = visible(panel).getByRole('button', { name: solved.title });
    await button.focus();
    const before = panel.host.count('similar');
    panel.host.similar = { cases: [open], isReading: false };
    panel.host.show({ similarRevision: 1 });
    await waitUntil('asked again', () => panel.host.count('similar') > before, 5_000);
    await panel.page
      .locator('[aria-live="polite"]', { hasText: 'Most similar: ERP is down' })
      .waitFor({ state: 'attached' });
    assert.equal(await button.count(), 1);
    await visible(panel).locator('summary').focus();
    await visible(panel).getByText('TS-20260202-BBBBB').waitFor();
  });

  it('are clean by axe-core in every theme and both languages', async function () {
    this.timeout(120_000);
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const theme of Object.keys(pageThemes) as PageTheme[])
      for (const language of ['en', 'zh-cn'] as const) {
        const panel = await show({ theme, language }, [solved, open], 'rootCause');
        await visible(panel).locator('.similar-case').nth(1).waitFor();
        await panel.page.evaluate(`{ const define = undefined; ${axe} }`);
        const found = await panel.page.evaluate(
          `axe.run('.similar-section:not([hidden])', { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html.slice(0, 200) + failureSummary).join(' | ')))`,
        );
        assert.deepEqual(found, [], `${theme} ${language}`);
        if (process.env.CASEBOOK_SHOTS !== undefined) await panel.picture(`similar-${theme}-${language}`);
        await panel.close();
      }
  });
});
