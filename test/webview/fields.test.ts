import assert from 'node:assert/strict';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage } from './panelPage.ts';
import { emptyCase, sampleCase } from './sampleCase.ts';

for (const library of ['toolkit', 'native'] as const) {
  describe(`Every kind of field, drawn with ${library}`, () => {
    it('sends a line of text while it is typed and when it is left', async () => {
      const panel = await fields(library);
      const { page, host } = panel;
      await panel.textbox('intake', 'contact').pressSequentially('li.si');
      await panel.hostHas('li.si', 'intake', 'contact');
      await panel.textbox('intake', 'contact').fill('');
      await panel.hostHas(undefined, 'intake', 'contact');
      await page.keyboard.type('x');
      await page.keyboard.press('Tab');
      await panel.hostHas('x', 'intake', 'contact');
      assert.deepEqual(host.problems, []);
    });

    it('keeps lines and grows with a long text', async () => {
      const panel = await fields(library);
      const box = panel.textbox('intake', 'verbatim');
      const height = (await box.boundingBox())?.height ?? 0;
      await box.fill(Array.from({ length: 12 }, (_, line) => `line ${line}`).join('\n'));
      await panel.hostHas(Array.from({ length: 12 }, (_, line) => `line ${line}`).join('\n'), 'intake', 'verbatim');
      assert.ok(((await box.boundingBox())?.height ?? 0) > height + 60);
    });

    it('chooses from a drop-down by mouse', async () => {
      const panel = await fields(library);
      const box = panel.field('intake', 'scope').getByRole('combobox');
      if (library === 'native') await box.selectOption({ label: 'Several users' });
      else {
        await box.click();
        await panel.page.getByRole('option', { name: 'Several users' }).click();
      }
      await panel.hostHas('several', 'intake', 'scope');
    });

    it('chooses from a drop-down by keyboard, and Tab leaves it with the value sent', async () => {
      const panel = await fields(library);
      await panel.field('intake', 'scope').getByRole('combobox').focus();
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('Tab');
      await panel.hostHas('several', 'intake', 'scope');
      assert.equal(await panel.focusedPath(), 'intake/scopeNote');
    });

    it('offers the subcategories of the chosen category, and keeps a code that it does not know', async () => {
      const current = sampleCase();
      const panel = await PanelPage.open(
        { ...current, triage: { ...current.triage, subcategory: 'quantumLink' } },
        { library },
      );
      await panel.showTab('triage');
      const box = panel.field('triage', 'subcategory').getByRole('combobox');
      assert.match((await box.textContent()) ?? '', /quantumLink/);
      assert.match((await box.textContent()) ?? '', /LAN/);
      assert.doesNotMatch((await box.textContent()) ?? '', /Database/);
      assert.equal(panel.host.count('edit'), 0);
    });

    it('chooses a radio button by mouse and by arrow keys, and takes the choice back', async () => {
      const panel = await fields(library);
      const field = panel.field('intake', 'channel');
      await field.getByText('Email').click();
      await panel.hostHas('email', 'intake', 'channel');
      await panel.page.keyboard.press('ArrowRight');
      await panel.hostHas('im', 'intake', 'channel');
      await field.getByRole('button', { name: 'Clear: Channel' }).click();
      await panel.hostHas(undefined, 'intake', 'channel');
      await waitUntil('no choice', async () => (await field.getByRole('radio', { checked: true }).count()) === 0);
    });

    it('ticks several choices', async () => {
      const panel = await fields(library, 'triage');
      const field = panel.field('triage', 'urgencyHints');
      await field.getByText('Security').click();
      await field.getByText('Deadline').click();
      await panel.hostHas(['deadline', 'security'], 'triage', 'urgencyHints');
      await field.getByText('Security').click();
      await field.getByText('Deadline').click();
      await panel.hostHas(undefined, 'triage', 'urgencyHints');
    });

    it('answers yes and no where an answer is needed, and ticks a box elsewhere', async () => {
      const panel = await fields(library);
      await panel.field('intake', 'anxious').getByRole('checkbox').click();
      await panel.hostHas(true, 'intake', 'anxious');
      await panel.field('intake', 'reassured').getByText('No').click();
      await panel.hostHas(false, 'intake', 'reassured');
      await panel.field('intake', 'anxious').getByRole('checkbox').press(' ');
      await panel.hostHas(undefined, 'intake', 'anxious');
      await panel.field('intake', 'reassured').waitFor({ state: 'hidden' });
      assert.equal(panel.host.at('intake', 'reassured'), false, 'a hidden field keeps its value');
    });

    it('stores a date with its offset, shows it in local time, and fills in now', async () => {
      const panel = await fields(library);
      const input = panel.field('intake', 'occurredAt').locator('input');
      await input.fill('2026-03-04T08:10');
      await panel.hostHas('2026-03-04T08:10:00+08:00', 'intake', 'occurredAt');
      panel.host.change({ type: 'set', path: ['intake', 'receivedAt'], value: '2026-03-04T00:30:00Z' });
      await waitUntil(
        'local time',
        async () => (await panel.field('intake', 'receivedAt').locator('input').inputValue()) === '2026-03-04T08:30',
      );
      await panel.field('intake', 'commitmentDueAt').getByRole('button', { name: 'Promised for: Now' }).click();
      await waitUntil('now', () => /^\d{4}-.*\+08:00$/.test(String(panel.host.at('intake', 'commitmentDueAt'))));
    });

    it('shows a date that is none as it stands in the file', async () => {
      const panel = await PanelPage.open({ ...emptyCase(), intake: { occurredAt: 'yesterday' } }, { library });
      await panel.field('intake', 'occurredAt').getByText('In the file: yesterday').waitFor();
      assert.equal(panel.host.count('edit'), 0);
    });

    it('keeps a fraction that is typed for a whole number, and says what is wrong after leaving', async () => {
      const panel = await fields(library, 'triage');
      const field = panel.field('triage', 'affectedUsers');
      await field.locator('input').pressSequentially('1.5');
      await panel.hostHas(1.5, 'triage', 'affectedUsers');
      assert.equal(await field.locator('.field-error').isVisible(), false, 'not while typing');
      await panel.page.keyboard.press('Tab');
      await field.getByText('Must be a whole number.').waitFor();
    });

    it('refers to evidence by chips and check boxes', async () => {
      const panel = await PanelPage.open(sampleCase(), { library });
      await panel.showTab('details');
      const field = panel.field('details', 'network', 'tracertEvidence');
      await field.getByRole('button', { name: 'Choose evidence' }).click();
      await field.getByRole('checkbox', { name: 'catalina.out around the failed sign-in' }).click();
      await panel.hostHas(['ev1'], 'details', 'network', 'tracertEvidence');
      await field.getByRole('button', { name: /^Take out/ }).click();
      await panel.hostHas(undefined, 'details', 'network', 'tracertEvidence');
    });

    it('refers to one hypothesis where one is the most', async () => {
      const panel = await PanelPage.open(sampleCase(), { library });
      await panel.showTab('plan');
      const field = panel.field('plan', 'solutions', 's1', 'hypothesis');
      await field.getByRole('button', { name: 'Choose hypotheses' }).click();
      await field.getByRole('checkbox', { name: 'Wrong code typed' }).click();
      await panel.hostHas(['h2'], 'plan', 'solutions', 's1', 'hypothesis');
    });

    it('computes the priority while the facts are filled in', async () => {
      const panel = await fields(library, 'triage');
      await panel.field('triage', 'requestType').getByText('Question').click();
      await panel.field('triage', 'computedPriority').getByText('Low, because: not a fault').waitFor();
    });

    it('takes a reason for what cannot be obtained, and takes it back', async () => {
      const panel = await PanelPage.open(sampleCase(), { library });
      await panel.showTab('details');
      const field = panel.field('details', 'network', 'specificSite');
      await field.getByRole('button', { name: /cannot be obtained$/ }).click();
      await panel.page.keyboard.type('The user has left');
      await panel.hostHas('The user has left', 'details', 'waived', 'network.specificSite');
      await field.getByRole('button', { name: /can be obtained after all/ }).click();
      await panel.hostHas(undefined, 'details', 'waived', 'network.specificSite');
    });

    it('takes every letter while the file is gone or spoiled, and says that it is kept', async () => {
      const panel = await PanelPage.open(emptyCase(), { library });
      await panel.textbox('intake', 'contact').pressSequentially('im:a');
      panel.host.show({ problem: 'The case file is missing.' });
      await panel.page.getByText('The case file is missing.').waitFor();
      await panel.page.getByText('What you type is kept').waitFor();
      await panel.page.keyboard.type('nn');
      await panel.hostHas('im:ann', 'intake', 'contact');
      assert.ok(await panel.page.getByRole('button', { name: 'Add question' }).isVisible());
    });
  });
}

async function fields(library: 'toolkit' | 'native', tab = 'intake'): Promise<PanelPage> {
  const panel = await PanelPage.open(emptyCase(), { library });
  await panel.showTab(tab);
  return panel;
}
