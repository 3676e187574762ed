import assert from 'node:assert/strict';
import { itemsOf } from '../../src/domain/records/rules.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage } from './panelPage.ts';
import { longCase, sampleCase } from './sampleCase.ts';

const ids = (panel: PanelPage): unknown[] => itemsOf(panel.host.at('rootCause', 'hypotheses')).map(({ id }) => id);
const hasIds = (panel: PanelPage, wanted: readonly string[]): Promise<unknown> =>
  waitUntil(`rows ${wanted.join()}`, () => {
    assert.deepEqual(ids(panel), wanted);
    return true;
  });
const row = (panel: PanelPage, id: string) => panel.page.locator(`[data-item="${id}"]`);

for (const library of ['toolkit', 'native'] as const) {
  describe(`Rows, drawn with ${library}`, () => {
    const open = async (): Promise<PanelPage> => {
      const panel = await PanelPage.open(sampleCase(), { library });
      await panel.showTab('rootCause');
      return panel;
    };

    it('adds a row and puts the focus into it', async () => {
      const panel = await open();
      await panel.page.getByRole('button', { name: 'Add hypothesis' }).click();
      await waitUntil('a fourth row', () => ids(panel).length === 4);
      const id = String(ids(panel)[3]);
      assert.equal(await panel.focusedPath(), `rootCause/hypotheses/${id}/dimension`);
      await panel.page.getByText('Hypothesis 4 added').waitFor({ state: 'attached' });
      assert.deepEqual(
        panel.host.at('rootCause', 'hypotheses', id),
        { id },
        'who and when are filled in with the verdict',
      );
    });

    it('fills in who and when once there is a verdict', async () => {
      const panel = await open();
      await panel.field('rootCause', 'hypotheses', 'h3', 'verdict').getByText('Ruled out').click();
      await panel.hostHas('Wang Wu', 'rootCause', 'hypotheses', 'h3', 'by');
      assert.match(String(panel.host.at('rootCause', 'hypotheses', 'h3', 'at')), /\+08:00$/);
    });

    it('fills in the time of a question when it is added', async () => {
      const panel = await open();
      await panel.showTab('intake');
      await panel.page.getByRole('button', { name: 'Add question' }).click();
      await waitUntil('a time', () =>
        String(itemsOf(panel.host.at('intake', 'clarifications'))[2]?.at).endsWith('+08:00'),
      );
    });

    it('removes a row, focuses the next one, and Ctrl+Z brings it back', async () => {
      const panel = await open();
      await panel.page.getByRole('button', { name: 'Remove: Hypothesis 2' }).click();
      await hasIds(panel, ['h1', 'h3']);
      const focused = await panel.page.evaluate(`document.activeElement.closest('[data-item]').dataset.item`);
      assert.equal(focused, 'h3');
      await panel.page.keyboard.press('Control+z');
      await hasIds(panel, ['h1', 'h2', 'h3']);
      await panel.page.keyboard.press('Control+Shift+z');
      await hasIds(panel, ['h1', 'h3']);
      await panel.page.keyboard.press('Control+z');
      await hasIds(panel, ['h1', 'h2', 'h3']);
      await panel.page.keyboard.press('Control+y');
      await hasIds(panel, ['h1', 'h3']);
    });

    it('moves a row by its buttons', async () => {
      const panel = await open();
      await panel.page.getByRole('button', { name: 'Move down: Hypothesis 1' }).click();
      await hasIds(panel, ['h2', 'h1', 'h3']);
      await panel.page.getByText('Hypothesis moved to position 2 of 3').waitFor({ state: 'attached' });
    });

    it('moves a row by Alt+Arrow while the caret stays where it is', async () => {
      const panel = await open();
      const box = panel.textbox('rootCause', 'hypotheses', 'h2', 'cause');
      await box.click();
      await panel.page.keyboard.press('Home');
      await panel.page.keyboard.press('ArrowRight');
      await panel.page.keyboard.press('Alt+ArrowUp');
      await hasIds(panel, ['h2', 'h1', 'h3']);
      await panel.page.keyboard.press('Alt+ArrowDown');
      await panel.page.keyboard.press('Alt+ArrowDown');
      await hasIds(panel, ['h1', 'h3', 'h2']);
      assert.equal(await panel.focusedPath(), 'rootCause/hypotheses/h2/cause');
      assert.deepEqual(await panel.caret(), [1, 1]);
      await panel.page.keyboard.type('!');
      await panel.hostHas('W!rong code typed', 'rootCause', 'hypotheses', 'h2', 'cause');
    });

    it('keeps names and values of the rows that a move takes out of the page for a moment', async () => {
      const panel = await open();
      await panel.textbox('rootCause', 'hypotheses', 'h2', 'cause').click();
      await panel.page.keyboard.press('Alt+ArrowUp');
      await hasIds(panel, ['h2', 'h1', 'h3']);
      const h1 = row(panel, 'h1');
      await h1.getByRole('textbox', { name: 'Possible cause' }).waitFor();
      await waitUntil('the verdict', async () =>
        h1.getByRole('radio', { name: 'Confirmed', checked: true }).isVisible(),
      );
      const dimension = h1.getByRole('combobox', { name: 'Dimension' });
      if (library === 'native') assert.equal(await dimension.inputValue(), 'machine');
      else assert.match((await dimension.locator('[part=selected-value]').textContent()) ?? '', /Machine/);
      assert.equal(panel.host.edits.length, 1, 'nothing but the move');
    });

    it('takes in a row from elsewhere without moving the focus', async () => {
      const panel = await open();
      await panel.textbox('rootCause', 'hypotheses', 'h1', 'cause').click();
      panel.host.change(
        { type: 'insert', path: ['rootCause', 'hypotheses'], after: null, item: { id: 'h0', cause: 'From elsewhere' } },
        { type: 'remove', path: ['rootCause', 'hypotheses'], id: 'h2' },
      );
      await row(panel, 'h0').waitFor();
      await row(panel, 'h2').waitFor({ state: 'detached' });
      assert.equal(await panel.focusedPath(), 'rootCause/hypotheses/h1/cause');
    });

    it('folds a row, says what it is, and stays folded after a reload', async () => {
      const panel = await open();
      const toggle = row(panel, 'h1').locator('.item-toggle');
      await toggle.click();
      assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
      assert.match((await toggle.textContent()) ?? '', /Session cookie dropped.*Machine.*Confirmed/);
      await panel.reload();
      assert.equal(await row(panel, 'h1').locator('.item-toggle').getAttribute('aria-expanded'), 'false');
      await panel.page.getByRole('button', { name: 'Hypotheses: Expand all' }).click();
      assert.equal(await row(panel, 'h1').locator('.item-toggle').getAttribute('aria-expanded'), 'true');
    });

    it('offers no fourth solution', async () => {
      const panel = await open();
      await panel.showTab('plan');
      const add = panel.page.getByRole('button', { name: 'Add solution' });
      await add.click();
      await add.click();
      await add.waitFor({ state: 'hidden' });
      assert.equal(itemsOf(panel.host.at('plan', 'solutions')).length, 3);
    });

    it('draws 500 rows folded', async () => {
      const panel = await PanelPage.open(longCase(500), { library });
      const time = Number(
        await panel.page.evaluate(`new Promise((resolve) => {
          const start = performance.now();
          document.querySelector('[data-tab="rootCause"]').click();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        })`),
      );
      console.log(`      500 rows folded, ${library}: ${Math.round(time)} ms to paint`);
      assert.equal(await panel.page.locator('.panel:not([hidden]) .item').count(), 500);
      assert.equal(await row(panel, 'row0').locator('.item-toggle').getAttribute('aria-expanded'), 'false');
      panel.host.reveal('rootCause', 'hypotheses', 'row321', 'cause');
      await waitUntil('the field', async () => (await panel.focusedPath()) === 'rootCause/hypotheses/row321/cause');
      const typing = Number(
        await panel.page.evaluate(`new Promise((resolve) => {
          let element = document.activeElement;
          while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          const start = performance.now();
          element.value += 'x';
          element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        })`),
      );
      console.log(`      a letter typed among 500 rows, ${library}: ${Math.round(typing)} ms to paint`);
      assert.ok(time < 3_000, `${time} ms`);
    });

    it('draws 30 rows open', async () => {
      const panel = await PanelPage.open(longCase(30), { library });
      const time = Number(
        await panel.page.evaluate(`new Promise((resolve) => {
          const start = performance.now();
          document.querySelector('[data-tab="rootCause"]').click();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        })`),
      );
      console.log(`      30 rows open, ${library}: ${Math.round(time)} ms to paint`);
      assert.equal(await panel.page.locator('.panel:not([hidden]) .item.is-open').count(), 30);
    });
  });
}
