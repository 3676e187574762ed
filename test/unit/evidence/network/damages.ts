/** What happens to a terminal's text on its way into a ticket. Each keeps every value, so the same reading is expected. */
export type Damage = { readonly name: string; readonly apply: (text: string) => string };

const eachLine = (text: string, change: (line: string, index: number) => string): string =>
  text.replace(/\n$/, '').split(/\r?\n/).map(change).join('\n') + '\n';

const twoDigits = (value: number): string => String(value % 60).padStart(2, '0');

const stamped = (name: string, stamp: (index: number) => string): Damage => ({
  name,
  apply: (text) => eachLine(text, (line, index) => stamp(index) + line),
});

const columnsOf = (character: string): number =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(character) ? 2 : 1;

/** Breaks as a terminal does: at its exact width, trailing spaces lost when the screen is copied. */
const wrapExactly = (line: string, width: number): string => {
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const character of line) {
    const own = columnsOf(character);
    if (used + own > width) {
      rows.push(row);
      row = '';
      used = 0;
    }
    row += character;
    used += own;
  }
  return [...rows, row].map((each) => each.trimEnd()).join('\n');
};

/** Breaks as a mail program does: at the last space before its width. */
const wrapAtWords = (line: string, width: number): string => {
  const rows: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    if (space <= 0 || rest.slice(0, space).trim() === '') break;
    rows.push(rest.slice(0, space).trimEnd());
    rest = rest.slice(space + 1);
  }
  return [...rows, rest].join('\n');
};

/** Damages that leave the lines whole. */
export const lineDamages: readonly Damage[] = [
  { name: 'Windows line ends', apply: (text) => eachLine(text, (line) => line + '\r').replace(/\r$/, '') },
  { name: 'doubled carriage returns', apply: (text) => eachLine(text, (line) => line + '\r\r') },
  { name: 'a blank line after each', apply: (text) => eachLine(text, (line) => line + '\n') },
  { name: 'a mail quote', apply: (text) => eachLine(text, (line) => '> ' + line) },
  { name: 'a quote in a quote', apply: (text) => eachLine(text, (line) => '>> ' + line) },
  { name: 'a quote without space', apply: (text) => eachLine(text, (line) => '>' + line) },
  {
    name: 'an indented Markdown fence',
    apply: (text) => '```text\n' + eachLine(text, (line) => '    ' + line) + '```\n',
  },
  { name: 'trailing spaces', apply: (text) => eachLine(text, (line) => line + '   ') },
  { name: 'no leading spaces', apply: (text) => eachLine(text, (line) => line.trimStart()) },
  { name: 'no-break spaces', apply: (text) => text.replace(/ {2}/g, '\u00a0 ') },
  { name: 'a byte-order mark', apply: (text) => '\ufeff' + text },
  { name: 'direction marks', apply: (text) => eachLine(text, (line) => '\u200e' + line + '\u200f') },
  { name: 'colours', apply: (text) => eachLine(text, (line) => '\u001b[01;32m' + line + '\u001b[0m\u001b[K') },
  { name: 'colours without their escape', apply: (text) => eachLine(text, (line) => '[0m[32m' + line + '[0m') },
  { name: 'entities', apply: (text) => text.replace(/</g, '&lt;').replace(/>/g, '&gt;') },
  {
    name: 'a chat line before and after',
    apply: (text) => `Wang Wei 10:32\nHere is what I get:\n\n${text}\nCan you have a look, please?\n`,
  },
  {
    name: 'a Chinese chat line before and after',
    apply: (text) => `李工 上午10:32\n结果如下，请看：\n${text}麻烦看一下。\n谢谢！\n`,
  },
  stamped('container log lines', (index) => `2026-11-22T11:02:${twoDigits(index)}.123456789Z stdout F `),
  stamped('syslog lines', (index) => `Nov 22 11:02:${twoDigits(index)} jump01 probe[${812 + (index % 3)}]: `),
  stamped(
    'a log framework',
    (index) => `2026-11-22 11:02:${twoDigits(index)},${100 + (index % 800)} INFO  [main] c.e.Probe - `,
  ),
  stamped('times in brackets', (index) => `[11:02:${twoDigits(index)}] `),
  stamped('American dates', (index) => `11/22/2026 11:02:${twoDigits(index)} AM `),
  stamped('Chinese dates', (index) => `2026/11/22 11:02:${twoDigits(index)} `),
  stamped('epoch seconds', (index) => `[${1795345459 + index}.517662] `),
  stamped('a container name', () => 'probe-1  | '),
  stamped('a pod name', () => '[pod/probe-7c9f/probe] '),
];

/** Damages that break lines. */
export const wrapDamages: readonly Damage[] = [
  ...[40, 60, 80].map((width) => ({
    name: `a terminal of ${width} columns`,
    apply: (text: string) => eachLine(text, (line) => wrapExactly(line, width)),
  })),
  ...[65, 72, 76].map((width) => ({
    name: `mail wrapped at ${width}`,
    apply: (text: string) => eachLine(text, (line) => wrapAtWords(line, width)),
  })),
  {
    name: 'a quoted mail wrapped at 72',
    apply: (text) =>
      eachLine(
        eachLine(text, (line) => wrapAtWords(line, 70)),
        (line) => '> ' + line,
      ),
  },
];
