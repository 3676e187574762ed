import assert from 'node:assert/strict';
import type { Case } from '../../../src/domain/case.ts';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { defaultResponsePolicy } from '../../../src/domain/sla/responsePolicy.ts';
import { CasePlaces, type TextRange } from '../../../src/lint/casePlaces.ts';
import { clockContext } from '../../../src/lint/clockContext.ts';
import { lintCaseText } from '../../../src/lint/lintCaseText.ts';
import { at, fullCase, go, later, ms, withValue } from '../domain/fullCase.ts';

/** The text that a range marks. */
function marked(text: string, { line, column, endLine, endColumn }: TextRange): string {
  assert.equal(line, endLine);
  return text.split('\n')[line - 1]?.slice(column - 1, endColumn - 1) ?? '';
}
const textOf = (current: Case): string => serializeCase(current);
const found = (text: string) =>
  lintCaseText(text, later).map(({ range, severity, code }) => `${severity} ${code} ${marked(text, range)}`);

describe('places in a case file', () => {
  const text = textOf(fullCase());
  const at = (...path: string[]): string => marked(text, new CasePlaces(text).rangeOf(path));

  it('marks a value, and by its key what is longer', () => {
    assert.equal(at('intake', 'contact'), '"li.lei"');
    assert.equal(at('triage', 'affectedUsers'), '100');
    assert.equal(at('intake'), '"intake"');
    assert.equal(at('plan', 'steps'), '"steps"');
  });

  it('finds list items by their id', () => {
    assert.equal(at('plan', 'steps', 'step1', 'owner'), '"Chen Jing"');
    assert.equal(at('plan', 'steps', 'step1'), '"step1"');
    assert.equal(at('evidence', 'log1', 'title'), '"Proxy log"');
  });

  it('marks what is closest to something that is not there', () => {
    assert.equal(at('plan', 'steps', 'step1', 'rollback'), '"step1"');
    assert.equal(at('plan', 'steps', 'gone', 'owner'), '"steps"');
    assert.equal(at('details', 'network', 'ip'), '"details"');
    assert.equal(at('nothing', 'like', 'this'), '"draft"', 'the status, which asks for it');
  });

  it('counts lines and columns from 1, and CRLF, tabs and a byte order mark like any editor', () => {
    const windows = '\uFEFF{\r\n\t"status": "draft",\r\n\t"intake": { "contact": "李雷" }\r\n}\r\n';
    assert.deepEqual(new CasePlaces(windows).rangeOf(['intake', 'contact']), {
      line: 3,
      column: 25,
      endLine: 3,
      endColumn: 29,
    });
  });

  it('has an answer for text that is no object', () => {
    for (const text of ['', '[]', '12', '{"a":', 'nothing'])
      assert.equal(new CasePlaces(text).rangeOf(['intake', 'contact']).line, 1, text);
  });

  it('takes the last of two keys with one name, as JSON.parse does', () => {
    const twice = '{ "title": "a", "title": "b" }';
    assert.equal(marked(twice, new CasePlaces(twice).rangeOf(['title'])), '"b"');
  });
});

describe('lint of the text of a case file', () => {
  const promised = { dueAt: at('09:30'), language: 'en', timeZone: 'Asia/Shanghai' } as const;
  const triaged = go(fullCase(), 'accept', ['triage', { promised }]);

  it('finds nothing in a sound case', () => assert.deepEqual(found(textOf(triaged)), []));

  it('puts findings at their places, in the order of the text', () => {
    const occurred = withValue(triaged, ['intake', 'occurredAt'], at('09:30'));
    const both = withValue(occurred, ['triage', 'category'], 'weather');
    assert.deepEqual(found(textOf(both)).slice(0, 2), [
      `error impossibleTime "${at('09:30')}"`,
      'error unknownCode "weather"',
    ]);
    const [first] = lintCaseText(textOf(occurred), later);
    assert.match(first?.message.en ?? '', /^Occurred at: /);
    assert.match(first?.message.zh ?? '', /^发生时间：/);
    assert.deepEqual(first?.field?.path, ['intake', 'occurredAt']);
  });

  it('marks the record for a field that is missing', () => {
    const text = textOf(withValue(triaged, ['intake', 'contact']));
    assert.deepEqual(found(text), ['warning missing "intake"']);
  });

  it('says what is wrong with a file that is no case, where', () => {
    const text = textOf(triaged);
    const [conflict] = lintCaseText(text.replace('\n', '\n<<<<<<< HEAD\n'), later);
    assert.deepEqual([conflict?.code, conflict?.severity, conflict?.range.line], ['conflictMarkers', 'error', 2]);
    const [cut] = lintCaseText(text.slice(0, 200), later);
    assert.equal(cut?.code, 'truncated');
    const [typed] = lintCaseText(text.replace('"title": "Login loop"', '"title": 7'), later);
    assert.deepEqual([typed?.code, typed?.field], ['wrongType', undefined]);
    assert.deepEqual(
      lintCaseText('', later).map(({ code }) => code),
      ['empty'],
    );
  });

  it('tells of a deadline that depends on holidays that are not known', () => {
    const day = ['09:00-12:00', '13:00-18:00'];
    const calendar = {
      timeZone: 'Asia/Shanghai',
      workingHours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
      holidays: [],
      makeUpWorkdays: [],
      holidayYears: [2025],
    };
    const now = ms(at('09:15'));
    const early = go(fullCase(), ['accept', { at: at('09:05') }], ['triage', { promised, at: at('09:10') }]);
    const context = (years: number[]) =>
      clockContext(early, { calendar: { ...calendar, holidayYears: years }, policy: defaultResponsePolicy }, now);
    assert.deepEqual(context([2025]), { provisional: true });
    assert.deepEqual(context([2026]), { provisional: false });
  });
});
