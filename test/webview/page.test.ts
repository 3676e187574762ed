import assert from 'node:assert/strict';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage } from './panelPage.ts';
import { emptyCase, sampleCase } from './sampleCase.ts';

describe('The page of a case', () => {
  it('says what is missing, and a link leads to the field and its error', async () => {
    const panel = await PanelPage.open(emptyCase());
    await panel.page.getByText('10 of 10 missing').waitFor();
    assert.equal(
      await panel.page.locator('.field-error:visible').count(),
      0,
      'nothing is an error before it is asked for',
    );
    await panel.page.getByRole('button', { name: 'Contact', exact: true }).click();
    assert.equal(await panel.focusedPath(), 'intake/contact');
    await panel.field('intake', 'contact').locator('.field-error').getByText('Missing').waitFor();
    await panel.page.keyboard.type('z');
    await panel.page.getByText('9 of 10 missing').waitFor();
    await panel.field('intake', 'contact').locator('.field-error').waitFor({ state: 'hidden' });
  });

  it('unfolds the rest of a long list of what is missing', async () => {
    const panel = await PanelPage.open(emptyCase());
    const list = panel.page.getByRole('list', { name: 'Missing or wrong' }).first();
    assert.equal(await list.getByRole('listitem').count(), 7);
    await list.getByText('4 more…').click();
    assert.equal(await list.getByRole('listitem').count(), 11);
    await list.getByText('Show fewer').click();
    assert.equal(await list.getByRole('listitem').count(), 7);
  });

  it('shows the labels of the case as text, and changes them by the command', async () => {
    const panel = await PanelPage.open({ ...sampleCase(), labels: ['vpn', '<b>财务</b>'] });
    const labels = panel.page.getByRole('list', { name: 'Labels' });
    assert.deepEqual(await labels.getByRole('listitem').allTextContents(), ['vpn', '<b>财务</b>']);
    await panel.page.getByRole('button', { name: 'Labels…' }).click();
    await waitUntil('the command', () =>
      Promise.resolve(
        panel.host.requests.some((request) => request.type === 'run' && request.command === 'casebook.labelCase'),
      ),
    );
  });

  it('keeps warnings apart', async () => {
    const panel = await PanelPage.open({ ...emptyCase(), intake: { verbatim: 'It is broken' } });
    await panel.page
      .getByRole('list', { name: 'Worth knowing' })
      .getByText(/The description is vague/)
      .waitFor();
  });

  it('shows how far each record has come on its tab', async () => {
    const panel = await PanelPage.open(sampleCase());
    await panel.page.getByRole('tab', { name: 'Intake, 2 missing or wrong' }).waitFor();
    await panel.textbox('intake', 'commitment').fill('15 minutes');
    await panel.field('intake', 'reassured').getByText('Yes').click();
    await panel.page.getByRole('tab', { name: 'Intake, complete' }).waitFor();
    await panel.page.getByRole('tab', { name: 'Evidence, 2 items' }).waitFor();
  });

  it('moves among the tabs by arrow keys, Home and End', async () => {
    const panel = await PanelPage.open(sampleCase());
    const selected = () => panel.page.locator('[role=tab][aria-selected=true]').getAttribute('data-tab');
    await panel.page.locator('[data-tab=intake]').focus();
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await selected(), 'triage');
    await panel.page.keyboard.press('End');
    assert.equal(await selected(), 'timeline');
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await selected(), 'intake');
    await panel.page.keyboard.press('ArrowLeft');
    await panel.page.keyboard.press('Home');
    assert.equal(await selected(), 'intake');
    assert.equal(await panel.page.locator('[role=tabpanel]:visible').count(), 1);
  });

  it('shows what it is told to show, even before there was a case', async () => {
    const panel = await PanelPage.open(sampleCase());
    panel.host.reveal('details', 'network', 'cableState');
    await waitUntil('the field', async () => (await panel.focusedPath()) === 'details/network/cableState');
    await panel.field('details', 'network', 'cableState').getByText('Missing').waitFor();
    panel.host.reveal('evidence', 'ev2');
    await waitUntil('the evidence', async () => (await panel.focusedPath()) === 'evidence/ev2');
    panel.host.reveal('title');
    await waitUntil('the title', async () => (await panel.focusedPath()) === 'title');
    panel.host.reveal('plan', 'steps');
    await waitUntil('the list', async () => (await panel.focusedPath()) === 'plan/steps');
  });

  it('says whether it is saved, and why not', async () => {
    const panel = await PanelPage.open(sampleCase());
    const status = panel.page.locator('.save');
    await status.getByText('Saved', { exact: true }).waitFor();
    panel.host.show({ save: { kind: 'failed', message: 'The disk is full.' } });
    await status.getByText('Not saved').waitFor();
    await status.getByText('The disk is full.').waitFor();
  });

  it('runs commands about the case and about one item of evidence', async () => {
    const panel = await PanelPage.open(sampleCase());
    await panel.page.getByRole('button', { name: 'Open as JSON' }).click();
    await panel.page.getByRole('button', { name: 'Copy the case number' }).click();
    await panel.page.getByRole('button', { name: 'Active case' }).click();
    await panel.showTab('evidence');
    await panel.page.getByRole('button', { name: 'Go to the source: catalina.out' }).click();
    await panel.page.getByRole('button', { name: 'Delete: ping 10.20.0.5' }).click();
    for (const name of ['Attach File', 'Attach Last Terminal Command', 'Run ping', 'Run traceroute'])
      await panel.page.getByRole('button', { name }).click();
    await waitUntil('the commands', () => panel.host.count('run') === 9);
    assert.deepEqual(
      panel.host.requests.flatMap((request) => (request.type === 'run' ? [[request.command, request.evidence]] : [])),
      [
        ['casebook.openAsJson', undefined],
        ['casebook.copyNumber', undefined],
        ['casebook.setActiveCase', undefined],
        ['casebook.goToSource', 'ev1'],
        ['casebook.deleteEvidence', 'ev2'],
        ['casebook.attachFile', undefined],
        ['casebook.attachLastCommand', undefined],
        ['casebook.runPing', undefined],
        ['casebook.runTraceroute', undefined],
      ],
    );
  });

  it('marks the active case', async () => {
    const panel = await PanelPage.open(sampleCase());
    panel.host.show({ isActive: true });
    await panel.page.getByRole('button', { name: 'Active case', pressed: true }).waitFor();
  });

  it('puts the focus on the list when the row with the focus is deleted', async () => {
    const panel = await PanelPage.open(sampleCase());
    await panel.showTab('evidence');
    await panel.page.getByRole('button', { name: 'Delete: catalina.out' }).focus();
    panel.host.change({ type: 'remove', path: ['evidence'], id: 'ev1' });
    await waitUntil('the other row', async () => (await panel.focusedPath()) === 'evidence/ev2');
  });

  it('opens https and mailto links by the extension, and no others', async () => {
    const panel = await PanelPage.open({
      ...sampleCase(),
      intake: { verbatim: 'See https://a.example/x. javascript:alert(1) http://b.example mailto:c@d.example' },
    });
    const links = panel.field('intake', 'verbatim').getByRole('link');
    const lines = panel.field('intake', 'verbatim').locator('.field-links li');
    assert.deepEqual(await lines.allTextContents(), ['https://a.example/x', 'mailto:c@d.example']);
    await links.first().click();
    await waitUntil('the link', () => panel.host.count('openLink') === 1);
    assert.equal(new URL(panel.page.url()).hostname, '127.0.0.1', 'the page stays');
  });

  it('shows markup as text', async () => {
    const evil = '<img src=x onerror="document.body.dataset.evil=1"><script>1</script>';
    const current = sampleCase();
    const panel = await PanelPage.open({
      ...current,
      title: evil,
      intake: { ...current.intake, verbatim: evil, clarifications: [{ id: 'e', question: evil }] },
      evidence: (current.evidence ?? []).map((item) => ({ ...item, title: evil, note: evil })),
    });
    await panel.showTab('evidence');
    assert.equal(await panel.page.locator('img').count(), 0);
    assert.equal(await panel.page.evaluate('document.body.dataset.evil'), undefined);
  });

  it('speaks Chinese', async () => {
    const panel = await PanelPage.open(sampleCase(), { language: 'zh-cn' });
    await panel.page.getByRole('tab', { name: /受理/ }).waitFor();
    await panel.page.getByText('用户原话').first().waitFor();
    await panel.showTab('evidence');
    await panel.page.getByText('2026年3月4日').first().waitFor();
    assert.equal(await panel.page.locator('html').getAttribute('lang'), 'zh-CN');
  });
});

