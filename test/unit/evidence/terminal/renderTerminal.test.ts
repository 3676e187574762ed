import assert from 'node:assert/strict';
import { commandOutput } from '../../../../src/evidence/terminal/commandOutput.ts';
import { streamIsWhole } from '../../../../src/evidence/terminal/streamIsWhole.ts';
import { renderTerminal } from '../../../../src/evidence/terminal/renderTerminal.ts';

const esc = '\u001b';

describe('renderTerminal', () => {
  for (const [what, stream, text] of [
    ['plain lines', 'a\r\nb\n', 'a\nb\n'],
    ['nothing', '', ''],
    ['blank lines around', '\r\n\r\na\r\n\r\nb\r\n\r\n', 'a\n\nb\n'],
    ['colours', `${esc}[31mred${esc}[0m plain\r\n`, 'red plain\n'],
    ['a progress bar', '10%\r 50%\r100%\r\ndone\r\n', '100%\ndone\n'],
    ['an erased line', `downloading…\r${esc}[Kok\r\n`, 'ok\n'],
    ['cursor movement up', `one\r\ntwo\r\n${esc}[2Auno\r\n\r\n`, 'uno\ntwo\n'],
    ['backspaces', 'abc\b\bX\r\n', 'aXc\n'],
    ['tabs', `${esc}[mа\tb\r\n`, 'а       b\n'],
    ['a title sequence', `${esc}]0;title\u0007text\r\n`, 'text\n'],
    ['a hyperlink', `${esc}]8;;https://example.com${esc}\\link${esc}]8;;${esc}\\\r\n`, 'link\n'],
    ['a full-screen program', `before\r\n${esc}[?1049h${esc}[2Jinside${esc}[?1049l after\r\n`, 'before\n after\n'],
    ['Chinese', `${esc}[1m来自 10.0.0.1 的回复${esc}[0m\r\n`, '来自 10.0.0.1 的回复\n'],
  ] as const) {
    it(`renders ${what}`, async () => assert.deepEqual(await renderTerminal(stream), { text, isCut: false }));
  }

  it('joins lines that the terminal wrapped, wide characters too', async () => {
    const latin = 'x'.repeat(1_000);
    const wide = `a${'中'.repeat(500)}`;
    assert.equal((await renderTerminal(`${esc}[m${latin}\r\n${wide}\r\nend\r\n`)).text, `${latin}\n${wide}\nend\n`);
  });

  it('keeps blanks inside a wrapped line', async () => {
    const line = `a${' '.repeat(400)}b`;
    assert.equal((await renderTerminal(`${esc}[m${line}\r\n`)).text, `${line}\n`);
  });

  it('keeps the end of more lines than it can hold and says so', async () => {
    for (const start of ['', `${esc}[m`]) {
      const { text, isCut } = await renderTerminal(
        start + Array.from({ length: 30_000 }, (_, index) => `line ${index}\r\n`).join(''),
      );
      assert.equal(isCut, true);
      assert.match(text, /line 29999\n$/);
      assert.ok(text.split('\n').length <= 20_100);
    }
  });
});

describe('commandOutput', () => {
  const started = `${esc}]633;C\u0007`;
  const ended = `${esc}]633;D;0\u0007`;
  for (const [what, stream, output] of [
    ['all of a stream without marks', 'a\r\n', 'a\r\n'],
    [
      'what is between the marks',
      `ls\r\n${esc}]633;E;ls;1\u0007${started}file\r\n${ended}${esc}]633;A\u0007$ `,
      'file\r\n',
    ],
    ['what is before the end mark', `file\r\n${ended}$ `, 'file\r\n'],
    ['marks ended by ST', `x${esc}]633;C${esc}\\file${esc}]633;D;1${esc}\\`, 'file'],
    ['no end mark of an earlier command', `${ended}${started}file\r\n`, 'file\r\n'],
    [
      'no mark of zsh for a missing line end',
      `file${esc}[1m${esc}[7m%${esc}[27m${esc}[1m${esc}[0m${' '.repeat(79)}\r \r`,
      'file',
    ],
    ['text that only looks like a mark', 'echo 633;C\r\n', 'echo 633;C\r\n'],
  ] as const) {
    it(`keeps ${what}`, () => assert.equal(commandOutput(stream), output));
  }
});

describe('streamIsWhole', () => {
  for (const [version, isWhole] of [
    ['1.96.4', false],
    ['1.100.2', false],
    ['1.101.0', true],
    ['1.139.1-insider', true],
    ['2.0.0', true],
  ] as const) {
    it(`${version}: ${isWhole}`, () => assert.equal(streamIsWhole(version), isWhole));
  }
});
