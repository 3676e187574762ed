import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ClockEvent } from '../../../../src/domain/sla/clockEvent.ts';
import { replayClock } from '../../../../src/domain/sla/responseClock.ts';
import { defaultResponsePolicy } from '../../../../src/domain/sla/responsePolicy.ts';
import { china, ms } from './vectors.ts';

type Priority = 'urgent' | 'high' | 'medium' | 'low';
type Mode = 'business' | 'roundTheClock';
const fromUrgent: readonly Priority[] = ['urgent', 'high', 'medium', 'low'];
const lengths: Record<Priority, number> = { urgent: 15, high: 30, medium: 120, low: 480 };
const modeOf = (priority: Priority): Mode => (priority === 'urgent' ? 'roundTheClock' : 'business');

// Friday before a make-up Saturday and the days after it.
const start = ms('2026-10-09T08:40:00+08:00');
const isoAt = (minute: number): string => new Date(start + minute * 60_000).toISOString();

/** Whether the minute that ends at `minute` is working time. China keeps one offset, so this is plain arithmetic. */
function isWorking(minute: number): boolean {
  const local = new Date(start + (minute - 1) * 60_000 + 8 * 3_600_000);
  const date = local.getUTCDate();
  const hour = local.getUTCHours();
  const dayOff = date === 11;
  return !dayOff && ((hour >= 9 && hour < 12) || (hour >= 13 && hour < 18));
}

interface Step {
  readonly minute: number;
  readonly event:
    | { readonly kind: 'retriaged'; readonly priority: Priority }
    | { readonly kind: 'held'; readonly reason: string }
    | { readonly kind: 'resumed' }
    | { readonly kind: 'firstResponse' };
}

/** The rules of the procedure played out minute by minute. */
function walk(steps: readonly Step[], now: number): { readonly kind: string; readonly due: number } {
  const counts: Record<Mode, number> = { business: 0, roundTheClock: 0 };
  const reached: Record<Mode, number[]> = { business: [], roundTheClock: [] };
  let targets: { readonly mode: Mode; readonly at: number }[] = [{ mode: 'business', at: lengths.medium }];
  let priority: Priority = 'medium';
  let paused = false;
  let breachedAt: number | undefined;
  let answeredAt: number | undefined;
  const due = (): number => Math.min(...targets.map(({ mode, at }) => reached[mode][at] ?? Infinity));
  for (let minute = 0; minute < 10_000; minute += 1) {
    if (minute > 0 && !paused) {
      counts.roundTheClock += 1;
      if (isWorking(minute)) counts.business += 1;
    }
    const lookForBreach = (): void => {
      if (breachedAt === undefined && answeredAt === undefined && due() < minute) breachedAt = due();
    };
    lookForBreach();
    for (const { event } of steps.filter((step) => step.minute === minute && minute <= now)) {
      lookForBreach();
      if (answeredAt !== undefined) break;
      if (event.kind === 'firstResponse') answeredAt = minute;
      else if (event.kind === 'held') paused = event.reason !== 'waitingForVendor';
      else if (event.kind === 'resumed') paused = false;
      else {
        const rise = fromUrgent.indexOf(priority) - fromUrgent.indexOf(event.priority);
        priority = event.priority;
        const mode = modeOf(priority);
        if (rise > 0) targets.push({ mode, at: counts[mode] + lengths[priority] });
        if (rise < 0) targets = [{ mode, at: lengths[priority] }];
      }
    }
    lookForBreach();
    if (!paused || minute >= now)
      for (const mode of ['business', 'roundTheClock'] as const) reached[mode][counts[mode]] ??= minute;
    const frozen = answeredAt ?? now;
    if (minute === frozen) {
      if (breachedAt !== undefined)
        return { kind: answeredAt === undefined ? 'breached' : 'answeredLate', due: breachedAt };
      if (answeredAt === undefined && paused) return { kind: 'paused', due: NaN };
      if (answeredAt !== undefined) return { kind: 'met', due: NaN };
    }
    if (minute >= now && due() < Infinity) return { kind: 'running', due: due() };
  }
  throw new Error('The walk was too short.');
}

const minute = fc.oneof(fc.nat({ max: 700 }), fc.nat({ max: 2500 }));
const event: fc.Arbitrary<Step['event']> = fc.oneof(
  fc.record({ kind: fc.constant('retriaged' as const), priority: fc.constantFrom(...fromUrgent) }),
  fc.record({ kind: fc.constant('held' as const), reason: fc.constantFrom('waitingForUser', 'waitingForVendor') }),
  fc.record({ kind: fc.constant('resumed' as const) }),
  fc.record({ kind: fc.constant('firstResponse' as const) }),
);
const timeline = fc
  .array(fc.record({ minute, event }), { maxLength: 6 })
  .map((steps) => steps.sort((a, b) => a.minute - b.minute));

describe('replayClock, against the rules walked minute by minute', () => {
  it('comes to the same state and due time for any timeline', function () {
    this.timeout(60_000);
    const seen = new Set<string>();
    fc.assert(
      fc.property(timeline, minute, (steps, later) => {
        const now = Math.max(later, steps.at(-1)?.minute ?? 0);
        const events: ClockEvent[] = [
          { kind: 'received', at: isoAt(0) },
          { kind: 'triaged', priority: 'medium', at: isoAt(0) },
          ...steps.map((step): ClockEvent => ({ ...step.event, at: isoAt(step.minute) })),
        ];
        const { state } = replayClock(events, china, defaultResponsePolicy, start + now * 60_000);
        const expected = walk(steps, now);
        seen.add(state.kind);
        assert.equal(state.kind, expected.kind);
        if ('dueAt' in state && !Number.isNaN(expected.due)) assert.equal(ms(state.dueAt), ms(isoAt(expected.due)));
      }),
      { numRuns: 500 },
    );
    assert.deepEqual([...seen].sort(), ['answeredLate', 'breached', 'met', 'paused', 'running']);
  });
});
