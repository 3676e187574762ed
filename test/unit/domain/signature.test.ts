import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { signaturesOf } from '../../../src/domain/signature.ts';
import { normalizeMessage } from '../../../src/domain/signatureText.ts';

const keys = (text: string): string[] => signaturesOf(text).map(({ key }) => key);

const padded = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
const inRange = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'));
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: length, maxLength: length });

/** What differs from one occurrence of an error to the next. */
const varying = {
  number: fc.oneof(
    fc.nat().map(String),
    fc.tuple(fc.nat(99), fc.nat(999)).map(([whole, part]) => `${whole}.${part}`),
  ),
  address: fc.oneof(
    fc.ipV4(),
    fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 65_535 })).map(([ip, port]) => `${ip}:${port}`),
    fc.array(hex(4), { minLength: 8, maxLength: 8 }).map((parts) => parts.join(':')),
    fc.array(hex(2), { minLength: 6, maxLength: 6 }).map((parts) => parts.join(':')),
  ),
  id: fc.oneof(
    fc.uuid(),
    hex(32),
    hex(12).map((digits) => `0x0000${digits}`),
    padded(8),
  ),
  path: fc
    .array(fc.stringMatching(/^[A-Za-z][\w-]{0,12}$/), { minLength: 2, maxLength: 6 })
    .chain((parts) =>
      fc.constantFrom(
        `/${parts.join('/')}.log`,
        `C:\\${parts.join('\\')}.log`,
        `D:\\Program Files\\${parts.join('\\')}`,
      ),
    ),
  time: fc
    .tuple(
      inRange(2000, 2099),
      inRange(1, 12),
      inRange(1, 28),
      inRange(0, 23),
      inRange(0, 59),
      inRange(0, 59),
      padded(3),
    )
    .chain(([year, month, day, hour, minute, second, ms]) =>
      fc.constantFrom(
        `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`,
        `${year}-${month}-${day} ${hour}:${minute}:${second},${ms}`,
        `${year}/${month}/${day} ${hour}:${minute}:${second}`,
        `${hour}:${minute}:${second}`,
        `${year}年${month}月${day}日 ${hour}:${minute}`,
      ),
    ),
};
const one = fc.record(varying);

/** Errors as systems write them, with places for what varies. */
const messages: readonly ((of: Record<keyof typeof varying, string>) => string)[] = [
  ({ number, address }) => `Connection to ${address} timed out after ${number} ms`,
  ({ id, time }) => `Order ${id} could not be saved at ${time}: database is locked`,
  ({ path, number }) => `Cannot open ${path} : disk quota exceeded, ${number} bytes needed`,
  ({ time, number }) => `${time} ERROR [worker-${number.replace('.', '')}] Session expired for request ${number}`,
  ({ id }) => `Segmentation fault at address ${id} in module renderer, process was killed`,
  ({ number, address }) => `连接服务器 ${address} 超时，已重试 ${number} 次`,
  ({ path }) => `无法打开文件 ${path} ，磁盘空间不足`,
  ({ id, time }) => `${time} 单据 ${id} 提交失败，数据库死锁`,
];

