import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as z from 'zod';
import { newCase } from '../../src/domain/case.ts';
import { toMoment } from '../../src/domain/moment.ts';
import type { CaseFacts } from '../../src/domain/statistics/caseFacts.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { factsOfCase, now } from '../unit/domain/statistics/someFacts.ts';
import { DashboardTestPage } from './dashboardTestPage.ts';
import { pageThemes, type PageTheme } from './pageThemes.ts';

const hour = 3_600_000;
const hostile = '<img src=x onerror=alert(1)> ‮"\'';

/** A case that came so many hours ago, answered after ten minutes and, when it has ended, solved after an hour. */
function someCase(
  hoursAgo: number,
  own: { priority: string; category: string; status?: string; assignee?: string },
): CaseFacts {
  const received = now - hoursAgo * hour;
  const at = (minutes: number): string => toMoment(received + minutes * 60_000, 480);
  const made = newCase({ title: '', author: '', now: received, offsetMinutes: 480 });
  const { status = 'diagnosing', priority, category, assignee = 'Li Na' } = own;
  const change = (minutes: number, from: string, to: string) => ({
    id: to,
    type: 'statusChanged',
    at: at(minutes),
    by: '',
    from,
    to,
  });
  return factsOfCase({
    ...made,
    status,
    triage: { finalPriority: priority, category, assignee },
    rootCause: { hypotheses: [{ id: 'h', dimension: 'machine', verdict: 'confirmed' }] },
    timeline: [
      change(1, 'accepted', 'triaged'),
      { id: 'r', type: 'firstResponse', at: at(10), by: '' },
      ...(status === 'resolved' ? [change(60, 'verifying', 'resolved')] : []),
    ],
  });
}

const facts = [
  someCase(2, { priority: 'urgent', category: 'network' }),
  someCase(30, { priority: 'urgent', category: 'network', status: 'resolved' }),
  someCase(50, { priority: 'high', category: 'software', assignee: hostile }),
  someCase(24 * 80, { priority: 'low', category: 'network', status: 'resolved' }),
];

