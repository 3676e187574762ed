import assert from 'node:assert/strict';
import { newCase } from '../../../src/domain/case.ts';
import { summaryOf } from '../../../src/domain/summary.ts';
import { sampleCase } from '../store/sampleCase.ts';

describe('summaryOf', () => {
  it('holds what lists show', () => {
    const value = sampleCase();
    assert.deepEqual(summaryOf({ ...value, labels: ['vpn'] }), {
      number: value.number,
      title: value.title,
      status: 'closed',
      priority: value.triage?.finalPriority,
      assignee: value.triage?.assignee,
      category: value.triage?.category,
      receivedAt: value.intake?.receivedAt,
      labels: ['vpn'],
      evidenceCount: value.evidence?.length,
      updatedAt: value.timeline
        ?.map(({ at }) => at)
        .reduce((one, other) => (Date.parse(one) > Date.parse(other) ? one : other)),
    });
  });

  it('leaves out what a draft has not got yet', () => {
    const draft = newCase({ title: 'Draft', author: 'A', now: 0, offsetMinutes: 0, number: 'TS-19700101-K7Q4M' });
    assert.deepEqual(summaryOf(draft), {
      number: 'TS-19700101-K7Q4M',
      title: 'Draft',
      status: 'draft',
      receivedAt: '1970-01-01T00:00:00+00:00',
      labels: [],
      evidenceCount: 0,
      updatedAt: '1970-01-01T00:00:00+00:00',
    });
    const { intake: _, timeline: __, evidence: ___, triage: ____, ...bare } = draft;
    assert.deepEqual(Object.keys(summaryOf(bare)).sort(), ['evidenceCount', 'labels', 'number', 'status', 'title']);
  });

  it('takes the latest moment, whatever the order and the zones of the events, and passes over what is none', () => {
    const event = (at: string) => ({ id: at, type: 'replied', by: 'A', at });
    const timeline = ['2026-01-01T10:00:00+08:00', '2026-01-01T03:00:00Z', 'soon', '2026-01-01T09:00:00+08:00'].map(
      event,
    );
    const draft = newCase({ title: '', author: '', now: 0 });
    assert.equal(summaryOf({ ...draft, timeline }).updatedAt, '2026-01-01T03:00:00Z');
    assert.equal(summaryOf({ ...draft, timeline: [event('soon')] }).updatedAt, undefined);
  });
});
