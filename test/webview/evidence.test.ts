import assert from 'node:assert/strict';
import type { Case } from '../../src/domain/case.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage, type PageOptions } from './panelPage.ts';
import { sampleCase } from './sampleCase.ts';

/** A red dot of one pixel. */
const pixel = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const openEvidence = async (current: Case = sampleCase(), options: PageOptions = {}): Promise<PanelPage> => {
  const panel = await PanelPage.open(current, options);
  await panel.showTab('evidence');
  return panel;
};
const row = (panel: PanelPage, id: string) => panel.page.locator(`.evidence-row[data-path="evidence/${id}"]`);

describe('The evidence list', () => {
  it('says kind, verdict, source, times, who, size, note and who cites an item', async () => {
    const current = sampleCase();
    const [log, ping] = current.evidence ?? [];
    assert.ok(log && ping);
    const started = { ...ping, command: { ...ping.command, line: 'ping', startedAt: '2026-03-04T09:19:00+08:00' } };
    const panel = await openEvidence({ ...current, evidence: [log, started] });
    panel.host.show({ verdicts: { ev2: '4 sent, 25% lost, 31 ms avg' } });
    for (const text of ['Log excerpt', 'logs/catalina.out, lines 118–164', 'Li Wei', '18.4 kB', 'Mar 4, 2026, 9:12 AM'])
      await row(panel, 'ev1').getByText(text).waitFor();
    await row(panel, 'ev1').getByText('Copied from the server').waitFor();
    for (const text of ['Command output', '4 sent, 25% lost, 31 ms avg', 'started Mar 4, 2026, 9:19 AM', '612 bytes'])
      await row(panel, 'ev2').getByText(text).waitFor();
    await row(panel, 'ev1').getByRole('button', { name: 'Hypothesis “Session cookie dropped by the gateway”' }).click();
    await waitUntil('the citing field', async () => (await panel.focusedPath()) === 'rootCause/hypotheses/h1/evidence');
  });

  it('does with an item what can be done, by mouse and keyboard', async () => {
    const panel = await openEvidence();
    const item = row(panel, 'ev1');
    for (const name of ['Open: cat', 'Open to the side: cat', 'Go to the source: cat', 'Copy as Markdown: cat'])
      await item.getByRole('button', { name }).last().click();
    await item.getByRole('button', { name: 'logs/catalina.out' }).press('Enter');
    await item.getByRole('button', { name: 'catalina.out around the failed sign-in', exact: true }).press('Delete');
    await waitUntil('the commands', () => panel.host.count('run') === 6);
    assert.deepEqual(
      panel.host.requests.flatMap((request) => (request.type === 'run' ? [[request.command, request.evidence]] : [])),
      [
        ['casebook.openEvidence', 'ev1'],
        ['casebook.openEvidenceBeside', 'ev1'],
        ['casebook.goToSource', 'ev1'],
        ['casebook.copyEvidenceAsMarkdown', 'ev1'],
        ['casebook.goToSource', 'ev1'],
        ['casebook.deleteEvidence', 'ev1'],
      ],
    );
  });

  it('opens the charts of a network test from what it says', async () => {
    const panel = await openEvidence();
    panel.host.show({ verdicts: { ev2: '4 sent, 25% lost, 31 ms avg' } });
    await row(panel, 'ev2').getByRole('button', { name: 'Open the network view: 4 sent, 25% lost' }).click();
    await waitUntil('the command', () => panel.host.count('run') === 1);
    const request = panel.host.requests.at(-1);
    assert.deepEqual(request, { type: 'run', command: 'casebook.openNetworkView', evidence: 'ev2' });
  });

  it('renames with F2 or the button, saved as typed', async () => {
    const panel = await openEvidence();
    await row(panel, 'ev2').getByRole('button', { name: 'ping 10.20.0.5', exact: true }).press('F2');
    await panel.textbox('evidence', 'ev2', 'title').fill('Ping before the fix');
    await panel.hostHas('Ping before the fix', 'evidence', 'ev2', 'title');
    await panel.page.keyboard.press('Enter');
    await row(panel, 'ev2').getByRole('button', { name: 'Ping before the fix', exact: true }).waitFor();
    await waitUntil('the focus on the title', async () => (await panel.focusedPath()) === 'evidence/ev2');
    await row(panel, 'ev2').getByRole('button', { name: 'Rename: ' }).click();
    await panel.textbox('evidence', 'ev2', 'title').fill('');
    await panel.hostHas('', 'evidence', 'ev2', 'title');
    await panel.page.keyboard.press('Escape');
    await row(panel, 'ev2').getByRole('button', { name: 'evidence/ev2-ping.txt', exact: true }).waitFor();
  });

  it('keeps a note that was typed through a reload, the caret in its place', async () => {
    const panel = await openEvidence();
    panel.host.savesByItself = false;
    await row(panel, 'ev2').getByRole('button', { name: 'Note: ' }).click();
    const note = panel.textbox('evidence', 'ev2', 'note');
    await note.pressSequentially('丢包 one');
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.type('two');
    await panel.hostHas('丢包 one\ntwo', 'evidence', 'ev2', 'note');
    panel.host.restart(sampleCase());
    await panel.reload();
    await panel.hostHas('丢包 one\ntwo', 'evidence', 'ev2', 'note');
    await waitUntil('the focus', async () => (await panel.focusedPath()) === 'evidence/ev2/note');
    assert.equal(await panel.textbox('evidence', 'ev2', 'note').inputValue(), '丢包 one\ntwo');
    await panel.page.keyboard.press('Escape');
    await row(panel, 'ev2').getByText('丢包 one').waitFor();
  });

  it('is in the order of time that is chosen, keeps the choice, and makes it the case’s own', async () => {
    const current = sampleCase();
    const [first, second] = current.evidence ?? [];
    assert.ok(first && second);
    const panel = await openEvidence({ ...current, evidence: [second, first] });
    const ids = () =>
      panel.page.evaluate(`[...document.querySelectorAll('.evidence-row')].map(({ dataset }) => dataset.path)`);
    const isFirst = async (id: string) => JSON.stringify(await ids()).startsWith(`["evidence/${id}`);
    const keep = panel.page.getByRole('button', { name: 'Keep This Order in the Case' });
    assert.deepEqual(await ids(), ['evidence/ev2', 'evidence/ev1']);
    assert.equal(await keep.isVisible(), false);
    await panel.page.getByRole('combobox', { name: 'Order' }).click();
    await panel.page.getByRole('option', { name: 'When it was attached, oldest first' }).click();
    await waitUntil('the order', () => isFirst('ev1'));
    await panel.reload();
    assert.deepEqual(await ids(), ['evidence/ev1', 'evidence/ev2']);
    await keep.click();
    await waitUntil('the command', () => panel.host.count('run') === 1);
    const [run] = panel.host.requests.filter(({ type }) => type === 'run');
    assert.deepEqual(run, { type: 'run', command: 'casebook.sortEvidence', order: 'attachedOldest' });
  });

  it('draws five hundred items a page at a time, and any of them when it is asked for', async () => {
    const [item] = sampleCase().evidence ?? [];
    assert.ok(item);
    const evidence = Array.from({ length: 520 }, (_, n): Evidence => ({ ...item, id: `e${n}`, title: `Item ${n}` }));
    const panel = await openEvidence({ ...sampleCase(), evidence });
    const rows = panel.page.locator('.evidence-row');
    assert.equal(await rows.count(), 100);
    assert.ok(panel.host.count('preview') < 40, 'only what is in view is read');
    await panel.page.getByRole('button', { name: 'Show more (420 left)' }).click();
    await waitUntil('the next page', async () => (await panel.focusedPath()) === 'evidence/e100');
    panel.host.reveal('evidence', 'e510');
    await waitUntil('a far item', async () => (await panel.focusedPath()) === 'evidence/e510');
  });

  it('can be read, and is not deleted, while the case file cannot be written', async () => {
    const panel = await openEvidence();
    panel.host.show({ problem: 'The file is not a case.' });
    await row(panel, 'ev1').getByRole('button', { name: 'Delete: ' }).waitFor({ state: 'hidden' });
    assert.equal(await row(panel, 'ev1').getByRole('button', { name: 'Copy as Markdown: ' }).isVisible(), true);
  });
});

