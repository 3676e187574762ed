import assert from 'node:assert/strict';
import { truncateSync, renameSync, writeFileSync, appendFileSync } from 'node:fs';
import { countLines } from '../../../../src/evidence/log/countLines.ts';
import type { Hit } from '../../../../src/evidence/log/hitList.ts';
import type { LogFile } from '../../../../src/evidence/log/logFile.ts';
import { searchLog } from '../../../../src/evidence/log/searchLog.ts';
import type { SearchQuery } from '../../../../src/evidence/log/searchQuery.ts';
import { decode, encodingById } from '../../../../src/evidence/log/textEncoding.ts';
import { encoded, LogFolder } from './sampleLogs.ts';

const literal = (text: string, matchCase = true): SearchQuery => ({ text, isPattern: false, matchCase });
const pattern = (text: string, matchCase = true): SearchQuery => ({ text, isPattern: true, matchCase });
const ignore = (): void => undefined;

describe('searching a log', () => {
  const folder = new LogFolder();
  after(() => folder.dispose());

  const search = async (log: LogFile, query: SearchQuery, id = 'utf8', mark: 0 | 2 | 3 = 0) => {
    const encoding = { ...encodingById(id), mark };
    const { first, last, count } = await searchLog({ log: log.snapshot, encoding, query }, ignore);
    const hits = [...first, ...last];
    const lineOf = async ({ startByte, endByte }: Hit) =>
      decode(await log.read(startByte, endByte - startByte), encoding);
    return { count, lines: hits.map(({ startLine }) => startLine), texts: await Promise.all(hits.map(lineOf)) };
  };

  it('finds whole lines with their numbers, each once, with any line end', async () => {
    const log = await folder.log('one error error\ntwo\r\nthree error\rfour\n\nsix error');
    for (const query of [literal('error'), pattern('err.r'), pattern('er{2}or(?!x)')])
      assert.deepEqual(await search(log, query), {
        count: 3,
        lines: [1, 3, 6],
        texts: ['one error error\n', 'three error\r', 'six error'],
      });
    assert.deepEqual((await search(log, pattern('^$'))).lines, [5], 'not behind the last line end');
  });

  it('minds the case, or does not', async () => {
    const log = await folder.log('Error\nERROR\nerror\nÉchec\néchec\n');
    assert.deepEqual((await search(log, literal('Error'))).lines, [1]);
    assert.deepEqual((await search(log, literal('Error', false))).lines, [1, 2, 3]);
    assert.deepEqual((await search(log, literal('échec', false))).lines, [4, 5]);
    assert.deepEqual((await search(log, pattern('^e', false))).lines, [1, 2, 3]);
  });

  it('tries an expression on each line alone', async () => {
    const log = await folder.log('begin\nmiddle\nend x\nbegin end\n');
    assert.deepEqual((await search(log, pattern('begin[^]*end'))).lines, [4], 'across lines it is no match');
    assert.deepEqual((await search(log, pattern('\\s'))).lines, [3, 4]);
    assert.deepEqual((await search(log, pattern('^(?!.*end)'))).lines, [1, 2]);
    await assert.rejects(search(log, pattern('(')), SyntaxError);
  });

  const chinese = '2026-11-22 10:00:00 错误 连接失败 Error\r\n2026-11-22 10:00:01 信息\r\n2026-11-22 10:00:02 错误';
  for (const [id, mark] of [
    ['utf8', 0],
    ['utf8bom', 3],
    ['gb18030', 0],
    ['gbk', 0],
    ['utf16le', 2],
    ['utf16be', 2],
    ['utf16le', 0],
  ] as const)
    it(`finds Chinese in ${id}${mark ? ' with a byte order mark' : ''}`, async () => {
      const log = await folder.log(encoded(`${mark ? '\ufeff' : ''}${chinese}`, id === 'utf8bom' ? 'utf8' : id));
      for (const query of [literal('错误'), pattern('[错]误')]) {
        const { lines, texts } = await search(log, query, id, mark);
        assert.deepEqual(lines, [1, 3]);
        assert.deepEqual(texts, ['2026-11-22 10:00:00 错误 连接失败 Error\r\n', '2026-11-22 10:00:02 错误']);
      }
      assert.deepEqual((await search(log, literal('ERROR', false), id, mark)).lines, [1]);
    });

  it('takes no half of a character for another one', async () => {
    // The second bytes of 能 in Shift_JIS and of 誠 in Big5 are ASCII: a backslash.
    const log = await folder.log(encoded('機能ABC\nC:\\temp\n', 'shiftjis'));
    assert.deepEqual((await search(log, literal('\\'), 'shiftjis')).lines, [2]);
    const pairs = await folder.log(encoded('错误\n', 'gbk'));
    const [, second, third] = encoded('错误', 'gbk');
    const between = decode(Uint8Array.of(second!, third!), encodingById('gbk'));
    assert.deepEqual((await search(pairs, literal(between), 'gbk')).lines, []);
  });

  it('finds what lies across the blocks that it reads', async () => {
    const filler = 'x'.repeat(99);
    for (let shift = 0; shift < 240; shift += 5) {
      // Lines of 100 bytes: the text moves over the border of a block.
      const before = `${filler}\n`.repeat(5_242);
      const log = await folder.log(`${before}${'y'.repeat(shift)} needle in a stack\nafter\n`);
      for (const query of [
        literal('needle in a stack'),
        literal('NEEDLE in a stack', false),
        pattern('needle.*stack'),
      ]) {
        const { lines, texts } = await search(log, query);
        assert.deepEqual([lines, texts], [[5_243], [`${'y'.repeat(shift)} needle in a stack\n`]]);
      }
    }
  });

  it('finds a line of 10 MB, and its neighbours', async () => {
    const long = `${'a'.repeat(5_000_000)} needle ${'b'.repeat(5_000_000)} needle`;
    const log = await folder.log(`first needle\n${long}\nlast needle\n`);
    for (const query of [literal('needle'), pattern('n.edle')]) {
      const { lines, texts } = await search(log, query);
      assert.deepEqual(lines, [1, 2, 3]);
      assert.deepEqual(
        texts.map((text) => text.length),
        [13, long.length + 1, 12],
      );
    }
  });

  it('counts everything, and keeps hits of the beginning and of the end', async () => {
    const log = await folder.log(Array.from({ length: 5_000 }, (_, nth) => `error ${nth + 1}\n`).join(''));
    const { count, lines } = await search(log, literal('error'));
    assert.equal(count, 5_000);
    assert.deepEqual([lines.length, lines[0], lines[499], lines[500], lines.at(-1)], [1_000, 1, 500, 4_501, 5_000]);
  });

  it('looks at a log that grows as far as it went at first, and refuses one that was rotated or emptied', async () => {
    const log = await folder.log('error 1\n', 'live.log');
    const { path } = log.snapshot;
    appendFileSync(path, 'error 2\n');
    assert.deepEqual((await search(log, literal('error'))).lines, [1]);
    assert.equal(await log.fate(), 'grown');
    truncateSync(path, 3);
    await assert.rejects(search(log, literal('error')), { code: 'LOG_TRUNCATED' });
    writeFileSync(path, 'another log, longer than the first one was\n');
    await assert.rejects(search(log, literal('error')), { code: 'LOG_TRUNCATED' }, 'emptied and filled again');
    renameSync(path, `${path}.1`);
    await assert.rejects(search(log, literal('error')), { code: 'LOG_GONE' });
    writeFileSync(path, 'error 1\n');
    await assert.rejects(search(log, literal('error')), { code: 'LOG_ROTATED' });
    assert.equal(await log.fate(), 'rotated');
  });

  it('numbers lines by where they begin', async () => {
    const log = await folder.log('one\ntwo\r\nthree\rfour');
    const input = { log: log.snapshot, encoding: encodingById('utf8'), positions: [0, 4, 9, 15] };
    assert.deepEqual(await countLines(input, ignore), [1, 2, 3, 4]);
    const lines = Array.from({ length: 300_000 }, (_, nth) => `line ${nth}`).join('\r\n');
    const large = await folder.log(lines);
    const at = lines.indexOf('line 299999');
    assert.deepEqual(await countLines({ ...input, log: large.snapshot, positions: [at] }, ignore), [300_000]);
  });
});
