import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMoment, momentMs, toMoment } from '../../../src/domain/moment.ts';

describe('moments', () => {
  it('are ISO 8601 with an offset', () => {
    for (const good of [
      '2026-11-22T09:30:00+08:00',
      '2026-11-22T09:30+08:00',
      '2026-11-22T01:30:00Z',
      '2026-11-22T01:30:00.123456Z',
      '2024-02-29T00:00:00-09:30',
    ])
      assert(isMoment(good), good);
  });

  it('are nothing less and nothing that the calendar does not have', () => {
    for (const bad of [
      '',
      '2026-11-22',
      '2026-11-22T09:30:00',
      '2026-11-22 09:30:00+08:00',
      '2026-11-22T09:30:00+0800',
      '2026-02-30T09:30:00+08:00',
      '2025-02-29T09:30:00Z',
      '2026-13-01T00:00:00Z',
      '2026-11-22T25:00:00Z',
      '2026-11-22T24:00:00Z',
      '2026-11-22T09:60:00Z',
      '22.11.2026 09:30',
      '昨天下午',
    ])
      assert(!isMoment(bad), bad);
  });

  it('have one place in time, whatever the offset', () => {
    assert.equal(momentMs('2026-11-22T09:30:00+08:00'), momentMs('2026-11-22T01:30:00Z'));
    for (const other of [undefined, null, 20261122, 'yesterday', {}]) assert.equal(momentMs(other), undefined);
  });

  it('are written with the offset they are given', () => {
    const ms = Date.UTC(2026, 10, 22, 1, 30);
    assert.equal(toMoment(ms, 480), '2026-11-22T09:30:00+08:00');
    assert.equal(toMoment(ms, 0), '2026-11-22T01:30:00+00:00');
    assert.equal(toMoment(ms, -210), '2026-11-21T22:00:00-03:30');
    assert.equal(toMoment(ms, 345), '2026-11-22T07:15:00+05:45');
  });

  it('read back as they were written, to the second', () => {
    const years = { min: Date.UTC(1971, 0), max: Date.UTC(2100, 0) };
    fc.assert(
      fc.property(fc.integer(years), fc.integer({ min: -720, max: 840 }), (ms, offset) => {
        assert.equal(momentMs(toMoment(ms, offset)), Math.floor(ms / 1000) * 1000);
      }),
    );
  });
});