describe('the signature of an error', () => {
  for (const [index, message] of messages.entries())
    it(`stays when numbers, addresses, ids, paths and times are others (${index + 1})`, () => {
      fc.assert(
        fc.property(one, one, (here, there) => {
          const [first, second] = [keys(message(here)), keys(message(there))];
          assert.ok(first.length > 0);
          assert.deepEqual(first, second);
        }),
        { numRuns: 200 },
      );
    });

  it('of a stack trace stays in another build, on another thread, at another time', () => {
    const trace = (line: number, thread: number, address: string): string =>
      `2026-03-04 09:12:${String(line % 60).padStart(2, '0')} ERROR [http-nio-8080-exec-${thread}] Save failed
java.lang.IllegalStateException: Save of order ${line} failed
\tat com.acme.Order.save(Order.java:${line})
\tat com.acme.Order$$Lambda$${thread}/0x${address}.run(Unknown Source)
Caused by: java.sql.SQLException: ORA-12541: TNS:no listener
\tat oracle.jdbc.T4CConnection.logon(T4CConnection.java:${line + 3})
\t... ${thread} more`;
    fc.assert(
      fc.property(
        fc.nat(9_999),
        fc.nat(300),
        hex(12),
        fc.nat(9_999),
        fc.nat(300),
        hex(12),
        (l1, t1, a1, l2, t2, a2) => {
          assert.deepEqual(keys(trace(l1, t1, a1)), keys(trace(l2, t2, a2)));
        },
      ),
      { numRuns: 100 },
    );
    assert.deepEqual(
      signaturesOf(trace(1, 2, '00ff')).flatMap(({ kind, label }) => (kind === 'message' ? [] : [label])),
      ['IllegalStateException (com.acme.Order.save)', 'SQLException (oracle.jdbc.T<n>CConnection.logon)', 'ORA-12541'],
    );
  });

  it('reads the traces of Python, .NET, JavaScript and Go', () => {
    const label = (text: string): string | undefined => signaturesOf(text).find(({ kind }) => kind === 'trace')?.label;
    assert.equal(
      label(
        'Traceback (most recent call last):\n  File "/srv/a.py", line 3, in main\n    run()\n  File "/srv/b.py", line 9, in run\n    x\nValueError: bad 12',
      ),
      'ValueError (run)',
    );
    assert.equal(
      label(
        'Unhandled exception. System.IO.IOException: disk full\n   at Acme.Store.Save(Int32 id) in C:\\src\\Store.cs:line 42',
      ),
      'IOException (Acme.Store.Save)',
    );
    assert.equal(
      label('TypeError: Cannot read properties of undefined\n    at Cart.total (/srv/app.js:10:5)'),
      'TypeError (Cart.total)',
    );
    assert.equal(
      label(
        'panic: runtime error: invalid memory address\n\ngoroutine 12 [running]:\nmain.(*Store).Save(0xc0000b2000, 0x1)',
      ),
      'runtime error: invalid memory address (main.(*Store).Save)',
    );
  });

  it('keeps apart what are different errors', () => {
    const different = [
      'ORA-12541: TNS:no listener',
      'ORA-01017: invalid username/password; logon denied',
      'ORA-12154: TNS:could not resolve the connect identifier',
      'HTTP 401 Unauthorized',
      'HTTP 403 Forbidden',
      'HTTP 502 Bad Gateway',
      'HTTP 503 Service Unavailable',
      'net::ERR_CERT_DATE_INVALID',
      'net::ERR_CERT_AUTHORITY_INVALID',
      'net::ERR_CONNECTION_REFUSED',
      'connect ECONNREFUSED 10.0.0.1:80',
      'connect ETIMEDOUT 10.0.0.1:80',
      'getaddrinfo ENOTFOUND api.example.com',
      'error code 0x80070005',
      'error code 0x80070035',
      'STOP 0x0000007E',
      'STOP 0x000000D1',
      '错误 651',
      '错误 691',
      'VPN 连接失败，错误代码：809',
      'Error 1045: access denied for user root',
      'Error 1040: too many connections',
      'exit code 137',
      'exit code 139',
      'AADSTS50076: strong authentication required',
      'AADSTS50126: invalid username or password',
      'Event ID 7031',
      'Event ID 7034',
      'java.lang.OutOfMemoryError: Java heap space',
      'java.lang.OutOfMemoryError: Metaspace exceeded',
      '打印后台处理服务无法启动',
      '打印机驱动程序无法安装',
      'The trust relationship with the primary domain failed',
      'The specified network name is no longer available',
    ];
    const seen = new Map<string, string>();
    for (const text of different) {
      const own = keys(text).join('\n');
      assert.notEqual(own, '', text);
      assert.equal(seen.get(own), undefined, `${text} is told as ${seen.get(own) ?? ''}`);
      seen.set(own, text);
      for (const other of different)
        if (other !== text)
          assert.deepEqual(
            keys(text).filter((key) => keys(other).includes(key)),
            [],
            `${text} and ${other}`,
          );
    }
  });

  it('is the same however a person quotes it', () => {
    const inLog = keys('2026-03-04 11:00:00 ERROR [main] c.a.Pool - ORA-12541: TNS:no listener');
    const inWords = keys('一点提交就提示“ORA-12541: TNS:no listener”，重启也没用');
    assert.ok(inLog.every((key) => inWords.includes(key)));
    assert.ok(keys('页面返回 503').some((key) => keys('status code: 503').includes(key)));
  });

  it('leaves out what a log puts before a message', () => {
    assert.equal(
      normalizeMessage('Mar  4 11:00:00 host-7 sshd[1234]: Failed password for root from 10.0.0.1 port 4242'),
      'failed password for root from <addr> port <n>',
    );
    assert.equal(
      normalizeMessage('2026-03-04T11:00:00Z WARN [exec-1] com.acme.Pool - Timeout after 30 s'),
      'timeout after <n> s',
    );
  });

  it('takes time in proportion to the length, whatever is in it', function () {
    this.timeout(60_000);
    const hostile = [
      'a.',
      '/',
      '1:',
      'C:\\ a',
      '"',
      'a_',
      '[',
      ' ',
      'aa11',
      '::',
      "user '",
      'at a',
      '“',
      'error ',
      '0x',
      '月1',
      'A.',
      '\n',
      '<n>',
      'a@',
      'ﷺ',
    ];
    for (const part of hostile) {
      const start = performance.now();
      signaturesOf(part.repeat(1_000_000 / part.length));
      const took = performance.now() - start;
      assert.ok(took < 3_000, `${JSON.stringify(part)} took ${took} ms`);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        assert.ok(signaturesOf(text).length <= 40);
      }),
    );
  });
});
