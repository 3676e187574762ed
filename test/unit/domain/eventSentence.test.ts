import assert from 'node:assert/strict';
import { eventDetails, eventSentence } from '../../../src/domain/eventSentence.ts';
import { eventTypes, type TimelineEvent } from '../../../src/domain/timeline.ts';

const event = (type: string, rest: Record<string, unknown> = {}): TimelineEvent => ({
  id: 'e',
  type,
  at: '2026-03-04T09:00:00+08:00',
  by: 'Li Wei',
  ...rest,
});

describe('Sentences of the timeline', () => {
  it('say in both languages what happened, with the names of codes', () => {
    const expected: [TimelineEvent, string, string][] = [
      [event('created'), 'The case was opened.', '建立案卷。'],
      [
        event('statusChanged', { transition: 'triage', from: 'accepted', to: 'triaged', priority: 'urgent' }),
        'Finish triage: from “Accepted” to “Triaged”. Priority: “Urgent”.',
        '完成分级：“已受理” → “已分级”。优先级：“紧急”。',
      ],
      [
        event('statusChanged', { from: 'draft', to: 'merged', target: 'TS-20260304-AAAAA' }),
        'The case was merged into TS-20260304-AAAAA.',
        '案卷已合并到 TS-20260304-AAAAA。',
      ],
      [
        event('held', { from: 'diagnosing', to: 'onHold', reason: 'waitingForUser' }),
        'The case was put on hold while “Diagnosing”: Waiting for the user.',
        '案卷在“诊断中”阶段挂起，原因：等待用户。',
      ],
      [
        event('retriaged', { from: 'low', to: 'high' }),
        'The priority was changed from “Low” to “High”.',
        '优先级由“低”调整为“高”。',
      ],
      [
        event('firstResponse', { channel: 'phone' }),
        'The reporter got the first response: Phone.',
        '已首次响应报告人（电话）。',
      ],
      [
        event('escalated', { level: 'functional', to: 'DBA' }),
        'Escalated to DBA (Functional).',
        '已升级至DBA（职能升级）。',
      ],
      [event('ofNewerVersion'), 'ofNewerVersion', 'ofNewerVersion'],
    ];
    for (const [told, en, zh] of expected) assert.deepEqual(eventSentence(told), { en, zh });
  });

  it('are there for every type, even of an event that lacks what its type carries', () => {
    for (const type of eventTypes) {
      const { en, zh } = eventSentence(event(type));
      assert.ok(en.length > 3 && zh.length > 1 && !/[{}]|undefined/.test(en + zh), type);
    }
  });

  it('go with reasons, notes and times, but not with a code that was said', () => {
    const details = eventDetails(
      event('held', { from: 'a', to: 'b', reason: 'other', note: 'Lunch', nextReviewAt: '2026-03-05T09:00:00+08:00' }),
    );
    assert.deepEqual(
      details.map(({ label, value, isMoment }) => [label.en, value, isMoment]),
      [
        ['Note', 'Lunch', undefined],
        ['Review again', '2026-03-05T09:00:00+08:00', true],
      ],
    );
  });
});
