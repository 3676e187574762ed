import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Case } from '../../../src/domain/case.ts';
import { caseReport } from '../../../src/reports/caseReport.ts';
import type { ReportOptions } from '../../../src/reports/reportOptions.ts';
import { wordReport } from '../../../src/reports/wordReport.ts';
import { fullCase, later } from '../domain/fullCase.ts';
import { caseOf, hostileTexts } from './hostileCase.ts';

const run = promisify(execFile);
const isThere = (program: string, argument: string): Promise<boolean> =>
  run(program, [argument]).then(
    () => true,
    () => false,
  );

/** What another program than Word makes of the file: a broken one would not convert, a picture without words would lack them. */
describe('the report in Word, as LibreOffice prints it', function () {
  this.timeout(180_000);
  let folder: string | undefined;

  before(async function () {
    if (!(await isThere('soffice', '--version')) || !(await isThere('pdftotext', '-v'))) {
      console.log('      (not tried: soffice and pdftotext are not on the PATH)');
      this.skip();
    }
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-word-'));
  });
  after(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  /** The pages as text. A profile of its own: LibreOffice may be running. */
  const printed = async (current: Case, own: Partial<ReportOptions> = {}): Promise<string[]> => {
    const options = { language: 'en', audience: 'internal', timeZone: 'Asia/Shanghai', now: later, ...own } as const;
    assert.ok(folder);
    const file = path.join(folder, 'report.docx');
    await writeFile(file, await wordReport(caseReport(current, options)));
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
    const { stdout } = await run('pdftotext', ['-layout', path.join(folder, 'report.pdf'), '-']);
    return stdout.split('\f').slice(0, -1);
  };

  it('has head, foot and page numbers on each page, and the words of the fishbone', async () => {
    const hypotheses = [
      {
        id: 'h1',
        dimension: 'machine',
        cause: '内存不足',
        check: '看曲线',
        verdict: 'ruledOut',
        reason: '充足',
        by: '陈静',
        at: '2026-11-16T10:00:00+08:00',
      },
    ];
    const base = fullCase({ title: '反复登录', number: 'TS-20261116-ABCDE' });
    const pages = await printed({ ...base, rootCause: { ...base.rootCause, hypotheses } }, { language: 'zh-cn' });

    assert.ok(pages.length >= 3 && pages.length <= 8, String(pages.length));
    for (const [index, page] of pages.entries()) {
      assert.match(page, /TS-20261116-ABCDE/);
      assert.match(page.replace(/\s/g, ''), new RegExp(`第${index + 1}页，共${pages.length}页`));
    }
    const words = pages.join('\n');
    for (const title of [
      '受理记录表',
      '问题分类与优先级判定表',
      '详细信息收集表',
      '根因分析表',
      '解决方案执行计划表',
      '鱼骨图',
      '签字确认',
    ])
      assert.ok(words.includes(title), title);
    // Once in the table, once in the picture.
    assert.ok(words.split('内存不足').length > 2);
  });

  it('repeats the head of a long table, and ends', async () => {
    const timeline = Array.from({ length: 200 }, (_, index) => ({
      id: `e${index}`,
      type: 'replied',
      at: '2026-11-16T10:00:00+08:00',
      by: 'Chen Jing',
      note: `Call ${index}`,
    }));
    const pages = await printed({ ...fullCase(), timeline });

    const heads = pages.filter((page) => /Time +By +What happened/.test(page));
    assert.ok(heads.length >= 4, String(heads.length));
    assert.match(pages.join('\n'), /Call 199/);
  });

  it('takes whatever a case holds as text', async () => {
    const words = (await printed(caseOf(hostileTexts))).join('\n');

    assert.match(words, /<script>alert\(1\)<\/script>/);
  });
});
