import assert from 'node:assert/strict';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { casePanel, showTab } from './casePanel.ts';
import { clearNotifications, notification, openViewContainer, quickInput, treeRow } from './workbench.ts';

const number = 'TS-20261120-ZHCN1';

/** Names that Chinese engineers write in Latin letters, too. */
const names =
  /TS-[-\dA-Z]+|ping|traceroute|tracert|JSON|IP|VPN|LAN|WAN|ERP|API|ID|IM|UTC|SLA|5W2H|CRM|git|Support Casebook|Ctrl|Alt|Shift|Esc|TeamViewer|HAR|Tomcat|IIS|nginx|journalctl|Windows|macOS|Linux|VS Code|Chrome|Edge|Firefox|Safari|Markdown|SVG|PNG|im:|Excel|Outlook/g;

/** Texts in another language: without a Chinese letter, or with three words in a row that are no names. */
const foreign = (texts: readonly string[]): string[] => [
  ...new Set(
    texts.filter((text) => {
      const rest = text.replaceAll(names, '');
      return /(?:[a-z]+ ){2}[a-z]+/i.test(rest) || (/[a-z]{2,}/i.test(rest) && !/[一-龥]/.test(rest));
    }),
  ),
];

/** Every text of the page that somebody sees or hears, those of components' insides included. */
const textsOfPage = `(() => {
  const texts = [];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent);
    if (!(node instanceof Element || node instanceof ShadowRoot || node instanceof Document)) return;
    if (node instanceof Element) {
      if (['SCRIPT', 'STYLE'].includes(node.tagName)) return;
      for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'])
        if (node.hasAttribute(name)) texts.push(node.getAttribute(name));
      if (node.shadowRoot) visit(node.shadowRoot);
    }
    for (const child of node.childNodes) visit(child);
  };
  visit(document.body);
  return texts;
})()`;

describe('Everything in Chinese', () => {
  let session: Session;
  before(async () => {
    const made = newCase({
      title: '三楼打印机离线',
      author: '林伟',
      now: Date.parse('2026-11-20T09:00:00+08:00'),
      number,
    });
    session = await openSession({
      lazy: true,
      locale: 'zh-cn',
      settings: { 'casebook.author': '林伟' },
      files: {
        [`casebook/${number}/case.json`]: serializeCase({
          ...made,
          triage: { category: 'network', requestType: 'fault', criticality: 'core' },
          details: { reproducible: 'always' },
          rootCause: { hypotheses: [{ id: 'h0000001', dimension: 'machine', cause: '电源', verdict: 'untested' }] },
          plan: { solutions: [{ id: 's0000001', title: '更换电源' }], steps: [{ id: 't0000001', action: '断电' }] },
        }),
        'casebook/TS-20261120-BADBA/case.json': '{',
      },
    });
    await openViewContainer(session.window.page, '支持案卷');
    await treeRow(session.window.page, '三楼打印机离线').click();
    await casePanel(session.window);
  });
  after(() => session.stop());

  it('holds for every form of the panel', async () => {
    const panel = await casePanel(session.window);
    const found: string[] = [];
    for (const tab of ['intake', 'triage', 'details', 'rootCause', 'plan', 'evidence', 'timeline']) {
      await showTab(panel, tab);
      found.push(...foreign(await panel.evaluate<string[]>(textsOfPage)));
    }
    assert.deepEqual([...new Set(found)], []);
  });

  it('holds for the tree, with what it says of each row and of a broken file', async () => {
    const { page } = session.window;
    await treeRow(page, '三楼打印机离线').locator('.monaco-tl-twistie').click();
    await treeRow(page, '受理记录表').waitFor();
    const seen = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.part.sidebar .monaco-list-row')].flatMap((row) => [row.textContent, row.ariaLabel])`,
    );
    assert.ok(seen.length > 8);
    assert.deepEqual(foreign(seen), []);
  });

  it('holds for the titles of all commands', async () => {
    const titles = await session.window.evaluate(({ vscode }) => {
      type Named = string | { value: string };
      const manifest = vscode.extensions.getExtension('casebook.support-casebook')?.packageJSON as {
        contributes: { commands: { title: Named; category: Named }[] };
      };
      return manifest.contributes.commands
        .flatMap(({ title, category }) => [title, category])
        .map((name) => (typeof name === 'string' ? name : name.value));
    });
    assert.ok(titles.length > 60, String(titles.length));
    assert.deepEqual(foreign(titles), []);
  });

  it('holds for quick inputs and notifications', async () => {
    const { window } = session;
    void window.executeCommand('casebook.newCase');
    await quickInput(window.page).waitFor();
    const widget = window.page.locator('.quick-input-widget:visible');
    await widget.getByText('用几个字描述问题').waitFor();
    assert.match((await widget.textContent()) ?? '', /新建案卷（1\/2）|新建案卷/);
    await window.page.keyboard.press('Escape');
    void window.executeCommand('casebook.attachSelection');
    const notice = await notification(window, /[一-龥]/);
    assert.deepEqual(foreign([(await notice.locator('.notification-list-item-message').textContent()) ?? '']), []);
    await clearNotifications(window);
  });
});