describe('The preview of evidence', () => {
  it('is the first lines of a text, and more of it on request', async () => {
    const panel = await PanelPage.open(sampleCase());
    const lines = Array.from({ length: 60 }, (_, n) => `line ${n + 1} <b>`);
    panel.host.previews.set('ev1', { kind: 'text', text: lines.join('\n'), isWhole: false });
    await panel.showTab('evidence');
    const text = row(panel, 'ev1').locator('pre');
    await waitUntil('three lines', async () => (await text.textContent()) === lines.slice(0, 3).join('\n'));
    await row(panel, 'ev1').getByRole('button', { name: 'Show more' }).click();
    await waitUntil('all lines', async () => (await text.textContent()) === lines.join('\n'));
    await row(panel, 'ev1').getByText('Cut here').waitFor();
    const asked = panel.host.requests.filter((request) => request.type === 'preview' && request.evidence === 'ev1');
    assert.deepEqual(
      asked.map((request) => request.type === 'preview' && request.isLong),
      [false, true],
    );
  });

  it('is a picture, larger on request', async () => {
    const panel = await PanelPage.open(sampleCase());
    panel.host.previews.set('ev2', { kind: 'picture', mime: 'image/png', data: pixel, width: 1, height: 1 });
    await panel.showTab('evidence');
    const image = row(panel, 'ev2').getByRole('img', { name: 'Picture: ping 10.20.0.5' });
    await image.waitFor();
    const drawn = `document.querySelector('[data-path="evidence/ev2"] img').naturalWidth`;
    await waitUntil('the picture to be drawn', async () => (await panel.page.evaluate(drawn)) === 1);
    const button = row(panel, 'ev2').locator('.thumbnail');
    await button.click();
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
  });

  it('says that a picture is damaged, and what is missing until it is there again', async () => {
    const panel = await PanelPage.open(sampleCase());
    const broken = pixel.slice(0, 40);
    panel.host.previews.set('ev1', { kind: 'missing', message: 'The file is not there.' });
    panel.host.previews.set('ev2', { kind: 'picture', mime: 'image/png', data: broken, width: 1, height: 1 });
    await panel.showTab('evidence');
    await row(panel, 'ev2').getByText('The picture is damaged').waitFor();
    await row(panel, 'ev1').getByText('The file is not there.').waitFor();
    panel.host.previews.delete('ev1');
    await row(panel, 'ev1').getByRole('button', { name: 'Look again' }).click();
    await row(panel, 'ev1').getByText('one').waitFor();
  });
});
