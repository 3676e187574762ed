import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { TerminalMemory } from '../../../src/evidence/terminal/terminalMemory.ts';
import { TerminalOffer } from '../../../src/views/terminalOffer.ts';
import { waitUntil } from '../../host/waitUntil.ts';

/** The offer with a status bar item that can be looked at: VS Code lets nobody read those that are shown. */
function offerWith(stale?: number) {
  const shown: { text: string; isVisible: boolean } = { text: '', isVisible: false };
  const original = vscode.window.createStatusBarItem;
  const item = Object.assign(shown, {
    show: () => void (shown.isVisible = true),
    hide: () => void (shown.isVisible = false),
    dispose: () => undefined,
  });
  Object.assign(vscode.window, { createStatusBarItem: () => item });
  const memory = new TerminalMemory();
  const active = { folder: 'file:///case', onDidChange: () => ({ dispose: () => undefined }) };
  const offer = new TerminalOffer(memory, active, () => 'TS-20261120-OFFER', stale);
  Object.assign(vscode.window, { createStatusBarItem: original });
  return { memory, shown, offer };
}

describe('The offer in the status bar', () => {
  const terminal = {};
  const ran = (memory: TerminalMemory, line: string, exitCode: number | undefined, isCaptured = false): void =>
    memory.begin({ terminal, line, startedAt: 1, isCaptured }).end({ at: 2, exitCode });

  for (const [line, exitCode, isOffered] of [
    ['ping -c 1 host', 0, true],
    ['ping host', 130, true],
    ['make', 2, true],
    ['make', 0, false],
    ['make', undefined, false],
    // Stopped with Ctrl+C: it did not fail by itself.
    ['make', 130, false],
  ] as const) {
    it(`after ${line} with exit code ${String(exitCode)}: ${isOffered ? 'made' : 'not made'}`, () => {
      const { memory, shown, offer } = offerWith();
      ran(memory, line, exitCode);
      assert.equal(shown.isVisible, isOffered);
      offer.dispose();
    });
  }

  it('is not made for what the extension ran and attached itself', () => {
    const { memory, shown, offer } = offerWith();
    ran(memory, 'ping host', 0, true);
    assert.equal(shown.isVisible, false);
    offer.dispose();
  });

  it('goes away after a while', async () => {
    const { memory, shown, offer } = offerWith(30);
    ran(memory, 'ping host', 0);
    assert.equal(shown.isVisible, true);
    await waitUntil('the offer to go', () => !shown.isVisible);
    offer.dispose();
  });

  it('draws no icon that a command line asks for', () => {
    const { memory, shown, offer } = offerWith();
    ran(memory, 'ping $(error)', 1);
    assert.ok(!shown.text.includes('$(error)'), shown.text);
    offer.dispose();
  });
});