describe('Dashboard', () => {
  it('draws each number as a bar, and says the same in a table for everybody', async () => {
    const dashboard = await opened();
    const { page } = dashboard;
    const chart = dashboard.chart('priority');
    assert.deepEqual(await chart.locator('.row-label').allTextContents(), ['Urgent', 'High', 'Medium', 'Low']);
    assert.deepEqual(await chart.locator('.row-value').allTextContents(), ['2', '1', '0', '1']);
    const table = page.getByRole('table', { name: 'Open cases by priority' });
    assert.deepEqual(await table.locator('tbody td').allTextContents(), ['2', '1', '0', '1']);
    const holder = chart.locator('.chart-table');
    assert.equal((await holder.boundingBox())?.width, 1);
    await chart.getByRole('button', { name: 'Show Table' }).click();
    assert.ok(((await holder.boundingBox())?.width ?? 0) > 100);
    assert.equal(await page.getByRole('table').count(), 9);
  });

  it('adds up the shares of a Pareto chart, the largest first', async () => {
    const dashboard = await opened();
    const { page } = dashboard;
    await choose(dashboard, 'Period', 'All time');
    await waitUntil(
      'all cases',
      async () => (await dashboard.chart('category').locator('.row-value').first().textContent()) === '3 (75%)',
    );
    assert.deepEqual(await dashboard.chart('category').locator('.row-label').allTextContents(), [
      'Network',
      'Software',
    ]);
    assert.equal(await dashboard.chart('category').locator('.pareto-line circle').count(), 2);
    const table = page.getByRole('table', { name: 'Categories' });
    assert.deepEqual(await table.locator('tbody td').allTextContents(), ['3', '75%', '75%', '1', '25%', '100%']);
  });

  it('opens the cases of a bar by pointer and by keyboard alone; an empty bar is no button', async () => {
    const dashboard = await opened();
    const { page } = dashboard;
    const chart = dashboard.chart('priority');
    assert.equal(await chart.locator('button.row').count(), 3);
    await chart.getByRole('button', { name: 'Urgent 2' }).click();
    await chart.getByRole('button', { name: 'High 1' }).focus();
    await page.keyboard.press('Enter');
    // One stop for Tab in the volume, the arrows go on from there.
    await dashboard.chart('volume').locator('.volume-bar[tabindex="0"]').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const selections = (): unknown[] =>
      dashboard.requests.flatMap((each) => (each.type === 'open' ? [each.selection] : []));
    await waitUntil('the requests', () => selections().length === 3);
    assert.deepEqual(selections(), [
      { chart: 'priority', key: 'urgent' },
      { chart: 'priority', key: 'high' },
      { chart: 'resolved', key: 'day:2026-11-17' },
    ]);
  });

  it('tells received from resolved without colour', async () => {
    const dashboard = await opened();
    const fills = await dashboard.page.evaluate<string[]>(
      `['.volume-received', '.volume-resolved'].map((kind) => document.querySelector('.volume-picture ' + kind).getAttribute('fill') ?? '')`,
    );
    assert.deepEqual(fills, ['', 'url(#stripes)']);
  });

  it('follows the cases while somebody is at a bar, and takes the focus from nobody', async () => {
    const dashboard = await opened();
    const { page } = dashboard;
    await dashboard.chart('priority').getByRole('button', { name: 'High 1' }).focus();
    dashboard.change([...facts, someCase(1, { priority: 'high', category: 'access' })]);
    await dashboard.chart('priority').getByRole('button', { name: 'High 2' }).waitFor();
    assert.equal(await page.evaluate('document.activeElement.dataset.bar'), 'priority high');
  });

  it('shows what was chosen and unfolded again after a reload', async () => {
    const dashboard = await opened();
    const { page } = dashboard;
    await choose(dashboard, 'Assignee', `${hostile} (1)`);
    await choose(dashboard, 'Period', 'From … to …');
    await page.getByLabel('From', { exact: true }).fill('2026-01-01');
    await dashboard.chart('age').getByRole('button', { name: 'Show Table' }).click();
    await waitUntil('the choice', () => dashboard.requests.at(-1)?.choice.period.from === '2026-01-01');
    const chosen = dashboard.requests.at(-1)?.choice;
    await page.reload();
    await dashboard.ready();
    assert.deepEqual(dashboard.requests.at(-1), { type: 'show', choice: chosen });
    assert.equal(await page.getByLabel('From', { exact: true }).inputValue(), '2026-01-01');
    await dashboard.chart('age').getByRole('button', { name: 'Hide Table' }).waitFor();
    assert.equal(await page.locator('.total dd').first().textContent(), '1');
  });

  it('says that there is no data, of an empty casebook and of times that nobody has measured', async () => {
    const empty = await DashboardTestPage.open([]);
    await empty.page.getByText('There are no cases to count yet.').waitFor();
    assert.equal(await empty.page.locator('.card:visible').count(), 0);
    const one = await DashboardTestPage.open([
      factsOfCase(newCase({ title: '', author: '', now, offsetMinutes: 480 })),
    ]);
    assert.deepEqual(
      new Set(await one.chart('resolution').locator('.row-value').allTextContents()),
      new Set(['no data']),
    );
    assert.equal(
      await one.page.locator('.total', { hasText: 'Response targets met' }).locator('dd').textContent(),
      'no data',
    );
  });

  it('takes no name for markup, and writes numbers and dates as the language does', async () => {
    const many = Array.from({ length: 1_200 }, () => facts[2]!);
    const dashboard = await opened(many, { language: 'zh-cn' });
    const { page } = dashboard;
    assert.equal(await page.locator('img').count(), 0);
    assert.deepEqual(await dashboard.chart('priority').locator('.row-value').nth(1).allTextContents(), ['1,200']);
    assert.match(
      (await page.getByRole('table', { name: '受理与解决数量' }).textContent()) ?? '',
      /2026年11月18日星期三/,
    );
  });

  it('prints on white, every chart with its numbers, and without what can only be pressed', async () => {
    const dashboard = await opened(facts, { theme: 'highContrastDark' });
    const { page } = dashboard;
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)');
    assert.ok(((await dashboard.chart('age').locator('.chart-table').boundingBox())?.height ?? 0) > 50);
    assert.equal(await page.locator('.table-toggle:visible').count(), 0);
  });

  for (const theme of Object.keys(pageThemes) as PageTheme[])
    it(`has no accessibility problem in ${theme}`, async function () {
      this.timeout(60_000);
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      const dashboard = await opened(facts, { theme, language: theme === 'lightPlus' ? 'zh-cn' : 'en' });
      const { page } = dashboard;
      await dashboard.chart('priority').locator('.table-toggle').click();
      await page.evaluate(`{ const define = undefined; ${axe} }`);
      const found = z
        .array(z.string())
        .parse(
          await page.evaluate(
            `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html.slice(0, 200) + failureSummary).join(' | ')))`,
          ),
        );
      assert.deepEqual(found, []);
    });
});

async function opened(
  shown = facts,
  options: Parameters<typeof DashboardTestPage.open>[1] = {},
): Promise<DashboardTestPage> {
  const dashboard = await DashboardTestPage.open(shown, options);
  await dashboard.page.locator('.volume-picture').waitFor();
  return dashboard;
}

/** Chooses in one of the drop-downs as a person does. */
async function choose({ page }: Pick<DashboardTestPage, 'page'>, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
