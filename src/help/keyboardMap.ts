import * as z from 'zod';
import { say, text, type Language, type Text } from '../domain/text.ts';
import { markdownText } from '../platform/markdownText.ts';

/** As much of an extension's manifest as the map needs; VS Code hands it over with its texts in the editor's language. */
const manifestSchema = z.looseObject({
  contributes: z.looseObject({
    commands: z.array(z.looseObject({ command: z.string(), title: z.string() })),
    keybindings: z
      .array(
        z.looseObject({
          command: z.string(),
          key: z.string(),
          mac: z.string().optional(),
          when: z.string().optional(),
        }),
      )
      .default([]),
  }),
});

const words = {
  title: text('Keyboard map', '键盘操作一览'),
  everywhere: text('Commands', '命令'),
  changeable: text(
    'These can be changed under Preferences: Open Keyboard Shortcuts. Every other command is in the Command Palette.',
    '以下快捷键可在“首选项: 打开键盘快捷方式”中修改。其余命令均可在命令面板中找到。',
  ),
  key: text('Key', '按键'),
  macKey: text('On a Mac', 'Mac 按键'),
  does: text('What it does', '作用'),
  where: text('Where', '位置'),
} as const;

const places: readonly (readonly [condition: RegExp, name: Text])[] = [
  [/casebook-review/, text('the check for secrets', '敏感信息检查')],
  [/terminalFocus/, text('terminal', '终端')],
  [/focusedView == casebook\.cases|view == casebook/, text('the list of cases', '案卷列表')],
  [/activeCustomEditorId|activeWebviewPanelId/, text('the case panel', '案卷面板')],
  [/editorHasSelection/, text('selected text in an editor', '编辑器中选定的文本')],
  [/editorTextFocus/, text('editor', '编辑器')],
];
const anywhere = text('anywhere', '任意位置');

/** What the panels' pages do themselves; `mod` is Ctrl, on a Mac Command. */
const pageKeys: readonly { readonly title: Text; readonly keys: readonly (readonly [key: string, does: Text])[] }[] = [
  {
    title: text('In the case panel', '案卷面板'),
    keys: [
      ['Tab', text('To the next field or button', '移到下一个字段或按钮')],
      ['ArrowLeft ArrowRight Home End', text('Change the tab, when a tab has the focus', '焦点在标签上时切换标签')],
      [
        'mod+Z',
        text('Undo the last change of the case, outside text fields', '撤销案卷的上一次更改（不在文本框内时）'),
      ],
      ['mod+Shift+Z', text('Redo', '恢复')],
      ['Alt+ArrowUp Alt+ArrowDown', text('Move a row of a list', '移动列表中的一行')],
      ['Ctrl+Space', text('Cite evidence in a row', '在列表行中引用证据')],
      ['F2', text('Rename the evidence', '重命名证据')],
      ['Delete', text('Delete the evidence, asked', '删除证据（需确认）')],
      ['Escape', text('Close a menu, a picker or a field', '关闭菜单、选择列表或输入框')],
    ],
  },
  {
    title: text('In the network view', '网络视图'),
    keys: [
      [
        'ArrowLeft ArrowRight',
        text('From one recognised value of the output to the next', '在输出中移到上一个或下一个识别出的值'),
      ],
      ['Enter', text('From a value to its place in the tables, and back', '在值与其表格位置之间跳转')],
      ['ArrowUp ArrowDown Home End', text('Through the values of a table', '在表格的值之间移动')],
    ],
  },
];

const macSigns: Readonly<Record<string, string>> = { ctrl: '⌃', cmd: '⌘', alt: '⌥', shift: '⇧', mod: '⌘' };

/** A chord as a person reads it: "ctrl+alt+e" is Ctrl+Alt+E, on a Mac ⌃⌥E. */
export function keyText(chord: string, isMac: boolean): string {
  const parts = chord.split('+').map((part) => {
    const name = part.toLowerCase();
    if (isMac) return macSigns[name] ?? capital(part);
    return name === 'mod' ? 'Ctrl' : capital(part);
  });
  return isMac ? parts.join('') : parts.join('+');
}

const capital = (part: string): string =>
  part.startsWith('Arrow')
    ? ({ ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }[part] ?? part)
    : part.charAt(0).toUpperCase() + part.slice(1);

/**
 * Every key of the extension as Markdown: those of its manifest, and those that the panels' pages answer themselves.
 *
 * @param manifest the extension's own `package.json`
 * @throws ZodError when it is no manifest of an extension
 */
export function keyboardMap(manifest: unknown, language: Language): string {
  const { commands, keybindings } = manifestSchema.parse(manifest).contributes;
  const at = (value: Text): string => markdownText(say(value, language));
  const titles = new Map(commands.map(({ command, title }) => [command, title]));
  const placeOf = (when = ''): Text => places.find(([condition]) => condition.test(when))?.[1] ?? anywhere;
  const chords = (keys: string, isMac: boolean): string =>
    keys
      .split(' ')
      .map((key) => `\`${keyText(key, isMac)}\``)
      .join(' ');
  const rows = keybindings.map(({ command, key, mac, when }) => {
    const does = markdownText(titles.get(command) ?? command);
    return `| ${chords(key, false)} | ${chords(mac ?? key, true)} | ${does} | ${at(placeOf(when))} |`;
  });
  return [
    `# ${at(words.title)}`,
    '',
    `## ${at(words.everywhere)}`,
    '',
    at(words.changeable),
    '',
    `| ${at(words.key)} | ${at(words.macKey)} | ${at(words.does)} | ${at(words.where)} |`,
    '|---|---|---|---|',
    ...rows,
    '',
    ...pageKeys.flatMap(({ title, keys }) => [
      `## ${at(title)}`,
      '',
      `| ${at(words.key)} | ${at(words.macKey)} | ${at(words.does)} |`,
      '|---|---|---|',
      ...keys.map(([key, does]) => `| ${chords(key, false)} | ${chords(key, true)} | ${at(does)} |`),
      '',
    ]),
  ].join('\n');
}
