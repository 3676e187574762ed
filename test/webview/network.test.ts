import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as z from 'zod';
import { waitUntil } from '../host/waitUntil.ts';
import { NetworkTestPage } from './networkTestPage.ts';
import type { PageTheme } from './pageThemes.ts';

const windows = [
  '正在 Ping 192.0.2.10 具有 32 字节的数据:',
  '来自 192.0.2.10 的回复: 字节=32 时间=31ms TTL=57',
  '请求超时。',
  '来自 192.0.2.1 的回复: 无法访问目标主机。',
  '来自 192.0.2.10 的回复: 字节=32 时间<1ms TTL=57',
  '',
  '192.0.2.10 的 Ping 统计信息:',
  '    数据包: 已发送 = 4，已接收 = 3，丢失 = 1 (25% 丢失)，',
  '往返行程的估计时间(以毫秒为单位):',
  '    最短 = 1ms，最长 = 31ms，平均 = 16ms',
  '',
].join('\r\n');
const trace = [
  'traceroute to 192.0.2.10 (192.0.2.10), 30 hops max, 60 byte packets',
  ' 1  gw.example (192.0.2.1)  0.512 ms  0.498 ms  0.487 ms',
  ' 2  * * *',
  ' 3  192.0.2.10 (192.0.2.10)  9.812 ms !X *  9.787 ms',
  '',
].join('\n');
const answer = (seq: number, ms: number): string => `64 bytes from 192.0.2.10: icmp_seq=${seq} ttl=57 time=${ms} ms\n`;
const ping = (missing: readonly number[], ms: number, count = 4): string => {
  const seqs = Array.from({ length: count }, (_, index) => index + 1).filter((seq) => !missing.includes(seq));
  return [
    'PING 192.0.2.10 (192.0.2.10) 56(84) bytes of data.\n',
    ...seqs.map((seq) => answer(seq, ms)),
    '\n--- 192.0.2.10 ping statistics ---\n',
    `${count} packets transmitted, ${seqs.length} received, ${(missing.length * 100) / count}% packet loss, time 3004ms\n`,
    `rtt min/avg/max/mdev = ${ms}.000/${ms}.000/${ms}.000/0.000 ms\n`,
  ].join('');
};

