import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { linesOfFile } from '../../../../src/evidence/linesOfFile.ts';
import { locateAtByte } from '../../../../src/evidence/locateAtByte.ts';
import { locateExcerpt } from '../../../../src/evidence/locateExcerpt.ts';
import { stepOn, tailOf } from '../../../../src/evidence/log/lineSteps.ts';
import { logPlace } from '../../../../src/evidence/log/logPlace.ts';
import { encodingById, encodings } from '../../../../src/evidence/log/textEncoding.ts';
import { encoded, LogFolder } from './sampleLogs.ts';

/** A word that only this encoding, or one of its kind, can write. */
const words: Readonly<Record<string, string>> = {
  utf8: '错误', utf8bom: '错误', utf16le: '错误', utf16be: '错误', gb18030: '错误', gbk: '错误', big5: '錯誤',
  shiftjis: 'エラー', eucjp: 'エラー', euckr: '오류', windows1252: 'Gerät', windows1250: 'Błąd', windows1251: 'Ошибка',
  windows1253: 'Σφάλμα', windows1254: 'başarısız', windows1255: 'שגיאה', windows1256: 'خطأ', windows1257: 'kļūda',
  windows1258: 'lôi', windows874: 'ผิด', koi8r: 'Ошибка', ibm866: 'Ошибка',
}; // prettier-ignore

describe('the place of lines in a log', () => {
  const folder = new LogFolder();
  after(() => folder.dispose());

  for (const plain of encodings)
    it(`is found again in ${plain.id}, at its bytes and by its lines, after the log has grown`, async () => {
      const word = words[plain.id] ?? '';
      const hasMark = plain.id.startsWith('utf16') || plain.mark > 0;
      const encoding = { ...plain, mark: hasMark ? (plain.unit === 2 ? 2 : 3) : 0 } as const;
      const write = (text: string): Buffer => encoded(text, plain.id);
      const text = `${hasMark ? '\ufeff' : ''}one ${word}\r\ntwo\r\nthree ${word}\r\nfour`;
      const log = await folder.log(write(text), `${plain.id}.log`);
      const first = { startByte: encoding.mark, ...(await stepOn(log, encodingById(plain.id), encoding.mark, 2)) };
      const last = await tailOf(log, encoding, 2);
      const places = [
        await logPlace(log, encoding, first, { startLine: 1, endLine: 2 }),
        await logPlace(log, encoding, last, { startLine: 3, endLine: 4 }),
      ];
      const { path } = log.snapshot;
      appendFileSync(path, write('\r\nfive\r\n'));
      for (const place of places) {
        const same = { kind: 'same', startLine: place.startLine, endLine: place.endLine };
        assert.deepEqual(await locateExcerpt({ path, ...place }, linesOfFile(path, place.encoding)), same);
        assert.deepEqual(await locateAtByte(path, { path, ...place }), same);
      }
    });
});
