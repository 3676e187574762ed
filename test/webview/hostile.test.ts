import assert from 'node:assert/strict';
import { parseCase } from '../../src/domain/parseCase.ts';
import { recordKeys } from '../../src/domain/case.ts';
import { hostileCases, payloadCase } from '../host/hostileCases.ts';
import { PanelPage } from './panelPage.ts';

const tabs = [...recordKeys, 'evidence', 'timeline'];

describe('A case file that means harm, on the page', () => {
  for (const language of ['en', 'zh-cn'] as const) {
    it(`is shown as text in every tab, and runs nothing (${language})`, async () => {
      const panel = await PanelPage.open(payloadCase(), { language });
      for (const tab of tabs) await panel.showTab(tab);
      assert.equal(await panel.page.evaluate('globalThis.evil'), undefined);
      assert.deepEqual(await panel.page.evaluate('globalThis.cspReports'), []);
      assert.equal(
        await panel.page.locator('script:not([src]):not([nonce]), iframe, [onerror], [onload], [onfocus]').count(),
        0,
      );
      const links = await panel.page.locator('a[href]').all();
      for (const link of links) assert.match((await link.getAttribute('href')) ?? '', /^(#|https:|mailto:)/);
      assert.deepEqual(panel.errors, []);
    });
  }

  for (const [name, { text, opens }] of Object.entries(hostileCases())) {
    if (!opens) continue;
    it(`does not stop the page: ${name}`, async () => {
      const parsed = parseCase(text);
      assert.equal(parsed.kind, 'case');
      const panel = await PanelPage.open(parsed.case);
      for (const tab of tabs) await panel.showTab(tab);
      await panel.showTab('intake');
      await panel.textbox('intake', 'contact').fill('im:ann');
      await panel.hostHas('im:ann', 'intake', 'contact');
      assert.deepEqual(panel.errors, []);
    });
  }

  it('that sends nonsense instead of a state is not taken for one', async () => {
    const panel = await PanelPage.open(payloadCase());
    const nonsense = [
      null,
      1,
      'x',
      [],
      { frame: 'event' },
      { frame: 'event', body: { type: 'state', state: { case: 1 } } },
      { frame: 'event', body: { type: 'reveal', path: '__proto__' } },
      { frame: 'reply', id: 0, body: null },
      { frame: 'request', id: 1, body: { type: 'edit' } },
    ];
    for (const message of nonsense) await panel.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
    await panel.showTab('intake');
    await panel.textbox('intake', 'contact').fill('im:ann');
    await panel.hostHas('im:ann', 'intake', 'contact');
    // Each is told to whoever looks at the console, and to nobody else.
    const told = panel.errors.splice(0);
    assert.ok(told.length > 0 && told.every((error) => error.startsWith('Support Casebook panel:')), told.join('\n'));
  });
});
