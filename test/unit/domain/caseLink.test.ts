import assert from 'node:assert/strict';
import { caseLinkPath, caseLinkQuery, casesNamedIn, readCaseLink } from '../../../src/domain/caseLink.ts';

const number = 'TS-20261116-K7Q4M';

describe('A link to a case', () => {
  it('comes back as it was written', () => {
    for (const target of [{ number }, { number, record: 'plan' } as const])
      assert.deepEqual(readCaseLink(caseLinkPath(target), caseLinkQuery(target)), target);
    assert.deepEqual(readCaseLink(`/case/${number.toLowerCase()}/`, ''), { number }, 'as an e-mail program writes it');
  });

  it('leads nowhere when it is anything but a number and a record', () => {
    const wrong: readonly (readonly [string, string])[] = [
      ['/case/', ''],
      ['/case/TS-20261116-K7Q4', ''],
      [`/case/${number}/../..`, ''],
      [`/case/${number}%2f..`, ''],
      [`/run/${number}`, ''],
      [`/x/case/${number}`, ''],
      [`/case/${'TS-'.repeat(10_000)}`, ''],
      [`/case/${number}`, 'record=__proto__'],
      [`/case/${number}`, 'record='],
      [`/case/${number}`, 'record=evidence/../../x'],
    ];
    for (const [path, query] of wrong) assert.equal(readCaseLink(path, query), undefined, `${path}?${query}`);
  });
});

describe('Case numbers in a text', () => {
  const numbers = (text: string): string[] => casesNamedIn(text).map((found) => found.number);

  it('are found in sentences of both languages, comments and paths', () => {
    const text = `// see ${number}, 参见${number}。`;
    assert.deepEqual(casesNamedIn(`// see ${number}.`), [{ number, start: 7, end: 24 }]);
    assert.deepEqual(numbers(`casebook/${number}/case.json and (${number})`), [number, number]);
    assert.deepEqual(numbers(text), [number, number], 'no space is written before a number in Chinese');
  });

  it('are not found within longer words', () => {
    for (const text of [`X${number}`, `${number}X`, `${number}-2`, `_${number}`, `${number}_old`, 'TS-20261116-ILOU0'])
      assert.deepEqual(numbers(text), [], text);
  });

  it('come to an end in a text that is full of them, and take no longer than the text is long', () => {
    assert.equal(casesNamedIn(`${number} `.repeat(5_000)).length, 1_000);
    const started = performance.now();
    casesNamedIn('TS-2026111'.repeat(200_000));
    assert.ok(performance.now() - started < 1_000);
  });
});
