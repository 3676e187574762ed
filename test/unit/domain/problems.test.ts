import assert from 'node:assert/strict';
import type { Case } from '../../../src/domain/case.ts';
import { completionOf } from '../../../src/domain/problems.ts';
import { fullCase, later, withValue } from './fullCase.ts';

const full = fullCase();
const found = (current: Case, key: Parameters<typeof completionOf>[0]) =>
  completionOf(key, current, later).problems.map(({ path, kind }) => `${kind} ${path.join('.')}`);

describe('completionOf', () => {
  it('is complete for a record that has everything, and says how much that is', () => {
    const { state, required, filled, problems } = completionOf('intake', full, later);
    assert.deepEqual(
      { state, problems: problems.filter(({ path }) => path[1] !== 'commitment').length },
      { state: 'partial', problems: 0 },
    );
    assert.equal(filled, required - 1, 'only the promise is missing, which triage brings');
    const promised = withValue(full, ['intake', 'commitment'], 'Within 30 minutes');
    assert.deepEqual(completionOf('intake', promised, later).state, 'complete');
  });

  it('is empty for a record that nobody has touched, also when it has empty groups', () => {
    for (const value of [undefined, {}, { network: {} }, { steps: '', network: { ip: ' ' } }])
      assert.equal(completionOf('details', withValue(full, ['details'], value), later).state, 'empty');
  });

  it('counts a field that is there but wrong as not filled', () => {
    const before = completionOf('intake', full, later);
    const future = completionOf('intake', withValue(full, ['intake', 'receivedAt'], '2027-01-01T00:00:00Z'), later);
    assert.equal(future.required, before.required);
    assert.equal(future.filled, before.filled - 1);
    const optional = withValue(full, ['details', 'remoteSession'], {
      start: 'noon',
      tool: 'teamViewer',
      consent: true,
    });
    assert.equal(completionOf('details', optional, later).filled, completionOf('details', optional, later).required);
  });

  it('names list items by their place and their id', () => {
    const [problem] = completionOf('plan', withValue(full, ['plan', 'steps', 'step1', 'owner'], ''), later).problems;
    assert.deepEqual(problem?.path, ['plan', 'steps', 'step1', 'owner']);
    assert.deepEqual(problem.label, { en: 'Step 1: Owner', zh: '步骤 1：责任人' });
    assert.deepEqual(problem.message, { en: 'Missing', zh: '未填写' });
    assert.equal(problem.gate, 'ready');
  });

  it('takes a reason in the place of a value that cannot be had, where the declaration allows it', () => {
    const without = withValue(full, ['details', 'software', 'version']);
    assert.deepEqual(found(without, 'details'), ['missing details.software.version']);
    assert.deepEqual(
      found(withValue(without, ['details', 'waived'], { 'software.version': 'Cloud service' }), 'details'),
      [],
    );
    assert.deepEqual(
      found(withValue(without, ['details', 'waived'], { 'software.version': '  ' }), 'details').length,
      1,
    );
    const noSystem = withValue(withValue(full, ['intake', 'system']), ['intake', 'waived'], { system: 'Unknown' });
    assert(found(noSystem, 'intake').includes('missing intake.system'), 'this one is never waived');
  });

  it('looks at nothing that is hidden, and keeps its value', () => {
    const hardware = withValue(full, ['triage', 'category'], 'hardware');
    assert(!found(hardware, 'details').some((problem) => problem.includes('software')));
    assert.equal(hardware.details?.software?.version, '4.2');
  });

  it('reports codes that are not offered, also those of another category', () => {
    assert.deepEqual(found(withValue(full, ['intake', 'channel'], 'fax'), 'intake')[0], 'invalid intake.channel');
    assert(found(withValue(full, ['triage', 'category'], 'network'), 'triage').includes('invalid triage.subcategory'));
    const hints = withValue(full, ['triage', 'urgencyHints'], ['deadline', 'boss']);
    const [problem] = completionOf('triage', hints, later).problems;
    assert.match(problem?.message.en ?? '', /^"boss" is not one of the choices/);
  });

  it('reports references that lead nowhere, and too many of them', () => {
    const gone = withValue(full, ['evidence'], []);
    assert.deepEqual(found(gone, 'details'), [
      'invalid details.software.errorEvidence',
      'missing details.noEvidenceReason',
    ]);
    assert(found(gone, 'rootCause').includes('invalid rootCause.hypotheses.hyp1.evidence'));
    const two = withValue(full, ['plan', 'solutions', 'sol1', 'hypothesis'], ['hyp1', 'hyp1']);
    assert.deepEqual(found(two, 'plan'), ['invalid plan.solutions.sol1.hypothesis']);
  });

  it('says a thing once: a rule is silent where the field has its own problem', () => {
    const none = withValue(full, ['plan', 'solutions'], []);
    assert.deepEqual(found(none, 'plan'), ['missing plan.solutions']);
  });

  it('survives values of any type', () => {
    for (const value of [null, 7, 'text', [], [null, 7, {}], { id: 1 }, { steps: [{ id: 7 }] }])
      for (const key of ['intake', 'triage', 'details', 'rootCause', 'plan'] as const)
        assert.doesNotThrow(() => completionOf(key, { ...full, [key]: value, evidence: value }, later));
  });

  it('refuses a name that no record has', () => {
    const unknown: unknown = 'diary';
    assert.throws(() => completionOf(unknown as 'intake', full, later), RangeError);
  });
});
