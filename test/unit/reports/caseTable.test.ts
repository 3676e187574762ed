import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import type { ListedSummary } from '../../../src/reports/caseTable.ts';
import { writeList } from '../../../src/reports/reportTasks.ts';

const listed = (own: Partial<ListedSummary> = {}): ListedSummary => ({
  number: 'TS-20261116-ABCDE',
  title: '登录循环',
  status: 'diagnosing',
  priority: 'high',
  category: 'software',
  assignee: 'Chen Jing',
  receivedAt: '2026-11-16T01:00:00Z',
  labels: ['vpn', 'urgent, really'],
  evidenceCount: 3,
  ...own,
});
const options = { language: 'zh-cn', timeZone: 'Asia/Shanghai' } as const;
const csv = async (cases: readonly ListedSummary[], language: 'en' | 'zh-cn' = 'zh-cn'): Promise<Uint8Array> =>
  writeList({ cases, options: { ...options, language }, format: 'csv' });

describe('a list of cases as CSV', () => {
  it('begins with a byte order mark, by which Excel reads Chinese, and ends its lines as RFC 4180 says', async () => {
    const bytes = await csv([listed()]);

    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.equal(
      new TextDecoder().decode(bytes),
      '案卷编号,标题,状态,最终优先级,类别,处理人,受理时间,解决时间,最近事件时间,标签,证据数\r\n' +
        'TS-20261116-ABCDE,登录循环,诊断中,高,软件,Chen Jing,2026-11-16 09:00,,,"vpn、urgent, really",3\r\n',
    );
  });

  it('is in English when that is asked for', async () => {
    assert.match(
      new TextDecoder().decode(await csv([listed()], 'en')),
      /^Case number,Title,Status,Final priority,Category,Assignee/,
    );
  });

  it('computes nothing: what begins like a formula is text', async () => {
    for (const title of ['=1+1', '+1', '-1', '@SUM(1)', ' =1+1', '\t=1+1', '=cmd|" /C calc"!A0']) {
      const [, row = ''] = new TextDecoder().decode(await csv([listed({ title })])).split('\r\n');
      assert.match(row, /^TS-20261116-ABCDE,"?'[=+@-]/, title);
    }
  });
});

describe('a list of cases as a workbook', () => {
  it('has a row for each case; texts are texts, never formulas', async () => {
    const cases = [
      listed(),
      listed({ title: '=HYPERLINK("https://evil.example")' }),
      listed({ title: '\u0000<x>\ud800' }),
    ];
    const parts = unzipSync(await writeList({ cases, options, format: 'xlsx' }));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array(0));
    const strings = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array(0));

    assert.equal(sheet.split('<row ').length - 1, 4);
    assert.doesNotMatch(sheet, /<f>/);
    assert.match(strings + sheet, /=HYPERLINK/);
    assert.match(strings + sheet, /登录循环/);
    assert.match(strings + sheet, /&lt;x&gt;/);
    assert.match(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array(0)), /案卷/);
  });

  it('holds ten thousand cases', async () => {
    const cases = Array.from({ length: 10_000 }, (_, index) => listed({ title: `Case ${index}` }));
    const parts = unzipSync(await writeList({ cases, options, format: 'xlsx' }));

    assert.equal(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array(0)).split('<row ').length - 1, 10_001);
  }).timeout(60_000);
});
