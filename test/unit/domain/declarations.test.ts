import assert from 'node:assert/strict';
import { recordKeys, records } from '../../../src/domain/case.ts';
import type { Field, Fields } from '../../../src/domain/field.ts';
import { completionOf } from '../../../src/domain/problems.ts';
import type { Text } from '../../../src/domain/text.ts';
import { later } from './fullCase.ts';

describe('every declaration', () => {
  const eachField = (fields: Fields, visit: (key: string, field: Field) => void): void => {
    for (const [key, field] of Object.entries(fields)) {
      visit(key, field);
      if (field.kind === 'group' || field.kind === 'list') eachField(field.fields, visit);
    }
  };
  const isChinese = ({ zh }: Text): boolean => /\p{Script=Han}/u.test(zh);
  const same = ['TeamViewer', '5W2H', '10% to 50%'];

  it('is in both languages', () => {
    for (const { key: record, fields, label, tab, guidance } of records) {
      assert([label, tab, guidance.purpose, ...guidance.questions].every(isChinese), record);
      eachField(fields, (key, field) => {
        const texts = [
          field.label,
          field.help,
          ...('options' in field ? field.options.map((option) => option.label) : []),
        ];
        for (const each of texts)
          if (each)
            assert((isChinese(each) && each.en !== '') || same.includes(each.en), `${record} ${key}: ${each.en}`);
      });
    }
  });

  it('has codes and keys that are told apart', () => {
    assert.deepEqual(recordKeys, ['intake', 'triage', 'details', 'rootCause', 'plan']);
    for (const { fields } of records)
      eachField(fields, (key, field) => {
        assert.match(key, /^[a-z][A-Za-z0-9]*$/);
        if (!('options' in field)) return;
        const codes = field.options.map(({ code }) => code);
        assert.equal(new Set(codes).size, codes.length, key);
      });
  });

  it('names a collapsed list item by one of its fields', () => {
    for (const { fields } of records)
      eachField(fields, (key, field) => {
        if (field.kind === 'list') assert(field.title in field.fields, key);
      });
  });

  it('is not asked for by a case that does not show it', () => {
    for (const key of recordKeys) assert.doesNotThrow(() => completionOf(key, {}, later));
  });
});
