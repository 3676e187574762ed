import assert from 'node:assert/strict';
import { records } from '../../../src/domain/case.ts';
import type { Field } from '../../../src/domain/field.ts';
import { say } from '../../../src/domain/text.ts';
import { statuses } from '../../../src/domain/workflow.ts';
import { statusHelp } from '../../../src/help/statusHelp.ts';
import { stepHelp } from '../../../src/help/stepHelp.ts';
import { markdownText } from '../../../src/platform/markdownText.ts';

describe('stepHelp', () => {
  for (const [index, record] of records.entries()) {
    it(`tells of ${record.key} its purpose, its questions and every field, in both languages`, () => {
      for (const language of ['en', 'zh-cn'] as const) {
        const page = stepHelp(record, index + 1, language);
        const said = [record.label, record.guidance.purpose, ...record.guidance.questions];
        for (const text of [...said, ...Object.values<Field>(record.fields).map(({ label }) => label)])
          assert.ok(page.includes(markdownText(say(text, language))), `${text.en} in ${language}`);
      }
    });
  }

  it('says what is always needed and what depends', () => {
    const [intake] = records;
    const page = stepHelp(intake, 1, 'en');
    assert.match(page, /^\| Channel \| yes \| Phone · Ticket system/m);
    assert.match(page, /^\| Department \| {2}\|/m);
  });
});

describe('statusHelp', () => {
  it('has a row for every status, with the steps that the procedure allows from it', () => {
    const page = statusHelp('en');
    for (const { label } of statuses)
      assert.match(page, new RegExp(`^\\| ${markdownText(label.en)}`.replaceAll('\\-', '\\\\-'), 'm'));
    assert.match(page, /^\| Draft \| Accept → Accepted/m);
    assert.match(statusHelp('zh-cn'), /^\| 草稿 \| 受理 → 已受理/m);
  });
});
