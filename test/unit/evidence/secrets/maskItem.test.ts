import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { standardMasking } from '../../../../src/evidence/secrets/maskingSettings.ts';
import { windowBytes } from '../../../../src/evidence/secrets/scannedItem.ts';
import { scanText } from '../../../../src/evidence/secrets/scanText.ts';
import { excerpt, file, masked } from './fakeItems.ts';

describe('Masking evidence', () => {
  it('gives the same value the same placeholder, in all items and in the texts about them', async () => {
    const [one, two] = await masked([
      excerpt('mail a.b@corp.cn, c.d@corp.cn, a.b@corp.cn\n', {
        title: 'a.b@corp.cn.log',
        note: 'seen by c.d@corp.cn',
      }),
      excerpt('again c.d@corp.cn\n', {
        kind: 'terminal',
        command: { line: 'mysql -uroot -pGeheim77', cwd: '/home/a.b@corp.cn' },
        source: { path: 'logs/a.b@corp.cn/x.log' },
      }),
    ]);
    assert.equal(one?.written.toString(), 'mail [masked-email-1], [masked-email-2], [masked-email-1]\n');
    assert.deepEqual([one.title, one.note], ['[masked-email-1].log', 'seen by [masked-email-2]']);
    assert.equal(two?.written.toString(), 'again [masked-email-2]\n');
    assert.deepEqual(two.command, { line: 'mysql -uroot -p[masked-password-1]', cwd: '/home/[masked-email-1]' });
    assert.equal(two.source?.path, 'logs/[masked-email-1]/x.log');
    assert.deepEqual(one.masking(), {
      reviewed: true,
      by: 'Lin',
      at: '2026-11-20T10:00:00+08:00',
      count: 5,
      rules: { email: 5 },
      highest: { email: 2 },
    });
  });

  it('hides a password that was named once wherever it stands by itself', async () => {
    const [item] = await masked([
      excerpt('password=Kaffee-2026\nlogin with Kaffee-2026 failed, xKaffee-2026x is another\n'),
    ]);
    assert.equal(
      item?.written.toString(),
      'password=[masked-password-1]\nlogin with [masked-password-1] failed, xKaffee-2026x is another\n',
    );
  });

  it('leaves what the person keeps, and hides what the person adds', async () => {
    const [item] = await masked([excerpt('a.b@corp.cn on host blau-7 of c.d@corp.cn, blau-77\n')], (plan) => {
      plan.keep('a.b@corp.cn');
      plan.maskMore('blau-7');
    });
    assert.equal(
      item?.written.toString(),
      'a.b@corp.cn on host [masked-text-1] of [masked-email-1], [masked-text-1]7\n',
    );
    assert.deepEqual(item.masking().rules, { email: 1, manual: 2 });
    assert.equal(item.masking().unmasked, 1);
  });

  it('records no hash from which what was masked could be guessed', async () => {
    const hash = createHash('sha256').update('x').digest('hex');
    const source = { path: 'a.log', startLine: 1, endLine: 2, sha256: hash, firstLineSha256: hash };
    const [phone, second, clean, streamed] = await masked([
      excerpt('call 13912345678\nok\n', { source }),
      excerpt(`ok\ntoken ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8\n`, { source }),
      excerpt('ok\nok\n', { source }),
      excerpt(file(Buffer.from('ok\ncall 13912345678\n')), { source }),
    ]);
    assert.deepEqual(phone?.source, { path: 'a.log', startLine: 1, endLine: 2 });
    // A long random token cannot be guessed; the first line has none.
    assert.deepEqual(second?.source, source);
    assert.deepEqual(clean?.source, source);
    const { sha256: _, ...withoutWhole } = source;
    assert.deepEqual(streamed?.source, withoutWhole);
  });

  it('takes pictures as they are, and says that they were not checked', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    const [item] = await masked([excerpt(file(png), { kind: 'file', extension: '.png', title: 'a.b@corp.cn.png' })]);
    assert.deepEqual(item?.written, png);
    assert.equal(item.masking().reviewed, false);
    assert.equal(item.title, '[masked-email-1].png');
  });

  describe('of a file', () => {
    const line = (n: number): string => `2026-11-20 10:00:00 INFO request ${n} 完成 done\n`;
    const secret = '密码：Grünkohl-77 and 13912345678 by a.b@corp.cn\n';

    for (const [name, encode] of [
      ['UTF-8', (text: string) => Buffer.from(text)],
      ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
      ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
      ['UTF-16 big-endian', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ] as const) {
      it(`masks in ${name} and changes no other byte`, async () => {
        const text = line(1) + secret + line(2);
        const [item] = await masked([excerpt(file(encode(text), 7), { kind: 'file' })]);
        const expected = `${line(1)}密码：[masked-password-1] and [masked-phone-1] by [masked-email-1]\n${line(2)}`;
        assert.deepEqual(item?.written, encode(expected));
      });
    }

    it('masks in GBK, and in bytes of no known encoding', async () => {
      const password = Buffer.from([0xc3, 0xdc, 0xc2, 0xeb, 0xa3, 0xba]); // 密码：
      const gbk = Buffer.concat([password, Buffer.from('Kohl-77x\r\n'), password, Buffer.from('\r\n')]);
      const [chinese] = await masked([excerpt(file(gbk))]);
      assert.deepEqual(
        chinese?.written,
        Buffer.concat([password, Buffer.from('[masked-password-1]\r\n'), password, Buffer.from('\r\n')]),
      );
      const odd = Buffer.concat([
        Buffer.from([0xff, 0xa0, 0x80, 0xff, 0x20]),
        Buffer.from('mail a.b@corp.cn\n'),
        Buffer.from([0xe9]),
      ]);
      const [unknown] = await masked([excerpt(file(odd))]);
      assert.deepEqual(
        unknown?.written,
        Buffer.concat([
          Buffer.from([0xff, 0xa0, 0x80, 0xff, 0x20]),
          Buffer.from('mail [masked-email-1]\n'),
          Buffer.from([0xe9]),
        ]),
      );
    });

    it('finds what lies across the borders at which it is read, keys of many lines among it', async () => {
      const key = `-----BEGIN PRIVATE KEY-----\n${`${'q83vEjRWeJCrze8S'.repeat(4)}\n`.repeat(25)}-----END PRIVATE KEY-----\n`;
      for (const before of [50, 500, 1200]) {
        const filler = 'x'.repeat(windowBytes - before - 80);
        const text = `${filler.replaceAll(/(.{79})./g, '$1\n')}\n${key}mail a.b@corp.cn\n${line(3).repeat(100)}`;
        const [item] = await masked([excerpt(file(Buffer.from(text), 256 * 1024))]);
        const written = item?.written.toString() ?? '';
        assert.ok(!written.includes('q83vEjRW') && !written.includes('a.b@corp.cn'), `${before} before the border`);
        assert.ok(written.endsWith(line(3)));
      }
    });

    it('masks what a log gained after it was checked', async () => {
      let read = 0;
      const growing: AsyncIterable<Uint8Array> = {
        async *[Symbol.asyncIterator]() {
          read += 1;
          yield await Promise.resolve(Buffer.from(read < 3 ? 'nothing yet\n' : 'nothing yet\npassword=Kaffee-2026\n'));
        },
      };
      const [item] = await masked([excerpt(growing)]);
      assert.equal(item?.written.toString(), 'nothing yet\npassword=[masked-password-1]\n');
      assert.equal(item.masking().count, 1);
    });

    it('can be given as a stream that is read only once', async () => {
      const once = file(Buffer.from('mail a.b@corp.cn\n'), 3)[Symbol.asyncIterator]();
      const stream = { next: () => once.next(), [Symbol.asyncIterator]: () => stream };
      const [item] = await masked([excerpt(stream)]);
      assert.equal(item?.written.toString(), 'mail [masked-email-1]\n');
    });
  });

  it('leaves none of what it found, and finds nothing in what it wrote, whatever the text', async () => {
    const word = fc.stringMatching(/^[A-Za-z0-9.:,;()"'{}<>=/ -]{0,30}$/);
    const value = fc.stringMatching(/^[A-Za-z]{4,8}-[0-9]{4,6}[A-Za-z]{2}$/);
    const phone = fc.stringMatching(/^139[0-9]{4}[1-9][0-8][1-9][0-8]$/);
    const shape = fc.oneof(
      value.map((each) => ({ text: `password=${each} `, secret: each })),
      value.map((each) => ({ text: `"pwd": "${each}", `, secret: each })),
      value.map((each) => ({ text: `https://u:${each}@h/ `, secret: each })),
      value.map((each) => ({ text: `X-Api-Key: ${each} `, secret: each })),
      phone.map((each) => ({ text: ` tel ${each} `, secret: each })),
      value.map((each) => ({ text: ` ${each}@corp.cn `, secret: `${each}@corp.cn` })),
    );
    const line = fc.tuple(word, shape, word);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
        const text = lines.map(([before, { text: middle }, after]) => `${before} ${middle}${after}`).join('\n');
        const found = await scanText(text, standardMasking);
        const [item] = await masked([excerpt(text)]);
        const written = item?.written.toString() ?? '';
        for (const { start, end } of found) {
          const secret = text.slice(start, end);
          if (secret.length < 6 || !/\d/.test(secret)) continue;
          assert.ok(
            !new RegExp(`(?<![A-Za-z0-9])${secret.replaceAll(/[^A-Za-z0-9]/g, '\\$&')}(?![A-Za-z0-9])`).test(written),
            `${secret} in ${written}`,
          );
        }
        assert.deepEqual(await scanText(written, standardMasking), [], written);
      }),
      { numRuns: 300 },
    );
  });

  it('takes time that grows with the text and no faster, whatever the text', async () => {
    const hard = [
      'password=',
      'mysql ',
      ' \n',
      'a@',
      '://a:',
      'eyJ',
      '-----BEGIN PRIVATE KEY-----\n',
      '1391234',
      '\\"',
      'cookie: a=',
      'docker login ',
    ];
    for (const piece of hard) {
      const started = performance.now();
      await scanText(piece.repeat(Math.ceil(200_000 / piece.length)), standardMasking);
      const ms = performance.now() - started;
      assert.ok(ms < 4_000, `${JSON.stringify(piece)} took ${ms} ms`);
    }
  });
});
