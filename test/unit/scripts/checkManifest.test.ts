import assert from 'node:assert/strict';
import { codeFacts } from '../../../scripts/manifest/codeFacts.ts';
import { manifestSchema } from '../../../scripts/manifest/manifest.ts';
import { manifestProblems } from '../../../scripts/manifest/manifestProblems.ts';
import { conditionsIn } from '../../../scripts/manifest/whenClause.ts';

const code = `
interface CommandArguments { 'casebook.new': []; 'casebook.open': [string?]; 'casebook.more': [Node]; }
const handlers = { 'casebook.new': run, 'casebook.open': run };
const more: CommandHandlers = { 'casebook.more'(node) {} };
vscode.commands.executeCommand('setContext', 'casebook.empty', true);
const section = vscode.workspace.getConfiguration('casebook', folder);
section.get<string>('folder', 'casebook');
vscode.window.createTreeView('casebook.cases');
const panel = 'casebook.case';
`;
const plain = {
  main: './dist/extension.cjs',
  icon: 'media/icon.png',
  engines: { vscode: '^1.96.0' },
  devDependencies: { '@types/vscode': '1.96.0' },
  contributes: {
    views: { casebook: [{ id: 'casebook.cases' }] },
    commands: [
      { command: 'casebook.new', title: '%new%', category: '%category%', icon: '$(add)' },
      { command: 'casebook.open', title: '%open%', category: '%category%' },
    ],
    menus: {
      'view/title': [
        { command: 'casebook.new', when: 'view == casebook.cases && !casebook.empty', group: 'navigation' },
      ],
    },
    keybindings: [
      { command: 'casebook.new', key: 'ctrl+alt+n', mac: 'cmd+alt+n', when: 'focusedView == casebook.cases' },
    ],
    configuration: {
      properties: { 'casebook.folder': { type: 'string', default: 'casebook', description: '%folder%' } },
    },
  },
};

type Contributes = Record<string, unknown>;
const check = (
  change: Contributes = {},
  options: { code?: string; texts?: string[]; missing?: string } = {},
): string[] =>
  manifestProblems(manifestSchema.parse({ ...plain, contributes: { ...plain.contributes, ...change } }), {
    facts: codeFacts([{ name: 'x.ts', text: options.code ?? code }]),
    texts: options.texts ?? [],
    hasFile: (name) => name !== options.missing,
  });

describe('the check of the manifest', () => {
  it('passes one that says what the code says', () => {
    assert.deepEqual(check(), []);
  });

  it('finds commands that only one of the two has', () => {
    const extra = { command: 'casebook.gone', title: '%gone%', category: '%category%' };
    assert.deepEqual(check({ commands: [...plain.contributes.commands, extra] }), [
      'casebook.gone is contributed but not in CommandArguments',
    ]);
    assert.deepEqual(check({ commands: plain.contributes.commands.slice(0, 1) }), [
      'casebook.open is in CommandArguments but not contributed',
    ]);
    assert.deepEqual(check({}, { code: code.replace("'casebook.open': run", '') }), [
      'casebook.open is declared but nothing handles it',
    ]);
  });

  it('keeps commands that need an argument out of the palette', () => {
    const more = { command: 'casebook.more', title: '%more%', category: '%category%' };
    const commands = [...plain.contributes.commands, more];
    assert.deepEqual(check({ commands }), ['casebook.more needs an argument but is in the command palette']);
    const hidden = { ...plain.contributes.menus, commandPalette: [{ command: 'casebook.more', when: 'false' }] };
    assert.deepEqual(check({ commands, menus: hidden }), []);
  });

  it('finds links and calls that lead to no command', () => {
    assert.deepEqual(check({}, { texts: ['[New](command:casebook.create)'] }), [
      'casebook.create is linked to but not contributed',
    ]);
    assert.deepEqual(check({}, { code: `${code} vscode.commands.executeCommand('casebook.create');` }), [
      'casebook.create is run but not declared',
    ]);
  });

  it('finds menus and keys that cannot work', () => {
    const menus = { 'view/item/context': [{ command: 'casebook.open', when: 'viewItem == case', group: 'inline' }] };
    assert.deepEqual(check({ menus }), ['view/item/context: casebook.open has no icon']);
    assert.deepEqual(check({ keybindings: [{ command: 'casebook.new', key: 'ctrl+n' }] }), [
      'key ctrl+n of casebook.new has no key for macOS',
      'key ctrl+n of casebook.new is taken everywhere: say when',
    ]);
  });

  it('finds conditions that nothing fulfils', () => {
    const when = (condition: string) =>
      check({ menus: { 'editor/title': [{ command: 'casebook.new', when: condition }] } });
    assert.deepEqual(when('casebook.hasCase'), [
      'editor/title: casebook.new: nothing sets the context key casebook.hasCase',
    ]);
    assert.deepEqual(when('view == casebook.tree'), ['editor/title: casebook.new: there is no view casebook.tree']);
    assert.deepEqual(when('activeWebviewPanelId == casebook.panel').length, 1);
    assert.deepEqual(when('activeWebviewPanelId == casebook.case'), []);
  });

  it('compares settings in both directions', () => {
    const properties = { 'casebook.folder': plain.contributes.configuration.properties['casebook.folder'] };
    const unread = { ...properties, 'casebook.colour': { type: 'string', default: '', description: '%colour%' } };
    assert.deepEqual(check({ configuration: { properties: unread } }), [
      'setting casebook.colour is declared but never read',
    ]);
    assert.deepEqual(check({ configuration: { properties: {} } }), [
      'setting casebook.folder is read but not declared',
    ]);
    assert.deepEqual(check({ configuration: { properties: { 'casebook.folder': {} } } }), [
      'setting casebook.folder has no type',
      'setting casebook.folder has no default',
      'setting casebook.folder has no description',
    ]);
  });

  it('finds files and views that are not there', () => {
    assert.deepEqual(check({}, { missing: 'media/icon.png' }), ['there is no file media/icon.png']);
    assert.deepEqual(check({ views: { casebook: [{ id: 'casebook.cases' }, { id: 'casebook.more' }] } }).length, 0);
    assert.deepEqual(check({ views: { casebook: [{ id: 'casebook.cases' }, { id: 'casebook.none' }] } }), [
      'no code names the view casebook.none',
    ]);
  });

  it('reads when clauses', () => {
    assert.deepEqual(conditionsIn("view == casebook.cases && viewItem =~ /^(case|invalid)$/ && !(a || b != 'x y')"), [
      { key: 'view', value: 'casebook.cases' },
      { key: 'viewItem' },
      { key: 'a' },
      { key: 'b', value: 'x y' },
    ]);
  });
});
