import assert from 'node:assert/strict';
import {
  encodingOfCodePage,
  encodingOfLocale,
  outputDecoder,
} from '../../../../src/evidence/terminal/consoleEncoding.ts';

describe('encodingOfCodePage', () => {
  for (const [answer, encoding] of [
    ['Active code page: 936\r\n', 'gbk'],
    ['活动代码页: 65001', 'utf-8'],
    ['Aktive Codepage: 850.', 'cp850'],
    ['Active code page: 437', 'cp437'],
    ['Текущая кодовая страница: 866', 'ibm866'],
    ['現在のコード ページ: 932', 'shift_jis'],
    ['Active code page: 1252', 'windows-1252'],
    ['Active code page: 20127', 'windows-1252'],
    ['', 'utf-8'],
  ] as const) {
    it(`of ${JSON.stringify(answer)} is ${encoding}`, () => assert.equal(encodingOfCodePage(answer), encoding));
  }
});

describe('encodingOfLocale', () => {
  for (const [env, encoding] of [
    [{ LANG: 'zh_CN.UTF-8' }, 'utf-8'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.GB18030' }, 'gb18030'],
    [{ LC_ALL: '', LANG: 'ja_JP.eucJP' }, 'euc-jp'],
    [{ LANG: 'C' }, 'utf-8'],
    [{ LANG: 'de_DE.nonsense@euro' }, 'utf-8'],
    [{}, 'utf-8'],
  ] as const) {
    it(`of ${JSON.stringify(env)} is ${encoding}`, () => assert.equal(encodingOfLocale(env), encoding));
  }
});

describe('outputDecoder', () => {
  const inPieces = (decoder: ReturnType<typeof outputDecoder>, bytes: Uint8Array, size: number): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += size) text += decoder.decode(bytes.subarray(at, at + size));
    return text + decoder.end();
  };
  /** What a Chinese Windows ping writes: "来自 10.0.0.1 的回复: 字节=32" in code page 936. */
  const gbk = Buffer.from('c0b4d7d42031302e302e302e3120b5c4bbd8b8b43a20d7d6bdda3d3332', 'hex');
  const reply = '来自 10.0.0.1 的回复: 字节=32';
  /** "Zeitüberschreitung" in code page 850. */
  const german = Buffer.from('5a6569748162657273636872656974756e67', 'hex');

  for (const size of [1, 2, 3, 1_000]) {
    it(`reads GBK in pieces of ${size}`, () => assert.equal(inPieces(outputDecoder('gbk'), gbk, size), reply));
    it(`reads UTF-8 in pieces of ${size}`, () =>
      assert.equal(inPieces(outputDecoder('utf-8'), Buffer.from(reply), size), reply));
    it(`reads a DOS code page in pieces of ${size}`, () =>
      assert.equal(inPieces(outputDecoder('cp850'), german, size), 'Zeitüberschreitung'));
    it(`reads each line as UTF-8 or else in the code page, in pieces of ${size}`, () => {
      const mixed = Buffer.concat([gbk, Buffer.from('\r\n'), Buffer.from(`${reply}\r\n`), gbk]);
      const decoder = outputDecoder('gbk', { mayBeUtf8: true });
      assert.equal(inPieces(decoder, mixed, size), `${reply}\r\n${reply}\r\n${reply}`);
    });
  }

  for (const [page, hex, text] of [
    ['cp437', '82e19b', 'éß¢'],
    ['cp852', 'a5d8e7', 'ąěš'],
    ['cp857', 'a79fa6', 'ğşĞ'],
    ['cp737', '9899', 'αβ'],
    ['cp862', '8081', 'אב'],
  ] as const) {
    it(`knows ${page}`, () => assert.equal(outputDecoder(page).decode(Buffer.from(hex, 'hex')), text));
  }

  it('does not hold back a long line that never ends', () => {
    const decoder = outputDecoder('gbk', { mayBeUtf8: true });
    assert.equal(decoder.decode(Buffer.from('.'.repeat(5_000))).length, 5_000);
  });
});
