import assert from 'node:assert/strict';
import { waitUntil } from '../host/waitUntil.ts';
import { PanelPage } from './panelPage.ts';
import { sampleCase } from './sampleCase.ts';

interface Thing {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}
const screenshot: Thing = {
  name: 'image.png',
  type: 'image/png',
  content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]),
};

/** Has the page see what the browser gives it for a paste or a drop, at the element with the focus. */
const give = (
  panel: PanelPage,
  kind: 'paste' | 'dragover' | 'drop',
  files: readonly Thing[],
  texts: Readonly<Record<string, string>> = {},
): Promise<unknown> =>
  panel.page.evaluate(`(() => {
      const transfer = new DataTransfer();
      for (const { name, type, content } of ${JSON.stringify(files.map((file) => ({ ...file, content: [...file.content] })))})
        transfer.items.add(new File([new Uint8Array(content)], name, { type }));
      for (const [type, text] of Object.entries(${JSON.stringify(texts)})) transfer.setData(type, text);
      let target = document.activeElement;
      while (target?.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
      const own = { bubbles: true, cancelable: true, composed: true };
      const event = '${kind}' === 'paste'
        ? new ClipboardEvent('paste', { ...own, clipboardData: transfer })
        : new DragEvent('${kind}', { ...own, dataTransfer: transfer });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    })()`);
const title = (panel: PanelPage, id: string) => panel.page.locator(`.arrivals [data-path="evidence/${id}/title"]`);

describe('A screenshot that is pasted', () => {
  it('is in the case at once, on whatever tab, and its title is typed right there', async () => {
    const panel = await PanelPage.open(sampleCase());
    await panel.page.locator('[data-tab="intake"]').focus();
    assert.equal(await give(panel, 'paste', [screenshot]), true);
    await waitUntil('the focus in the title', async () => (await panel.focusedPath()) === 'evidence/new1/title');
    assert.deepEqual(panel.host.files.get('new1')?.content, Buffer.from(screenshot.content));
    assert.equal(panel.host.files.get('new1')?.isPasted, true);
    await panel.page.keyboard.type('登录页 blank');
    await panel.hostHas('登录页 blank', 'evidence', 'new1', 'title');
    await panel.page.keyboard.press('Enter');
    await title(panel, 'new1').waitFor({ state: 'detached' });
    assert.equal(await panel.page.evaluate('document.activeElement.dataset.tab'), 'intake', 'back where it was pasted');
    await panel.showTab('evidence');
    await panel.page.getByRole('button', { name: '登录页 blank', exact: true }).waitFor();
    await panel.page.getByRole('button', { name: 'Copy as Markdown: 登录页 blank' }).waitFor();
  });

  it('does not take the focus from somebody who types, and leaves pasted text to the field', async () => {
    const panel = await PanelPage.open(sampleCase());
    const field = panel.textbox('intake', 'system');
    await field.focus();
    assert.equal(await give(panel, 'paste', [screenshot], { 'text/plain': 'cells of a table' }), false);
    assert.equal(panel.host.count('beginFile'), 0);
    assert.equal(await give(panel, 'paste', [screenshot]), true);
    await title(panel, 'new1').waitFor();
    assert.equal(await panel.focusedPath(), 'intake/system');
    await title(panel, 'new1').getByRole('textbox').click();
    await panel.page.keyboard.press('Escape');
    await title(panel, 'new1').waitFor({ state: 'detached' });
    assert.equal(await panel.focusedPath(), 'intake/system');
  });

  it('leaves text without a picture to the browser', async () => {
    const panel = await PanelPage.open(sampleCase());
    assert.equal(await give(panel, 'paste', [], { 'text/plain': 'text' }), false);
  });
});

describe('Files that are dropped', () => {
  it('go into the case piece by piece, one after the other, under their own names', async () => {
    const panel = await PanelPage.open(sampleCase());
    const large = new Uint8Array(600_000).fill(7);
    const files = [
      { name: '抓包.pcap', type: '', content: large },
      { name: 'small.txt', type: 'text/plain', content: new Uint8Array([1]) },
    ];
    assert.equal(await give(panel, 'dragover', files), true);
    await panel.page.getByText('Drop to attach to the case').waitFor();
    assert.equal(await give(panel, 'drop', files), true);
    await waitUntil('both', () => panel.host.files.size === 2);
    assert.deepEqual(panel.host.files.get('new1'), {
      ...panel.host.files.get('new1'),
      name: '抓包.pcap',
      isPasted: false,
    });
    assert.deepEqual(panel.host.files.get('new1')?.content, Buffer.from(large));
    assert.equal(panel.host.count('fileChunk'), 4);
    await panel.page.locator('.arrivals').waitFor({ state: 'hidden' });
    await panel.page.getByRole('tab', { name: 'Evidence, 4 items' }).waitFor();
  });

  it('are attached by VS Code when it names them', async () => {
    const panel = await PanelPage.open(sampleCase());
    await give(panel, 'drop', [], { 'text/uri-list': '# dragged\r\nfile:///w/a.log\r\nfile:///w/b%20c.log' });
    await waitUntil('the request', () => panel.host.count('attachUris') === 1);
    const [request] = panel.host.requests.filter(({ type }) => type === 'attachUris');
    assert.deepEqual(request, { type: 'attachUris', uris: ['file:///w/a.log', 'file:///w/b%20c.log'] });
  });

  it('say why they were not attached, and can be tried again', async () => {
    const panel = await PanelPage.open(sampleCase());
    panel.host.fileRefusal = 'The disk is full. Nothing was attached.';
    await give(panel, 'drop', [screenshot]);
    await panel.page.locator('.arrival-text', { hasText: 'image.png was not attached. The disk is full.' }).waitFor();
    assert.equal(panel.host.count('cancelFile'), 1);
    await panel.page.getByRole('button', { name: 'Try again' }).click();
    await waitUntil('the file', () => panel.host.files.size === 1);
  });

  it('can be cancelled on their way', async () => {
    const panel = await PanelPage.open(sampleCase());
    let go: () => void = () => undefined;
    panel.host.disk = new Promise((resolve) => {
      go = resolve;
    });
    await give(panel, 'drop', [screenshot]);
    await panel.page.getByRole('progressbar', { name: 'Attaching image.png' }).waitFor();
    await panel.page.getByRole('button', { name: 'Cancel: image.png' }).click();
    go();
    await waitUntil('the end', () => panel.host.count('cancelFile') === 1);
    assert.equal(panel.host.files.size, 0);
    assert.equal(await panel.page.locator('.arrival').count(), 0);
  });

  it('are refused while the case cannot be changed', async () => {
    const panel = await PanelPage.open(sampleCase());
    panel.host.show({ problem: 'Broken' });
    await panel.page.getByText('Broken').first().waitFor();
    assert.equal(await give(panel, 'drop', [screenshot]), false);
    assert.equal(await give(panel, 'paste', [screenshot]), false);
    assert.equal(panel.host.count('beginFile'), 0);
  });
});
