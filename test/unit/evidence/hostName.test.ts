import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readHost } from '../../../src/evidence/hostName.ts';

describe('readHost', () => {
  for (const [typed, host] of [
    ['example.com', 'example.com'],
    ['  ERP-SRV-01  ', 'erp-srv-01'],
    ['localhost', 'localhost'],
    ['win_host', 'win_host'],
    ['example.com.', 'example.com'],
    ['192.0.2.10', '192.0.2.10'],
    ['2001:DB8::10', '2001:db8::10'],
    ['[::1]', '::1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['例子.公司', 'xn--fsqu00a.xn--55qx5d'],
    ['ｅｒｐ。example．com', 'erp.example.com'],
    ['１２７.０.０.１', '127.0.0.1'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ] as const) {
    it(`takes ${JSON.stringify(typed)}`, () => assert.deepEqual(readHost(typed), { host }));
  }

  for (const typed of [
    '',
    '   ',
    '-oProxyCommand=calc',
    '--',
    '-n',
    '−n',
    '–help',
    ';rm -rf /',
    'a;rm',
    '$(x)',
    '`x`',
    'a|b',
    'a&b',
    'a b',
    'a\nb',
    'a\r\nping b',
    "a'b",
    'a"b',
    'a/b',
    'https://example.com',
    'example.com:443',
    'user@example.com',
    '..',
    'a..b',
    '.a',
    'a-.b',
    '-a.b',
    '1.2',
    '1.2.3.4.5',
    '999.1.1.1',
    '0x7f.1',
    '2130706433',
    '%PATH%',
    'fe80::1%;x',
    '::1 -f',
    'a\u0000b',
    'a\u202eb',
    'a／b',
    '；rm',
    'a＄b',
    'x'.repeat(64),
    `${'a.'.repeat(130)}b`,
    'x'.repeat(10_000),
  ]) {
    it(`refuses ${JSON.stringify(typed.slice(0, 40))}`, () => assert.ok('problem' in readHost(typed)));
  }

  it('says that an option is one', () => assert.deepEqual(readHost('-f'), { problem: 'option' }));

  it('lets nothing through that a shell or a program could take for something else', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.domain(), fc.ipV6()),
        (typed) => {
          const read = readHost(typed);
          if ('problem' in read) return;
          assert.match(read.host, /^[a-z0-9_:][a-z0-9._:%-]*$/);
          assert.deepEqual(readHost(read.host), read);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