describe('The toolkit’s drop-down', () => {
  const open = async () => {
    const panel = await PanelPage.open(sampleCase());
    const box = panel.field('intake', 'scope').getByRole('combobox');
    await box.focus();
    return { panel, box };
  };
  const shown = async (box: ReturnType<PanelPage['field']>) =>
    (await box.locator('[part=selected-value]').textContent())?.trim();

  it('goes back to the old value on Esc', async () => {
    const { panel, box } = await open();
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Escape');
    await waitUntil('the old value', async () => (await shown(box)) === 'Department stopped');
    await panel.page.keyboard.press('Tab');
    assert.equal(panel.host.edits.length, 0);
  });

  it('says the value that Tab leaves it with, and lets the focus go', async () => {
    const { panel } = await open();
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Tab');
    await panel.hostHas('everyone', 'intake', 'scope');
    assert.equal(await panel.focusedPath(), 'intake/scopeNote');
  });

  it('does not take a shortcut for the first letter of an option', async () => {
    const { panel, box } = await open();
    await panel.page.keyboard.press('Control+u');
    await panel.page.keyboard.press('Control+z');
    await waitUntil('the undo', () => panel.host.count('undo') === 1);
    assert.equal(await shown(box), 'Department stopped');
    assert.equal(panel.host.edits.length, 0);
  });

  it('follows a change from elsewhere, an unknown code included', async () => {
    const { panel, box } = await open();
    panel.host.change({ type: 'set', path: ['intake', 'scope'], value: 'galaxy' });
    await waitUntil('the new value', async () => (await shown(box)) === 'galaxy');
    panel.host.change({ type: 'set', path: ['intake', 'scope'], value: undefined });
    await waitUntil('no value', async () => (await shown(box)) === 'Choose…');
    assert.equal(panel.host.edits.length, 0);
  });
});
