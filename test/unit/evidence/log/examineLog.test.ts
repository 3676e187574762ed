import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { examineLog } from '../../../../src/evidence/log/examineLog.ts';
import { encoded, LogFolder } from './sampleLogs.ts';

describe('what a log is written in', () => {
  const folder = new LogFolder();
  after(() => folder.dispose());

  const encodingOf = async (content: string | Uint8Array, language?: string): Promise<string> => {
    const examined = await examineLog(await folder.log(content), language);
    return examined.kind === 'text' ? `${examined.found.encoding.id} (${examined.found.certainty})` : examined.kind;
  };
  const stamp = '2026-11-22 10:00:00,123 [main] ERROR ';

  it('is what its byte order mark says', async () => {
    assert.equal(await encodingOf(Buffer.from(`\ufeff${stamp}连接失败`)), 'utf8bom (mark)');
    assert.equal(await encodingOf(Buffer.from(`\ufeff${stamp}`, 'utf16le')), 'utf16le (mark)');
    assert.equal(await encodingOf(Buffer.from(`\ufeff${stamp}`, 'utf16le').swap16()), 'utf16be (mark)');
  });

  it('is UTF-8 when it can be, and UTF-16 by its zeros', async () => {
    assert.equal(await encodingOf(`${stamp}connection refused\n`), 'utf8 (ascii)');
    assert.equal(await encodingOf(`${stamp}连接失败\n`), 'utf8 (strict)');
    assert.equal(await encodingOf(encoded(`${stamp}连接失败，正在重试\r\n`, 'utf16le')), 'utf16le (strict)');
    assert.equal(await encodingOf(encoded(`${stamp}连接失败，正在重试\r\n`, 'utf16be')), 'utf16be (strict)');
  });

  // Short lines, as logs have them, are the hard ones.
  const samples: readonly [id: string, language: string, text: string][] = [
    ['gb18030', 'zh-cn', `${stamp}连接失败`],
    ['gb18030', 'zh-cn', '2026-11-22 10:00:00 错误'],
    ['gb18030', 'en', '用户登录失败：密码错误'],
    ['gb18030', 'en', `${stamp}财务系统 数据库连接超时，正在重试第3次`],
    ['gb18030', 'zh-cn', '打印机'],
    ['big5', 'zh-tw', '2026-11-22 錯誤：連線失敗'],
    ['big5', 'en', '使用者登入失敗，密碼錯誤'],
    ['shiftjis', 'ja', `${stamp}エラー：接続に失敗しました`],
    ['shiftjis', 'en', 'ディスク容量が不足しています'],
    ['eucjp', 'ja', `${stamp}エラー：接続に失敗しました`],
    ['euckr', 'en', `${stamp}오류: 연결에 실패했습니다`],
    ['euckr', 'ko', '사용자 로그인 실패'],
    ['windows1252', 'de', `${stamp}Verbindung zum Server unterbrochen, Gerät nicht verfügbar`],
    ['windows1252', 'fr', 'café déjà fermé'],
    ['windows1251', 'ru', `${stamp}Ошибка: не удалось подключиться к серверу`],
    ['windows1251', 'ru', 'Диск переполнен'],
    ['windows1250', 'pl', `${stamp}Błąd połączenia z serwerem, proszę spróbować później`],
  ];
  for (const [id, language, text] of samples)
    it(`is found by one line in ${id}: ${text}`, async () => {
      assert.equal(await encodingOf(encoded(`${text}\r\n`, id), language), `${id} (guess)`);
    });

  it('is found by a few lines far down in a log that is ASCII otherwise', async () => {
    const plain = `${stamp}GET /orders 200\n`.repeat(30_000);
    const chinese = encoded(`${stamp}数据库连接超时，正在重试\n`.repeat(2_000), 'gbk');
    assert.equal(await encodingOf(Buffer.concat([Buffer.from(plain), chinese])), 'gb18030 (guess)');
  });

  it('is nothing for files that are no text, and says what they are', async () => {
    const examine = async (content: Buffer | string) => examineLog(await folder.log(content));
    assert.deepEqual(await examine(gzipSync('log')), { kind: 'binary', format: 'gzip', isCompressed: true });
    assert.deepEqual(await examine(Buffer.from('ElfFile\0\0\0\0')), {
      kind: 'binary',
      format: 'Windows event log (.evtx)',
      isCompressed: false,
    });
    const noise = Buffer.from(Array.from({ length: 4_000 }, (_, nth) => (nth * 7919) % 256));
    assert.deepEqual(await examine(noise), { kind: 'binary', isCompressed: false });
    const words = Buffer.from([0, 1, 2, 3]);
    assert.equal((await examine(Buffer.concat(Array.from({ length: 500 }, () => words)))).kind, 'binary');
    assert.deepEqual(await examine(''), { kind: 'empty' });
  });

  it('is text in spite of the hole that emptying under a running program leaves, and of colours', async () => {
    assert.equal(await encodingOf(Buffer.concat([Buffer.alloc(4096), Buffer.from(stamp)])), 'utf8 (ascii)');
    assert.equal(await encodingOf('\u001b[31mERROR\u001b[0m refused\n'), 'utf8 (ascii)');
  });
});
