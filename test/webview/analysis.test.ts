import assert from 'node:assert/strict';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage } from './panelPage.ts';
import { procedureCase } from './procedureCase.ts';

const open = async (width = 1000): Promise<PanelPage> => {
  const panel = await PanelPage.open(procedureCase('analysing'), { width, height: 1600 });
  await panel.showTab('rootCause');
  return panel;
};
const list = (panel: PanelPage) => panel.page.getByRole('list', { name: 'Fishbone: causes by dimension' });

describe('The fishbone in the panel', () => {
  it('is drawn live from the hypotheses, markup as text', async () => {
    const panel = await open();
    const drawing = panel.page.locator('svg.fb');
    assert.equal(await drawing.locator('[data-cause]').count(), 5);
    assert.equal(await drawing.locator('.fb-ruledOut').count(), 1);
    panel.host.change({
      type: 'set',
      path: ['rootCause', 'hypotheses', 'h5', 'cause'],
      value: '<image href="x" onerror="document.body.dataset.evil=1">',
    });
    await drawing.locator('text', { hasText: '<image' }).waitFor();
    assert.equal(await drawing.locator('image').count(), 0);
    assert.equal(await panel.page.evaluate('document.body.dataset.evil'), undefined);
  });

  it('is a list for screen readers, in which each cause leads to its row', async () => {
    const panel = await open();
    const cause = list(panel).getByRole('button', { name: 'Session cookie dropped by the gateway (confirmed)' });
    await cause.focus();
    await panel.page.locator('svg.fb .is-focused').waitFor();
    await panel.page.keyboard.press('Enter');
    await waitUntil('the row', () =>
      panel.page.evaluate(`document.activeElement.closest('[data-item]')?.dataset.item === 'h1'`),
    );
  });

  it('leads to the row by a click in the picture', async () => {
    const panel = await open();
    await panel.page.locator('svg.fb [data-cause=h5] text').click();
    await waitUntil('the row', () =>
      panel.page.evaluate(`document.activeElement.closest('[data-item]')?.dataset.item === 'h5'`),
    );
  });

  it('gives way to its list where there is no room', async () => {
    const panel = await open(420);
    await panel.page.locator('svg.fb').waitFor({ state: 'hidden' });
    const box = await list(panel).boundingBox();
    assert.ok(box && box.height > 60);
    assert.equal(await panel.page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
  });

  it('is saved as SVG and as PNG by the extension', async () => {
    const panel = await open();
    const saved = async (button: string) => {
      const before = panel.host.count('saveFile');
      await panel.page.getByRole('button', { name: button }).click();
      await waitUntil('the file', () => panel.host.count('saveFile') > before);
      return panel.host.requests.findLast((request) => request.type === 'saveFile')!;
    };
    const svg = await saved('Save as SVG…');
    assert.equal(svg.name, 'TS-20260304-K7Q4M-fishbone.svg');
    assert.match(svg.data, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.ok(!svg.data.includes('var(--'), 'it stands by itself');
    const png = await saved('Save as PNG…');
    assert.equal(png.name, 'TS-20260304-K7Q4M-fishbone.png');
    const bytes = Buffer.from(png.data, 'base64');
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
    assert.ok(bytes.readUInt32BE(16) > 1000, 'twice as wide as it is laid out');
  });
});

describe('Hypotheses and their evidence', () => {
  it('are marked when their verdict cites no evidence', async () => {
    const panel = await open();
    const row = (id: string) => panel.page.locator(`[data-item=${id}] .item-head`);
    await row('h2').getByText('No evidence cited').waitFor();
    assert.equal(await row('h1').getByText('No evidence cited').isVisible(), false);
    assert.equal(await row('h3').getByText('No evidence cited').isVisible(), false, 'untested needs none');
    await row('h1').getByText('Machine').waitFor();
  });

  it('cite evidence that is dropped on them', async () => {
    const panel = await open();
    await panel.page.locator('[data-item=h2] .item-head').scrollIntoViewIfNeeded();
    await panel.page
      .locator('.shelf .chip', { hasText: 'ping' })
      .dragTo(panel.page.locator('[data-item=h2] .item-head'));
    await panel.hostHas(['ev2'], 'rootCause', 'hypotheses', 'h2', 'evidence');
    await panel.page.locator('[data-item=h2]').getByText('No evidence cited').waitFor({ state: 'hidden' });
  });

  it('cite evidence by Ctrl+Space and the keyboard', async () => {
    const panel = await open();
    await panel.textbox('rootCause', 'hypotheses', 'h5', 'cause').focus();
    await panel.page.keyboard.press('Control+Space');
    await waitUntil('the picker', () =>
      panel.page.evaluate(`document.activeElement.closest('.reference-options') !== null`),
    );
    await panel.page.keyboard.press('Space');
    await panel.hostHas(['ev1'], 'rootCause', 'hypotheses', 'h5', 'evidence');
  });
});
