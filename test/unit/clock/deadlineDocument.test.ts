import assert from 'node:assert/strict';
import { clockSourceOf } from '../../../src/clock/caseClockEvents.ts';
import { deadlineDocument, explainCaseClock } from '../../../src/clock/deadlineDocument.ts';
import { durationText } from '../../../src/clock/duration.ts';
import { shortMoment } from '../../../src/clock/shortMoment.ts';
import { shortClockText } from '../../../src/clock/clockText.ts';
import { chinaRules, triagedCase, type EventContent } from './fakeCases.ts';

const friday = '2026-11-20T17:50:00+08:00';
const held = { type: 'held', at: '2026-11-20T17:55:00+08:00', from: 'triaged', to: 'onHold', reason: 'waitingForUser' };
const resumed = { type: 'resumed', at: '2026-11-23T09:05:00+08:00', from: 'onHold', to: 'triaged' };
const now = Date.parse('2026-11-23T09:10:00+08:00');
const readAt = { now, timeZone: 'Asia/Shanghai' };

describe('deadlineDocument', () => {
  const current = { ...triagedCase(friday, 'high', held, resumed), title: 'Fails [now](command:x) <b>' };
  const write = (language: 'en' | 'zh-cn') =>
    deadlineDocument(current, clockSourceOf(current), chinaRules, { now, language });

  it('replays what happened, in the calendar’s zone, and counts the days', () => {
    const text = write('en');
    assert.match(text, /# Why this deadline/);
    assert.match(text, /Respond by Mon, 23 Nov 2026, 09:30 GMT\+8: 20 min of working time left\./);
    const steps = text.split('\n').filter((line) => /^\d\. /.test(line));
    assert.deepEqual(
      steps.map((line) => /GMT\\?\+8: (\S+)/.exec(line)?.[1]),
      ['Received:', 'Triaged', 'On', 'Resumed:'],
    );
    assert.match(steps[2] ?? '', /On hold \(Waiting for the user\): the clock stops\. Counted .*: 5 min\./);
    assert.match(text, /- Sat,? 21 Nov to Sun,? 22 Nov: day off, nothing counted/);
    assert.match(text, /Time on hold is not taken out/);
  });

  it('says all of it in Chinese too', () => {
    const text = write('zh-cn');
    assert.match(text, /# 响应时限说明/);
    assert.match(text, /请在 \S+ GMT\+8 09:30 前响应，剩余 20 分钟（工作时间）。/);
    assert.match(text, /挂起（等待用户）：计时暂停/);
    const own = text.replace(/Fails.*|TS-\S+|Asia.Shanghai|“casebook\.\w+”/g, '');
    assert.doesNotMatch(own, /[A-Za-z]{4,}/);
  });

  it('lets nothing of the case mean anything to Markdown', () => {
    assert.doesNotMatch(write('en'), /[^\\]\[now|<b>|[^\\]</);
  });

  it('marks a provisional deadline in words', () => {
    const late = triagedCase('2027-03-01T09:00:00+08:00', 'high');
    const { clock, note } = explainCaseClock(clockSourceOf(late), chinaRules, Date.parse('2027-03-01T09:01:00+08:00'));
    assert.match(note?.en ?? '', /^Provisional/);
    assert.match(shortClockText(clock, readAt)?.en ?? '', /\(provisional\)$/);
    assert.match(shortClockText(clock, readAt)?.zh ?? '', /（暂定）$/);
  });

  it('speaks of every kind of clock', () => {
    const at = (events: EventContent[], status = 'triaged') =>
      explainCaseClock(clockSourceOf({ ...triagedCase(friday, 'high', ...events), status }), chinaRules, now);
    const first = { type: 'firstResponse', at: '2026-11-20T17:52:00+08:00' };
    const lateResponse = { type: 'firstResponse', at: '2026-11-23T09:21:00+08:00' };
    assert.match(at([]).headline?.en ?? '', /left\.$/);
    assert.match(at([first]).headline?.en ?? '', /^Answered in time/);
    assert.match(at([lateResponse]).headline?.en ?? '', /^Answered 1 min of working time late/);
    assert.match(at([held], 'onHold').headline?.en ?? '', /^The clock is stopped/);
    assert.match(
      at([{ ...held, reason: 'waitingForVendor' }], 'onHold').steps.at(-1)?.en ?? '',
      /does not stop the clock/,
    );
    assert.match(
      at([{ type: 'retriaged', at: '2026-11-20T17:53:00+08:00', from: 'high', to: 'urgent' }]).headline?.en ?? '',
      /overdue/,
    );
    const reopened = { type: 'reopened', at: '2026-11-23T09:06:00+08:00', from: 'resolved', to: 'diagnosing' };
    assert.match(at([first, reopened]).steps.at(-1)?.en ?? '', /Reopened as “High”.*Respond by/);
    const untriaged = { ...triagedCase(friday, 'high'), triage: {}, timeline: [], status: 'accepted' };
    assert.match(
      explainCaseClock(clockSourceOf(untriaged), chinaRules, now).headline?.en ?? '',
      /^Received .*follows from the priority/,
    );
    assert.equal(explainCaseClock(clockSourceOf({ ...untriaged, intake: {} }), chinaRules, now).headline, undefined);
  });
});

describe('durationText and shortMoment', () => {
  it('shorten with the length', () => {
    const en = (minutes: number, mode: 'business' | 'roundTheClock' = 'business') =>
      durationText(minutes, mode, 'up').en;
    assert.deepEqual(
      [0, 1, 59, 60, 100, 599, 600, 601, 5_000].map((minutes) => en(minutes)),
      ['0 min', '1 min', '59 min', '1 h', '1 h 40 min', '9 h 59 min', '10 h', '11 h', '84 h'],
    );
    assert.equal(en(5_000, 'roundTheClock'), '4 d');
    assert.equal(durationText(5_000, 'roundTheClock', 'down').en, '3 d');
    assert.equal(durationText(100, 'business', 'up').zh, '1 小时 40 分钟');
  });

  it('name the day when it is another, and the zone when the computer is elsewhere', () => {
    const say = (at: string, own = 'Asia/Shanghai') => shortMoment(at, 'Asia/Shanghai', now, own);
    assert.deepEqual(say('2026-11-23T09:30:00+08:00'), { en: '09:30', zh: '09:30' });
    assert.deepEqual(say('2026-11-24T09:30:00+08:00'), { en: 'Tue 09:30', zh: '周二 09:30' });
    assert.deepEqual(say('2026-12-24T09:30:00+08:00'), { en: '24 Dec, 09:30', zh: '12月24日 09:30' });
    assert.match(say('2026-11-23T09:30:00+08:00', 'Europe/Berlin').en, /^09:30 GMT\+8$/);
    assert.deepEqual(say('no date'), { en: 'no date', zh: 'no date' });
  });
});
