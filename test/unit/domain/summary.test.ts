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
      resolvedAt: '2024-01-02T13:17:00+08:00',
      causes: ['method'],
      clockEvents: [
        { id: '', type: 'statusChanged', at: '2024-01-02T10:47:00+08:00', by: '', from: 'accepted', to: 'triaged' },
        { id: '', type: 'statusChanged', at: '2024-01-02T13:42:00+08:00', by: '', from: 'resolved', to: 'closed' },
      ],
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

  it('says when a case was resolved for the last time, and not while it is not', () => {
    const draft = newCase({ title: '', author: '', now: 0 });
    const change = (at: string, from: string, to: string) => ({ id: at, type: 'statusChanged', by: 'A', at, from, to });
    const timeline = [
      change('2026-01-02T00:00:00Z', 'verifying', 'resolved'),
      change('2026-01-03T00:00:00Z', 'resolved', 'diagnosing'),
      change('2026-01-04T00:00:00Z', 'verifying', 'resolved'),
    ];
    assert.equal(summaryOf({ ...draft, status: 'resolved', timeline }).resolvedAt, '2026-01-04T00:00:00Z');
    assert.equal(summaryOf({ ...draft, status: 'diagnosing', timeline }).resolvedAt, undefined);
    const closed = [change('2026-01-05T00:00:00Z', 'resolved', 'closed')];
    assert.equal(summaryOf({ ...draft, status: 'closed', timeline: closed }).resolvedAt, '2026-01-05T00:00:00Z');
    assert.equal(summaryOf({ ...draft, status: 'cancelled', timeline }).resolvedAt, undefined);
  });

  it('takes the causes that the analysis names, else those that are confirmed', () => {
    const draft = newCase({ title: '', author: '', now: 0 });
    const hypotheses = [
      { id: 'a', dimension: 'machine', verdict: 'confirmed' },
      { id: 'b', dimension: 'people', verdict: 'confirmed' },
      { id: 'c', dimension: 'method', verdict: 'ruledOut' },
    ];
    const causes = (rootCause: NonNullable<typeof draft.rootCause>) => summaryOf({ ...draft, rootCause }).causes;
    assert.deepEqual(causes({ hypotheses }), ['machine', 'people']);
    assert.deepEqual(causes({ hypotheses, rootCause: ['b'] }), ['people']);
    assert.deepEqual(causes({ hypotheses: hypotheses.slice(2), notFound: true }), ['notFound']);
    assert.equal(causes({ hypotheses: hypotheses.slice(2) }), undefined);
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
