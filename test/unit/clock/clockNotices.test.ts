import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CaseClocks } from '../../../src/clock/caseClocks.ts';
import { ClockNotices, type Notice, type NoticeSettings } from '../../../src/clock/clockNotices.ts';
import { FileNoticeMemory } from '../../../src/clock/fileNoticeMemory.ts';
import { quietHoursSchema } from '../../../src/clock/quietHours.ts';
import type { Case } from '../../../src/domain/case.ts';
import { Emitter } from '../../../src/platform/event.ts';
import { answered, chinaRules, FakeCases, quietLog, triagedCase } from './fakeCases.ts';
import { FakeTime } from './fakeTime.ts';

const nine = '2026-11-16T09:00:00+08:00';
const minute = 60_000;

describe('ClockNotices', () => {
  let folder: string;
  const windows: { dispose(): void }[] = [];
  let zone: string | undefined;
  beforeEach(async () => {
    zone = process.env.TZ;
    process.env.TZ = 'Asia/Shanghai';
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-notices-'));
  });
  afterEach(async () => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    for (const window of windows.splice(0)) window.dispose();
    await rm(folder, { recursive: true });
  });

  /** A window on the cases; all windows of a test share the memory on disk. */
  async function openWindow(cases: FakeCases, time: FakeTime, settings: Partial<NoticeSettings> = {}) {
    const rules = { of: () => chinaRules, onDidChange: new Emitter<void>().event };
    const clocks = new CaseClocks({ cases, rules, time, log: quietLog });
    const told: string[] = [];
    const snoozes: number[] = [];
    const name = ({ folder: at, kind }: Notice) => `${kind} ${at.slice(-5)}`;
    const notices = new ClockNotices({
      clocks,
      ready: clocks.settled(),
      memory: new FileNoticeMemory(folder),
      settings: () => ({ wanted: 'all', quietHours: [], ...settings }),
      show: (notice) => {
        told.push(name(notice));
        return Promise.resolve(snoozes.shift());
      },
      showMany: (many) => told.push(`many ${many.length}`),
      time,
      log: quietLog,
    });
    windows.push(notices, clocks);
    const settled = async (): Promise<void> => {
      await clocks.settled();
      // A notice that was put off is put away after it was told.
      for (let round = 0; round < 4; round += 1) await notices.settled();
    };
    await settled();
    return { told, snoozes, settled, notices };
  }
  const short = (current: Case) => current.number.slice(-5);

  it('tells once at 80 percent and once after the deadline, in one of two windows, and not again after a reload', async () => {
    const time = new FakeTime(nine);
    const current = triagedCase(nine, 'high');
    const cases = new FakeCases(current);
    const [one, other] = [await openWindow(cases, time), await openWindow(cases, time)];
    const both = async (): Promise<void> => {
      await one.settled();
      await other.settled();
    };
    await time.pass(23 * minute, both);
    assert.deepEqual([...one.told, ...other.told], []);
    await time.pass(minute, both);
    assert.deepEqual([...one.told, ...other.told], [`warning ${short(current)}`]);
    await time.pass(20 * minute, both);
    assert.deepEqual([...one.told, ...other.told], [`warning ${short(current)}`, `breach ${short(current)}`]);
    const reloaded = await openWindow(cases, time);
    await time.pass(60 * minute, () => reloaded.settled());
    assert.deepEqual(reloaded.told, []);
  });

  it('says only that a case is overdue when it was never seen before, even if the calendar is corrected later', async () => {
    const time = new FakeTime('2026-11-16T11:00:00+08:00');
    const current = triagedCase(nine, 'high');
    const { told } = await openWindow(new FakeCases(current), time);
    assert.deepEqual(told, [`breach ${short(current)}`]);
    const earlier = await openWindow(new FakeCases(current), new FakeTime('2026-11-16T09:28:00+08:00'));
    assert.deepEqual(earlier.told, []);
  });

  it('is silent about a case that was answered', async () => {
    const time = new FakeTime(nine);
    const current = triagedCase(nine, 'high', answered(Date.parse(nine) + 5 * minute));
    const window = await openWindow(new FakeCases(current), time);
    await time.pass(120 * minute, () => window.settled());
    assert.deepEqual(window.told, []);
  });

  it('waits for the end of quiet hours, and tells then what is still so', async () => {
    const evening = '2026-11-16T21:50:00+08:00';
    const time = new FakeTime(evening);
    const [open, done] = [triagedCase(evening, 'urgent'), triagedCase(evening, 'urgent')];
    const cases = new FakeCases(open, done);
    const window = await openWindow(cases, time, { quietHours: quietHoursSchema.parse(['22:00-07:00']) });
    await time.pass(9 * minute, () => window.settled());
    assert.deepEqual(window.told, []);
    await time.pass(60 * minute, () => window.settled());
    assert.deepEqual(window.told, []);
    cases.put({ ...done, timeline: [...(done.timeline ?? []), { id: 'r', by: 'Li', ...answered(time.now()) }] });
    await time.pass(9 * 60 * minute, () => window.settled());
    assert.deepEqual(window.told, [`breach ${short(open)}`]);
    assert.equal(new Date(time.now()).getHours(), 7);
  });

  it('reminds once after a snooze, in one window only, as long as nobody has answered', async () => {
    const time = new FakeTime(nine);
    const [late, later] = [triagedCase(nine, 'urgent'), triagedCase(nine, 'urgent')];
    const cases = new FakeCases(late, later);
    const one = await openWindow(cases, time);
    one.snoozes.push(10 * minute, 10 * minute);
    await time.pass(12 * minute, () => one.settled());
    assert.equal(one.told.length, 2);
    const other = await openWindow(cases, time);
    await time.pass(5 * minute, async () => {
      await one.settled();
      await other.settled();
    });
    assert.equal(one.told.length + other.told.length, 4, 'both are overdue by now');
    cases.put({ ...later, timeline: [...(later.timeline ?? []), { id: 'r', by: 'Li', ...answered(time.now()) }] });
    await time.pass(30 * minute, async () => {
      await one.settled();
      await other.settled();
    });
    const all = [...one.told, ...other.told];
    assert.equal(all.length, 5, all.join());
    assert.equal(all.filter((line) => line === `breach ${short(late)}`).length, 2);
  });

  it('warns again when the priority is raised, and of a reopened case', async () => {
    const time = new FakeTime(nine);
    const current = triagedCase(nine, 'medium');
    const cases = new FakeCases(current);
    const window = await openWindow(cases, time);
    await time.pass(96 * minute, () => window.settled());
    assert.equal(window.told.length, 1);
    const raised = {
      id: 'x',
      by: 'Li',
      type: 'retriaged',
      at: new Date(time.now()).toISOString(),
      from: 'medium',
      to: 'urgent',
    };
    const timeline = [...(current.timeline ?? []), raised];
    cases.put({ ...current, triage: { finalPriority: 'urgent' }, timeline });
    await time.pass(12 * minute, () => window.settled());
    assert.deepEqual(window.told, [`warning ${short(current)}`, `warning ${short(current)}`]);
  });

  it('tells of many at once in one message', async () => {
    const time = new FakeTime('2026-11-16T11:00:00+08:00');
    const cases = new FakeCases(...Array.from({ length: 40 }, () => triagedCase(nine, 'high')));
    const { told } = await openWindow(cases, time);
    assert.deepEqual(told, ['many 40']);
  });

  it('tells what the settings want, and no more', async () => {
    const time = new FakeTime(nine);
    const current = triagedCase(nine, 'high');
    const cases = new FakeCases(current);
    const breachOnly = await openWindow(cases, time, { wanted: 'breach' });
    const none = await openWindow(cases, time, { wanted: 'none' });
    await time.pass(40 * minute, async () => {
      await breachOnly.settled();
      await none.settled();
    });
    assert.deepEqual([breachOnly.told, none.told], [[`breach ${short(current)}`], []]);
  });
});
