import assert from 'node:assert/strict';
import type { Case } from '../../../src/domain/case.ts';
import { caseDifferences } from '../../../src/domain/caseDifferences.ts';
import { changeSummary, commitMessage } from '../../../src/domain/changeSummary.ts';
import { applyEdit, type CaseEdit } from '../../../src/domain/edit.ts';
import { applyAll, sampleCase } from '../store/sampleCase.ts';

const base: Case = {
  ...sampleCase(),
  title: 'Finance portal: login loop',
  triage: { finalPriority: 'medium', majorIncident: false },
  rootCause: { hypotheses: [{ id: 'h1', dimension: 'machine', cause: 'The proxy loops', verdict: 'untested' }] },
  labels: ['portal'],
};
const set = (path: string[], value: unknown): CaseEdit => ({ type: 'set', path, value });
const differ = (edits: readonly CaseEdit[], before = base) =>
  caseDifferences(before, applyAll(before, edits), { timeZone: 'Asia/Shanghai' });
const sentences = (edits: readonly CaseEdit[]): [string, string][] =>
  differ(edits).map(({ sentence }) => [sentence.en, sentence.zh]);

describe('How two versions of a case differ, in words', () => {
  it('says fields by their labels and options by their names', () => {
    assert.deepEqual(sentences([set(['triage', 'finalPriority'], 'high')]), [
      ['Final priority: Medium → High', '最终优先级：中 → 高'],
    ]);
    assert.deepEqual(sentences([set(['status'], 'diagnosing'), set(['labels'], ['portal', 'sso'])]), [
      ['Status: Closed → Diagnosing', '状态：已关闭 → 诊断中'],
      ['Labels: portal → portal, sso', '标签：portal → portal、sso'],
    ]);
  });

  it('says what was filled in and what was taken out', () => {
    assert.deepEqual(
      sentences([set(['intake', 'department'], 'Finance')])
        .at(0)?.[0]
        .split(':')[0],
      'Department',
    );
    assert.deepEqual(sentences([set(['triage', 'majorIncident'], true)]), [
      ['Major incident: no → yes', '重大事件：否 → 是'],
    ]);
    assert.deepEqual(sentences([set(['triage', 'finalPriority'], undefined)]), [
      ['Final priority removed: Medium', '最终优先级移除：中'],
    ]);
  });

  it('names list items that come, go and change', () => {
    const path = ['rootCause', 'hypotheses'];
    assert.deepEqual(
      sentences([
        set([...path, 'h1', 'verdict'], 'confirmed'),
        { type: 'insert', path, after: 'h1', item: { id: 'h2', cause: 'A cookie of the wrong domain' } },
      ]),
      [
        [
          'Hypothesis “The proxy loops” › Verdict: Untested → Confirmed',
          '可能原因“The proxy loops” › 结论：未验证 → 已证实',
        ],
        ['Hypothesis added: A cookie of the wrong domain', '可能原因新增：A cookie of the wrong domain'],
      ],
    );
    assert.deepEqual(sentences([{ type: 'remove', path, id: 'h1' }]), [
      ['Hypothesis removed: The proxy loops', '可能原因移除：The proxy loops'],
    ]);
  });

  it('says that the order of a list changed', () => {
    const [first] = base.plan?.steps ?? [];
    const path = ['plan', 'steps'];
    assert.deepEqual(
      sentences([{ type: 'move', path, id: first?.id ?? '', after: base.plan?.steps?.at(-1)?.id ?? null }]),
      [['Steps: order changed', '执行步骤：顺序有调整']],
    );
  });

  it('says moments in the given zone, and a reason why something cannot be obtained', () => {
    const before = applyEdit(base, set(['intake', 'occurredAt'], '2026-11-16T01:00:00Z')).value;
    const [difference] = differ([set(['intake', 'occurredAt'], '2026-11-16T01:30:00Z')], before);
    assert.match(difference?.sentence.en ?? '', /^Occurred at: Mon, 16 Nov 2026, 09:00 GMT\+8 → .* 09:30 GMT\+8$/);
    assert.deepEqual(
      sentences([set(['details', 'waived'], { 'hardware.serialNumber': 'The label is worn off' })]).map(([en]) => en),
      ['Serial number: cannot be obtained: The label is worn off'],
    );
  });

  it('shows of a long text the place that changed', () => {
    const long = 'The user opens the portal and is sent back to the login page again and again, whatever the browser. ';
    const before = applyEdit(base, set(['intake', 'verbatim'], `${long}Since Monday.`)).value;
    const [difference] = differ([set(['intake', 'verbatim'], `${long}Since Tuesday.`)], before);
    assert.match(difference?.sentence.en ?? '', /: …[^→]{0,20}Since Monday\. → …[^→]{0,20}Since Tuesday\.$/);
  });

  it('tells evidence and new events, and what a newer version wrote', () => {
    const [item] = base.evidence ?? [];
    assert.ok(item);
    const found = differ([
      { type: 'insert', path: ['evidence'], after: null, item: { ...item, id: 'e9', title: 'Ping of the portal' } },
      {
        type: 'insert',
        path: ['timeline'],
        after: null,
        item: { id: 't9', type: 'replied', at: item.attachedAt, by: 'Lin' },
      },
      set(['future'], { x: 1 }),
    ]);
    assert.deepEqual(
      found.map(({ part, sentence }) => [part, sentence.en]),
      [
        ['head', 'future was changed'],
        ['evidence', 'Evidence added: Ping of the portal'],
        ['timeline', 'The reporter was answered.'],
      ],
    );
  });

  it('finds nothing between a case and itself, or an empty text and none', () => {
    assert.deepEqual(differ([]), []);
    assert.deepEqual(differ([set(['triage', 'overrideReason'], '')]), []);
  });
});

describe('The proposed commit message', () => {
  const message = (edits: readonly CaseEdit[]) => {
    const what = changeSummary(differ(edits));
    return what && commitMessage(base, what);
  };

  it('has number, title and what changed in which record', () => {
    assert.deepEqual(message([set(['triage', 'finalPriority'], 'high')]), {
      en: `${base.number} Finance portal: login loop: Triage: Final priority: Medium → High`,
      zh: `${base.number} Finance portal: login loop：分级：最终优先级：中 → 高`,
    });
  });

  it('counts where there is more to tell than fits a line, without the events that repeat it', () => {
    const what = message([
      set(['triage', 'finalPriority'], 'high'),
      set(['triage', 'majorIncident'], true),
      set(['intake', 'department'], 'Finance'),
      {
        type: 'insert',
        path: ['timeline'],
        after: null,
        item: { id: 't9', type: 'replied', at: '2026-11-16T01:00:00Z', by: 'Lin' },
      },
    ]);
    assert.match(what?.en ?? '', /: Intake \(1\); Triage \(2\)$/);
    assert.match(what?.zh ?? '', /：受理（1）；分级（2）$/);
  });

  it('is none where nothing changed', () => assert.equal(message([]), undefined));
});
