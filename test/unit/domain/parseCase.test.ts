import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileProblem } from '../../../src/domain/fileProblem.ts';
import { parseCase } from '../../../src/domain/parseCase.ts';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { sampleCase } from '../store/sampleCase.ts';

const good = serializeCase(sampleCase());
const problemOf = (text: string): FileProblem => {
  const result = parseCase(text);
  assert.equal(result.kind, 'invalid');
  for (const said of [result.problem.message, result.problem.advice]) {
    assert.ok(said.en.length > 10 && said.zh.length > 3);
    assert.doesNotMatch(said.en + said.zh, /\{\d\}|undefined/);
  }
  return result.problem;
};
const place = (text: string, at: string): { line: number; column: number } => {
  const before = text.slice(0, text.indexOf(at)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};
const replaced = (from: string | RegExp, to: string): string => {
  const text = good.replace(from, to);
  assert.notEqual(text, good);
  return text;
};

describe('parseCase', () => {
  it('reads what was written, with CRLF or a byte order mark just as well', () => {
    const expected = parseCase(good);
    assert.equal(expected.kind, 'case');
    assert.deepEqual(parseCase(`\uFEFF${good}`), expected);
    assert.deepEqual(parseCase(good.replaceAll('\n', '\r\n')), expected);
  });

  it('says of an empty file that it is empty', () => {
    for (const text of ['', '  \n', '\uFEFF']) assert.equal(problemOf(text).kind, 'empty');
  });

  it('says of a file that was cut off that it is, and where', () => {
    const text = good.slice(0, good.indexOf('"details"') + 4);
    const problem = problemOf(text);
    assert.equal(problem.kind, 'truncated');
    assert.equal(problem.line, text.split('\n').length);
  });

  it('never takes a beginning of a file for a case, and never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.trimEnd().length - 1 }), (length) => {
        assert.ok(['empty', 'truncated'].includes(problemOf(good.slice(0, length)).kind), String(length));
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.string(), (text) => void parseCase(text)));
    fc.assert(fc.property(fc.json(), (text) => void parseCase(text)));
  });

  it('names line and column of what is not JSON', () => {
    const text = replaced('"status":', 'status:');
    const problem = problemOf(text);
    assert.equal(problem.kind, 'notJson');
    assert.deepEqual({ line: problem.line, column: problem.column }, place(text, 'status:'));
    assert.equal(problemOf('// a comment\n{}').kind, 'notJson');
  });

  it('recognises the markers of an unresolved merge', () => {
    const text = replaced(/( {2}"title": .*\n)/, '<<<<<<< HEAD\n$1=======\n$1>>>>>>> other\n');
    const problem = problemOf(text);
    assert.equal(problem.kind, 'conflictMarkers');
    assert.equal(problem.line, place(text, '<<<<<<<').line);
    assert.equal(problemOf(text.replaceAll('\n', '\r\n')).kind, 'conflictMarkers');
  });

  it('leaves a newer version alone', () => {
    const problem = problemOf(replaced('"formatVersion": 1', '"formatVersion": 7'));
    assert.equal(problem.kind, 'newerFormat');
    assert.equal(problem.version, 7);
  });

  it('names path, line and column of a value of the wrong type', () => {
    const text = replaced(/"reporterName": "[^"]*"/, '"reporterName": 5');
    const problem = problemOf(text);
    assert.equal(problem.kind, 'wrongType');
    assert.deepEqual(problem.path, ['intake', 'reporterName']);
    assert.deepEqual({ line: problem.line, column: problem.column }, place(text, '"reporterName"'));
    assert.match(problem.message.en, /intake\.reporterName on line \d+ .* text/);
  });

  it('names the item of a list, and the place around a key that is missing', () => {
    const wrong = problemOf(replaced(/"estimatedMinutes": 10/, '"estimatedMinutes": "ten"'));
    assert.equal(wrong.kind, 'wrongType');
    assert.deepEqual(wrong.path, ['plan', 'steps', 0, 'estimatedMinutes']);
    const missing = problemOf(replaced(/ {2}"title": .*\n/, ''));
    assert.equal(missing.kind, 'wrongType');
    assert.deepEqual([missing.path, missing.line], [['title'], 1]);
    for (const text of ['[]', '5', 'null', '{}', '{"formatVersion": "1"}'])
      assert.equal(problemOf(text).kind, 'wrongType', text);
  });

  it('refuses a number that is none and an evidence file outside the case', () => {
    assert.equal(problemOf(replaced(/"number": "[^"]*"/, '"number": "TS-1"')).kind, 'wrongType');
    assert.equal(problemOf(replaced(/"file": "evidence\//, '"file": "../')).kind, 'wrongType');
  });

  it('keeps unknown keys', () => {
    const result = parseCase(replaced('"intake": {', '"future": { "deep": [1] },\n  "intake": {\n "new": true,'));
    assert.equal(result.kind, 'case');
    assert.deepEqual(result.case.future, { deep: [1] });
    assert.ok(serializeCase(result.case).includes('"new": true'));
  });

  it('lets keys of prototypes do no harm, however they are spelt', () => {
    for (const key of ['__proto__', '\\u005f_proto__', '\\u005F\\u005Fproto\\u005f_']) {
      const result = parseCase(
        replaced('"intake": {', `"${key}": { "polluted": 1 },\n  "intake": {\n "${key}": { "polluted": 1 },`),
      );
      assert.equal(result.kind, 'case');
      assert.ok(!('polluted' in result.case) && !('polluted' in (result.case.intake ?? {})));
      assert.deepEqual(
        Object.keys(result.case).filter((own) => own.includes('proto')),
        [],
      );
    }
    assert.ok(!('polluted' in {}));
    const constructed = parseCase(replaced('"intake": {', '"constructor": { "prototype": 1 },\n  "intake": {'));
    assert.equal(constructed.kind, 'case');
  });
});
