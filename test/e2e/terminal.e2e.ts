import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Evidence } from '../../src/domain/evidence.ts';
import { newCase } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { streamIsWhole } from '../../src/evidence/terminal/streamIsWhole.ts';
import { openSession, testedHost, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { caseOnDisk } from './caseFiles.ts';
import {
  chooseFromMenu,
  editorTab,
  highlightInPick,
  openViewContainer,
  quickInput,
  runCommand,
  treeRow,
} from './workbench.ts';

const number = 'TS-20261120-TERM1';

/** What ping prints; the oldest VS Code keeps the end of one output in six from extensions (microsoft/vscode#237208). */
const isWhole = streamIsWhole(testedHost());
const pingOutput = isWhole ? /^PING [^]*2 packets transmitted, 2 received/ : /^PING [^]*icmp_seq=1/;
const pingShown = isWhole ? /packets.transmitted/ : /icmp_seq=1/;

describe('Terminal @oldest', () => {
  let session: Session;
  before(async () => {
    const now = Date.parse('2026-11-20T09:00:00+08:00');
    const made = newCase({ title: 'Gateway does not answer', author: 'Lin Wei', now, number });
    session = await openSession({ lazy: true, files: { [`casebook/${number}/case.json`]: serializeCase(made) } });
    const { page } = session.window;
    await openViewContainer(page, 'Support Casebook');
    await chooseFromMenu(treeRow(page, 'Gateway does not answer'), 'Set Active Case…');
  });
  after(() => session.stop());

  /** Types a command into the terminal in front, as a person does, and waits for its end. */
  const type = async (line: string): Promise<void> => {
    const { page } = session.window;
    const input = page.locator('.terminal-wrapper.active .xterm-helper-textarea');
    await input.waitFor({ state: 'attached' });
    await waitUntil('shell integration', () =>
      session.window.evaluate(({ vscode }) => vscode.window.activeTerminal?.shellIntegration !== undefined),
    );
    const ended = session.window.evaluate(
      ({ vscode }) => new Promise<void>((resolve) => vscode.window.onDidEndTerminalShellExecution(() => resolve())),
    );
    await input.focus();
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await ended;
  };
  const attached = async (count: number): Promise<Evidence[]> => {
    const current = await caseOnDisk(session.workspace, number, ({ evidence }) => evidence?.length === count);
    return current.evidence ?? [];
  };
  const textOf = (item: Evidence | undefined): Promise<string> =>
    readFile(path.join(session.workspace, 'casebook', number, item?.file ?? ''), 'utf8');
  const offer = () => session.window.page.locator('.statusbar-item[id*="terminalOffer"]:visible');
  const previewText = () => session.window.page.locator('.editor-group-container .view-lines').last().innerText();

  it('offers a network tool in the status bar when it ends, and attaches it with a click', async () => {
    const { page } = session.window;
    await runCommand(page, 'Terminal: Create New Terminal');
    await type('sleep 0.3');
    assert.equal(await offer().count(), 0, 'nothing to offer yet');
    await type('ping -c 2 127.0.0.1');
    await offer().filter({ hasText: 'Attach “ping -c 2 127.0.0.1”' }).click();
    const [item] = await attached(1);
    assert.deepEqual([item?.command?.line, item?.command?.exitCode], ['ping -c 2 127.0.0.1', 0]);
    assert.match(await textOf(item), pingOutput);
    await offer().waitFor({ state: 'hidden' });
  });

  it('offers a command that failed, until the next one starts', async () => {
    await type("printf 'bad gateway\\n'; sleep 0.3; (exit 3)");
    const item = offer();
    await item.waitFor();
    assert.match(await item.innerText(), /exit code 3/);
    await type('sleep 0.3');
    await item.waitFor({ state: 'hidden' });
  });

  it('offers only while a case is active, and not at all when it is turned off', async () => {
    const { window } = session;
    await type('sleep 0.3; (exit 4)');
    await offer().waitFor();
    await window.executeCommand('casebook.clearActiveCase');
    await offer().waitFor({ state: 'hidden' });
    const caseFolder = pathToFileURL(path.join(session.workspace, 'casebook', number)).href;
    await window.executeCommand('casebook.setActiveCase', { caseFolder });
    await offer().waitFor();
    const turn = (value: string | undefined) =>
      window.evaluate(
        ({ vscode }, to) => vscode.workspace.getConfiguration('casebook').update('terminal.offerToAttach', to, true),
        value,
      );
    await turn('off');
    await offer().waitFor({ state: 'hidden' });
    await type('sleep 0.3; (exit 5)');
    await type('sleep 0.3');
    assert.equal(await offer().count(), 0);
    await turn(undefined);
  });

  it('lists the commands with how they ended, and shows the output of the highlighted one beside', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Attach Terminal Commands…');
    await waitUntil('the list', async () => (await page.locator('.quick-input-list .monaco-list-row').count()) === 7);
    const failed = page.locator('.quick-input-list .monaco-list-row', { hasText: 'bad gateway' });
    assert.match(await failed.innerText(), /failed, exit code 3/);
    await highlightInPick(page, 'bad gateway');
    await waitUntil('the output of the failed command', async () => /^bad.gateway/.test(await previewText()));
    await highlightInPick(page, 'ping -c 2');
    await waitUntil('the output of ping', async () => pingShown.test(await previewText()));
    assert.match(await page.locator('.quick-input-list .monaco-list-row.focused').innerText(), /attached already/);
  });

  it('attaches those that are checked, the oldest first, and takes the preview away', async () => {
    const { page } = session.window;
    await page.keyboard.press('Space');
    await highlightInPick(page, 'bad gateway');
    await page.keyboard.press('Space');
    await page.locator('.quick-input-count', { hasText: '2 Selected' }).waitFor();
    await page.keyboard.press('Enter');
    const [, ping, failed] = await attached(3);
    assert.match(ping?.command?.line ?? '', /^ping/);
    assert.equal(failed?.command?.exitCode, 3);
    assert.equal(await textOf(failed), 'bad gateway\n');
    await editorTab(page, 'Output of the highlighted command').waitFor({ state: 'detached' });
  });

  it('attaches the selection of a terminal that VS Code cannot follow, from its context menu', async () => {
    const { page } = session.window;
    await session.window.evaluate(({ vscode }) => {
      const terminal = vscode.window.createTerminal({ name: 'router', shellPath: '/bin/sh' });
      terminal.show();
      terminal.sendText('ping -c 1 127.0.0.1');
    });
    await waitUntil('ping to end', async () => {
      await session.window.executeCommand('workbench.action.terminal.selectAll');
      await session.window.executeCommand('workbench.action.terminal.copySelection');
      return (await session.window.evaluate(({ vscode }) => vscode.env.clipboard.readText())).includes('min/avg/max');
    });
    await chooseFromMenu(page.locator('.terminal-wrapper.active .xterm-screen'), 'Attach Terminal Selection…');
    await page.locator('.quick-input-widget:visible', { hasText: 'Which command printed this' }).waitFor();
    await quickInput(page).press('Enter');
    const item = (await attached(4)).at(-1);
    assert.match(item?.title ?? '', /^ping/);
    assert.match(await textOf(item), /1 packets transmitted, 1 received/);
  });
});