describe('Network view', () => {
  it('shows printed and derived values of a ping side by side and says why they contradict each other', async () => {
    const { page } = await NetworkTestPage.open([windows]);
    await page.getByText('4 sent, 50% lost, 16 ms avg').waitFor();
    const row = page.locator('tr', { has: page.getByRole('rowheader', { name: 'Loss', exact: true }) });
    assert.deepEqual(await row.locator('td').allTextContents(), ['25%', '50%']);
    await page.getByText('Windows also counts error messages').waitFor();
  });

  it('draws times with lost packets and errors told apart by shape, and says the same in a table', async () => {
    const { page } = await NetworkTestPage.open([windows]);
    for (const mark of ['mark-reply', 'mark-lost', 'mark-error'])
      assert.ok((await page.locator(`.rtt .${mark}`).count()) > 0, mark);
    const shapes = z
      .array(z.string())
      .parse(
        await page.evaluate(
          `[...document.querySelectorAll('.rtt :is(.mark-reply, .mark-lost, .mark-error)')].map((mark) => mark.tagName + (mark.getAttribute('d') ?? '').replace(/[\\d.\\s-]/g, ''))`,
        ),
      );
    assert.equal(new Set(shapes).size, 3);
    assert.equal(await page.locator('.loss .loss-rise').count(), 2);
    const table = page.getByRole('table', { name: 'Packets one by one' });
    assert.equal(await table.locator('tbody tr').count(), 4);
    await table.getByText('host unreachable').waitFor();
    await table.getByText('< 1 ms').waitFor();
  });

  it('has room for the words at the axis, in either language', async () => {
    for (const language of ['en', 'zh-cn'] as const) {
      const { page } = await NetworkTestPage.open([ping([], 9_400)], { language });
      await page.locator('.rtt-tick text').first().waitFor();
      const lefts = await page.evaluate<number[]>(
        `[...document.querySelectorAll('.rtt-tick text')].map((label) => label.getBBox().x)`,
      );
      assert.ok(lefts.length > 2 && lefts.every((left) => left >= 0), lefts.join());
    }
  });

  it('counts in the packets for which nothing was printed', async () => {
    const { page } = await NetworkTestPage.open([ping([2, 4], 30)]);
    assert.equal(await page.getByText('no line printed: lost').count(), 2);
    assert.equal(await page.locator('.rtt .mark-lost').count(), 2);
  });

  it('shows hops with a latency bar, the marks of the tool in words, and silent hops', async () => {
    const { page } = await NetworkTestPage.open([trace]);
    await page.getByText('reached in 3 hops').waitFor();
    const rows = page.getByRole('table', { name: 'Hops on the way' }).locator('tbody tr');
    assert.equal(await rows.count(), 3);
    assert.equal(await page.locator('.latency-bar').count(), 2);
    await rows.nth(1).getByText('no answer').first().waitFor();
    await rows.nth(2).getByText('blocked by a firewall or filter').waitFor();
  });

  it('underlines the recognised values in the text, and links both sides by pointer and by keyboard', async () => {
    const { page } = await NetworkTestPage.open([windows]);
    const inText = page.locator('.raw-value');
    assert.ok((await inText.allTextContents()).includes('无法访问目标主机。'));
    const average = page.locator('tr', { has: page.getByRole('rowheader', { name: 'Average' }) }).locator('.value');
    await average.hover();
    assert.deepEqual(await page.locator('.raw-value.is-linked').allTextContents(), ['16']);
    await inText.getByText('25', { exact: true }).hover();
    assert.deepEqual(await page.locator('.value.is-linked').allTextContents(), ['25%']);
    // One stop for Tab in a table; the arrows go on from there.
    await page.getByRole('table').first().locator('.value').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.deepEqual(await page.locator('.raw-value.is-linked').allTextContents(), ['1']);
    await page.locator('.raw-pane').focus();
    await page.keyboard.press('ArrowRight');
    assert.deepEqual(await page.locator('.raw-value.is-linked').allTextContents(), ['25']);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement?.textContent'), '25%');
  });

  it('shows every run of one paste', async () => {
    const { page } = await NetworkTestPage.open([`${windows}\r\n${trace}`]);
    assert.deepEqual(await page.locator('.run-name').allTextContents(), ['ping 192.0.2.10', 'traceroute 192.0.2.10']);
  });

  it('draws 10,000 answers with a bounded number of elements, and goes to any of them', async function () {
    this.timeout(30_000);
    const lost = Array.from({ length: 300 }, (_, index) => 4_000 + index);
    const { page } = await NetworkTestPage.open([ping(lost, 30, 10_000)]);
    await page.getByText('10000 sent, 3% lost').waitFor();
    const elements = await page.evaluate<number>('document.querySelectorAll("*").length');
    assert.ok(elements < 4_000, `${elements} elements`);
    const pane = page.locator('.raw-pane');
    await pane.evaluate('document.querySelector(".raw-pane").scrollTop = 1e9');
    await page.locator('.raw-value').getByText('9700', { exact: true }).hover();
    assert.equal(await page.locator('.value.is-linked').textContent(), '9,700');
    await pane.evaluate('document.querySelector(".raw-pane").scrollTop = 100000');
    const some = page.locator('.raw-value', { hasText: /^5\d{3}$|^4[3-9]\d\d$/ }).first();
    const seq = await some.textContent();
    await some.click();
    await waitUntil('the row of that answer', async () => {
      const linked = await page.locator('.replies .value.is-linked').allTextContents();
      return linked.includes(seq ?? '');
    });
  });

  it('says in words what differs between two runs', async () => {
    const { page } = await NetworkTestPage.open([ping([2], 31), ping([], 12)]);
    for (const difference of ['loss 25% → 0%', 'average 31 → 12 ms'])
      await page.locator('.differences .is-better', { hasText: difference }).waitFor();
    assert.deepEqual(await page.locator('.evidence-column h2').allTextContents(), ['Before: Test 1', 'After: Test 2']);
  });

  it('asks the extension to compare and to fill record 3, and says what it cannot show', async () => {
    const view = await NetworkTestPage.open([windows]);
    await view.page.getByRole('button', { name: 'Compare with…' }).click();
    await view.page.getByRole('button', { name: 'Fill Network Details from This…' }).click();
    await waitUntil('the requests', () => view.requests.length === 3);
    assert.deepEqual(view.requests.slice(1), [
      { type: 'compare' },
      { type: 'run', command: 'casebook.fillNetworkDetails', evidence: 'e0' },
    ]);
    view.show({ items: [], problem: 'It is gone.' });
    await view.page.getByText('It is gone.').waitFor();
  });

  it('takes nothing of the text for markup', async () => {
    const { page } = await NetworkTestPage.open([ping([], 3).replaceAll('192.0.2.10', '<img src=x onerror=alert(1)>')]);
    assert.equal(await page.locator('img').count(), 0);
    assert.match((await page.locator('.raw-lines').textContent()) ?? '', /<img src=x/);
  });

  const themes: PageTheme[] = ['darkModern', 'lightModern', 'highContrastDark', 'highContrastLight'];
  for (const theme of themes)
    it(`has no accessibility problem in ${theme}`, async function () {
      this.timeout(60_000);
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      const language = theme === 'darkModern' ? 'zh-cn' : 'en';
      for (const texts of [[`${windows}\r\n${trace}`], [ping([2], 31), ping([], 12)]]) {
        const { page } = await NetworkTestPage.open(texts, { theme, language });
        await page.evaluate(`{ const define = undefined; ${axe} }`);
        const found = z
          .array(z.string())
          .parse(
            await page.evaluate(
              `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html.slice(0, 200) + failureSummary).join(' | ')))`,
            ),
          );
        assert.deepEqual(found, []);
      }
    });
});
