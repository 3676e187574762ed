import assert from 'node:assert/strict';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage } from './panelPage.ts';
import { emptyCase, sampleCase } from './sampleCase.ts';

const set = (value: unknown, ...path: string[]) => ({ type: 'set' as const, path, value });

for (const library of ['toolkit', 'native'] as const) {
  describe(`Editing, drawn with ${library}`, () => {
    const open = (current = sampleCase()): Promise<PanelPage> => PanelPage.open(current, { library });

    it('shows a change from elsewhere without moving focus or caret', async () => {
      const panel = await open();
      const box = panel.textbox('intake', 'system');
      await box.click();
      await panel.page.keyboard.press('Home');
      await panel.page.keyboard.type('New ');
      panel.host.change(set('li.wei', 'intake', 'contact'), set('email', 'intake', 'channel'));
      await waitUntil('the contact', async () => (await panel.textbox('intake', 'contact').inputValue()) === 'li.wei');
      await panel.field('intake', 'channel').getByRole('radio', { name: 'Email', checked: true }).waitFor();
      assert.equal(await panel.focusedPath(), 'intake/system');
      assert.deepEqual(await panel.caret(), [4, 4]);
      await panel.hostHas('New Finance portal', 'intake', 'system');
    });

    it('never writes into the field that is being typed in, and offers what came', async () => {
      const panel = await open();
      const box = panel.textbox('intake', 'system');
      await box.click();
      panel.host.change(set('Their portal', 'intake', 'system'));
      const field = panel.field('intake', 'system');
      await field.getByText('Their portal').waitFor();
      assert.equal(await box.inputValue(), 'Finance portal');
      await box.press('End');
      await box.pressSequentially('!');
      await panel.hostHas('Finance portal!', 'intake', 'system');
      await field.getByRole('button', { name: 'Take theirs' }).click();
      await panel.hostHas('Their portal', 'intake', 'system');
      await waitUntil('their value', async () => (await box.inputValue()) === 'Their portal');
      await field.getByRole('button', { name: 'Take theirs' }).waitFor({ state: 'hidden' });
    });

    it('takes over what came from elsewhere when the field is left unchanged', async () => {
      const panel = await open();
      const box = panel.textbox('intake', 'system');
      await box.click();
      panel.host.change(set('Their portal', 'intake', 'system'));
      await panel.field('intake', 'system').getByText('Their portal').waitFor();
      await panel.textbox('intake', 'contact').click();
      await waitUntil('their value', async () => (await box.inputValue()) === 'Their portal');
      assert.equal(panel.host.edits.length, 0);
    });

    it('decides a conflict with one click', async () => {
      const panel = await open();
      const conflict = { path: ['intake', 'contact'], mine: 'zhang.san', theirs: 'zs@corp' };
      panel.host.show({ conflicts: [conflict] });
      const field = panel.field('intake', 'contact');
      await field.getByText('zs@corp').waitFor();
      await field.getByRole('button', { name: 'Keep mine' }).click();
      await waitUntil('the decision', () => panel.host.edits.length === 1);
      assert.deepEqual(panel.host.edits, [set('zhang.san', 'intake', 'contact')]);
      await field.getByRole('button', { name: 'Take theirs' }).click();
      await panel.hostHas('zs@corp', 'intake', 'contact');
      panel.host.show({ conflicts: [] });
      await field.getByRole('button', { name: 'Keep mine' }).waitFor({ state: 'hidden' });
    });

    it('comes back after a reload in the middle of typing: text, focus, caret, tab and scroll', async () => {
      const panel = await open();
      await panel.showTab('rootCause');
      const box = panel.textbox('rootCause', 'trigger');
      await box.click();
      // Whatever is sent never arrives: the page goes before the answer.
      panel.host.isSilent = true;
      await panel.page.keyboard.type('A new certificate');
      await panel.page.keyboard.press('ArrowLeft');
      const scroll = await panel.page.evaluate('document.scrollingElement.scrollTop');
      assert.ok(Number(scroll) > 0);
      panel.host.isSilent = false;
      await panel.reload();
      assert.equal(await box.inputValue(), 'A new certificate');
      assert.equal(await panel.focusedPath(), 'rootCause/trigger');
      assert.deepEqual(await panel.caret(), [16, 16]);
      assert.equal(await panel.page.evaluate('document.scrollingElement.scrollTop'), scroll);
      await panel.hostHas('A new certificate', 'rootCause', 'trigger');
    });

    it('keeps edits until they are on disk, and sends them again to a window that lost them', async () => {
      const panel = await open();
      panel.host.savesByItself = false;
      await panel.textbox('intake', 'department').fill('Finance');
      await panel.hostHas('Finance', 'intake', 'department');
      await panel.page.getByText('Saving…').waitFor();
      panel.host.restart(sampleCase());
      await panel.reload();
      await panel.hostHas('Finance', 'intake', 'department');
      panel.host.save();
      await panel.page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
      panel.host.restart(sampleCase());
      await panel.reload();
      assert.equal(await panel.textbox('intake', 'department').inputValue(), '', 'nothing is sent again once saved');
    });

    it('does not add a row twice when the answer was lost', async () => {
      const panel = await open();
      panel.host.savesByItself = false;
      await panel.page.getByRole('button', { name: 'Add question' }).click();
      await waitUntil('the row', () => panel.host.edits.length > 0);
      panel.host.restart(panel.host.case);
      await panel.reload();
      assert.equal(await panel.page.locator('[data-path="intake/clarifications"] .item').count(), 3);
    });

    it('sends at once when the page is hidden, and asks for the disk', async () => {
      const panel = await open();
      await panel.textbox('intake', 'department').pressSequentially('Fin');
      await panel.page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
      await waitUntil('the edit', () => panel.host.count('edit') > 0);
      panel.host.savesByItself = false;
      await panel.textbox('intake', 'department').pressSequentially('ance');
      await panel.page.evaluate(`window.dispatchEvent(new PageTransitionEvent('pagehide'))`);
      await waitUntil('the flush', () => panel.host.count('flush') > 0);
      await panel.hostHas('Finance', 'intake', 'department');
    });

    it('holds back half-composed text, keeps it, and ignores the Enter that confirms it', async () => {
      const panel = await open();
      const box = panel.textbox('intake', 'department');
      await box.click();
      const input = await panel.page.context().newCDPSession(panel.page);
      await input.send('Input.imeSetComposition', { text: 'cai', selectionStart: 3, selectionEnd: 3 });
      await waitUntil('the kept text', async () =>
        String(await panel.page.evaluate(`sessionStorage.getItem('state')`)).includes('"cai"'),
      );
      await panel.page.evaluate('new Promise((resolve) => setTimeout(resolve, 400))');
      assert.equal(panel.host.count('edit'), 0, 'half-composed text is not sent');
      await input.send('Input.insertText', { text: '财务' });
      await panel.hostHas('财务', 'intake', 'department');
      assert.equal(await box.inputValue(), '财务');
    });

    it('leaves Ctrl+Z in a text field to the browser', async () => {
      const panel = await open();
      await panel.textbox('intake', 'department').click();
      await panel.page.keyboard.type('abc');
      await panel.hostHas('abc', 'intake', 'department');
      await panel.page.keyboard.press('Control+z');
      await waitUntil('less text', () => panel.host.at('intake', 'department') !== 'abc');
      assert.equal(panel.host.count('undo'), 0);
    });

    it('undoes and redoes by the buttons, which keep the focus', async () => {
      const panel = await open();
      await panel.textbox('intake', 'department').fill('abc');
      await panel.hostHas('abc', 'intake', 'department');
      const undo = panel.page.getByRole('button', { name: 'Undo' });
      await undo.click();
      await panel.hostHas(undefined, 'intake', 'department');
      await waitUntil('nothing left to undo', async () => (await undo.getAttribute('aria-disabled')) === 'true');
      assert.equal(await panel.page.evaluate(`document.activeElement.getAttribute('aria-label')`), 'Undo');
      await panel.page.getByRole('button', { name: 'Redo' }).click();
      await panel.hostHas('abc', 'intake', 'department');
    });

    it('keeps what the extension refuses, shows it, and tries again or lets go', async () => {
      const panel = await open();
      panel.host.refusal = 'The disk is full.';
      await panel.textbox('intake', 'department').fill('Finance');
      await panel.page.getByText('Intake › Department: Finance').waitFor();
      await panel.page.getByText('The disk is full.').first().waitFor();
      panel.host.refusal = undefined;
      await panel.page.locator('.notice.is-warning').getByText('Try Again').click();
      await panel.hostHas('Finance', 'intake', 'department');
      await panel.page.locator('.notice.is-warning').waitFor({ state: 'hidden' });
    });

    it('keeps what was typed into a row that somebody else removed', async () => {
      const panel = await open();
      await panel.textbox('intake', 'clarifications', 'c1', 'question').click();
      await panel.page.keyboard.type('More: ');
      panel.host.change({ type: 'remove', path: ['intake', 'clarifications'], id: 'c1' });
      await panel.page
        .locator('.notice-values')
        .getByText(/More: /)
        .waitFor();
      await panel.page.getByText('Discard These Changes').click();
      await panel.page.locator('.notice.is-warning').waitFor({ state: 'hidden' });
    });

    it('edits the title, with an empty case too', async () => {
      const panel = await open(emptyCase());
      await panel.page.getByRole('textbox', { name: 'Title of the case' }).fill('Printer on fire');
      await panel.hostHas('Printer on fire', 'title');
    });
  });
}

describe('A host that does not answer', () => {
  it('is told after a while, with what is kept, and asked again', async () => {
    const panel = await PanelPage.open(sampleCase(), { isSilent: true });
    await panel.page.getByText('The extension does not answer.').waitFor({ timeout: 15_000 });
    panel.host.isSilent = false;
    await panel.page.getByText('Try Again').first().click();
    await panel.ready();
    await panel.page.getByText('The extension does not answer.').waitFor({ state: 'hidden' });
  });
});
