import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import { mergeRanges } from '../../../../src/evidence/log/lineRange.ts';
import { stepOn, tailOf, withContext } from '../../../../src/evidence/log/lineSteps.ts';
import type { LogFile } from '../../../../src/evidence/log/logFile.ts';
import { excerptBytes, excerptFacts } from '../../../../src/evidence/log/readExcerpt.ts';
import { decode, encodingById, utf8 } from '../../../../src/evidence/log/textEncoding.ts';
import { excerptOf } from '../../../../src/evidence/excerpt.ts';
import { encoded, LogFolder } from './sampleLogs.ts';

describe('lines of a log, without reading all of it', () => {
  const folder = new LogFolder();
  after(() => folder.dispose());

  const tail = async (log: LogFile, lines: number, id = 'utf8', mark: 0 | 2 | 3 = 0) => {
    const encoding = { ...encodingById(id), mark };
    const { startByte, endByte, lines: got } = await tailOf(log, encoding, lines);
    return { got, text: decode(await log.read(startByte, endByte - startByte), encoding) };
  };

  it('are the last ones, whether or not the last has an end', async () => {
    for (const end of ['', '\n', '\r\n', '\r']) {
      const log = await folder.log(`one\ntwo\r\nthree\rfour${end}`);
      assert.deepEqual(await tail(log, 1), { got: 1, text: `four${end}` });
      assert.deepEqual(await tail(log, 2), { got: 2, text: `three\rfour${end}` });
      assert.deepEqual(await tail(log, 3), { got: 3, text: `two\r\nthree\rfour${end}` });
      assert.deepEqual(await tail(log, 9), { got: 4, text: `one\ntwo\r\nthree\rfour${end}` });
    }
    assert.deepEqual(await tail(await folder.log('\n\n'), 1), { got: 1, text: '\n' });
    assert.deepEqual(await tail(await folder.log(''), 5), { got: 0, text: '' });
  });

  it('are whole in encodings of two bytes, without the byte order mark', async () => {
    // 上 is U+4E0A and ਊ U+0A0A: one of their bytes, or both, are that of a line feed.
    const text = '上上\r\nਊ上\r\n上ਊ一';
    for (const id of ['utf16le', 'utf16be']) {
      const log = await folder.log(encoded(`\ufeff${text}`, id));
      assert.deepEqual(await tail(log, 2, id, 2), { got: 2, text: 'ਊ上\r\n上ਊ一' });
      assert.deepEqual(await tail(log, 5, id, 2), { got: 3, text });
    }
    const half = await folder.log(Buffer.concat([encoded('one\ntwo', 'utf16le'), Buffer.of(0x41)]));
    assert.deepEqual(await tail(half, 1, 'utf16le'), { got: 1, text: 'two' }, 'half of a unit is still to come');
    assert.deepEqual(await tail(await folder.log(encoded('甲\n错误', 'gbk')), 1, 'gbk'), { got: 1, text: '错误' });
  });

  it('are counted alike forwards and backwards, wherever the blocks of reading end', async () => {
    for (const end of ['\n', '\r\n', '\r'])
      for (const length of [65_534, 65_535, 65_536, 131_071, 200_000]) {
        const lines = ['a'.repeat(length), 'b', 'c'.repeat(length), '', 'd'].map((line) => line + end);
        const log = await folder.log(lines.join(''));
        for (let count = 1; count <= 5; count += 1) {
          const back = await tail(log, count);
          assert.deepEqual([back.got, back.text], [count, lines.slice(-count).join('')]);
          const on = await stepOn(log, utf8, 0, count);
          assert.deepEqual(on, { endByte: lines.slice(0, count).join('').length, lines: count });
        }
      }
  });

  it('come with the lines around them, and those that touch become one excerpt', async () => {
    const log = await folder.log(Array.from({ length: 20 }, (_, nth) => `${nth + 1}\n`).join(''));
    const line = (nth: number) => {
      const startByte = nth <= 10 ? (nth - 1) * 2 : 18 + (nth - 10) * 3;
      return { startLine: nth, endLine: nth, startByte, endByte: startByte + `${nth}\n`.length };
    };
    const around = await withContext(log, utf8, line(10), { before: 2, after: 3 });
    assert.deepEqual([around.startLine, around.endLine], [8, 13]);
    assert.equal(
      (await log.read(around.startByte, around.endByte - around.startByte)).toString(),
      '8\n9\n10\n11\n12\n13\n',
    );
    const first = await withContext(log, utf8, line(1), { before: 5, after: 50 });
    assert.deepEqual([first.startLine, first.endLine, first.startByte], [1, 20, 0]);
    const merged = mergeRanges([line(12), line(3), line(4), around]);
    assert.deepEqual(
      merged.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [3, 4],
        [8, 13],
      ],
    );
  });

  it('are written as UTF-8 with the hashes that the same lines have in an editor', async () => {
    const text = 'first 错误\r\nsecond 😀\rthird';
    for (const id of ['utf8', 'utf16le', 'gb18030']) {
      const shown = id === 'gb18030' ? text.replace(' 😀', '') : text;
      const log = await folder.log(encoded(shown, id));
      const all = { startByte: 0, endByte: log.size };
      const chunks: Uint8Array[] = [];
      for await (const chunk of excerptBytes(log, encodingById(id), all)) chunks.push(chunk);
      const lines = shown.split(/\r\n|\r/);
      assert.equal(Buffer.concat(chunks).toString(), `${lines.join('\n')}\n`);
      const editor = excerptOf(
        { lineCount: 3, lineAt: (line) => ({ text: lines[line]! }) },
        { start: { line: 0, character: 0 }, end: { line: 2, character: 5 } },
      );
      const { sha256, firstLineSha256, lines: count, bytes } = await excerptFacts(log, encodingById(id), all);
      assert.deepEqual([sha256, firstLineSha256, count], [editor!.sha256, editor!.firstLineSha256, 3]);
      assert.equal(bytes, Buffer.concat(chunks).length);
    }
  });

  it('are refused when the log is emptied before they are read', async () => {
    const log = await folder.log('one\ntwo\nthree\n');
    const { startByte, endByte } = await tailOf(log, utf8, 1);
    truncateSync(log.snapshot.path, 4);
    await assert.rejects(excerptFacts(log, utf8, { startByte, endByte }), { name: 'LogChanged', change: 'truncated' });
  });
});
