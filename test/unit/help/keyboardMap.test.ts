import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { keyboardMap, keyText } from '../../../src/help/keyboardMap.ts';
import { projectRoot } from '../../host/hosts.ts';

const manifest: unknown = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
const { contributes } = z
  .looseObject({
    contributes: z.looseObject({ keybindings: z.array(z.looseObject({ key: z.string(), command: z.string() })) }),
  })
  .parse(manifest);

describe('keyText', () => {
  it('reads as on the keys: Ctrl+Alt+E, on a Mac ⌘⌥E', () => {
    assert.equal(keyText('ctrl+alt+e', false), 'Ctrl+Alt+E');
    assert.equal(keyText('cmd+alt+e', true), '⌘⌥E');
    assert.equal(keyText('mod+Shift+Z', false), 'Ctrl+Shift+Z');
    assert.equal(keyText('mod+Shift+Z', true), '⌘⇧Z');
    assert.equal(keyText('Alt+ArrowUp', false), 'Alt+↑');
  });
});

describe('keyboardMap', () => {
  it('has every key of the manifest with the title of its command', () => {
    const map = keyboardMap(manifest, 'en');
    for (const { key, command } of contributes.keybindings) {
      const row = map
        .split('\n')
        .find(
          (line) => line.startsWith(`| \`${keyText(key, false)}\``) && line.includes(command.slice('casebook.'.length)),
        );
      assert.ok(row, `${key} of ${command}`);
    }
  });

  it('names the place where a key counts, in both languages', () => {
    const own = {
      contributes: {
        commands: [{ command: 'casebook.attachLastCommand', title: 'Attach | Last' }],
        keybindings: [{ command: 'casebook.attachLastCommand', key: 'ctrl+alt+e', when: 'terminalFocus' }],
      },
    };
    assert.match(keyboardMap(own, 'en'), /^\| `Ctrl\+Alt\+E` \| `⌃⌥E` \| Attach \\\| Last \| terminal \|$/m);
    assert.match(keyboardMap(own, 'zh-cn'), /\| 终端 \|$/m);
  });

  it('refuses what is no manifest', () => {
    assert.throws(() => keyboardMap({}, 'en'));
  });
});
