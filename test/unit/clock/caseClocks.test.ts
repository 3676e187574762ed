import assert from 'node:assert/strict';
import { CaseClocks, type ClockChange } from '../../../src/clock/caseClocks.ts';
import type { ClockRules } from '../../../src/clock/clockSettings.ts';
import { Emitter } from '../../../src/platform/event.ts';
import { answered, chinaRules, FakeCases, quietLog, triagedCase } from './fakeCases.ts';
import { FakeTime } from './fakeTime.ts';

// A Monday at nine in the morning of the calendar.
const nine = '2026-11-16T09:00:00+08:00';
const minute = 60_000;

function open(
  cases: FakeCases,
  time: FakeTime,
  rules = { of: (): ClockRules => chinaRules, onDidChange: new Emitter<void>().event },
) {
  const clocks = new CaseClocks({ cases, rules, time, log: quietLog });
  const changes: ClockChange[] = [];
  clocks.onDidChange((change) => changes.push(change));
  return { clocks, changes, pass: (ms: number) => time.pass(ms, () => clocks.settled()) };
}

describe('CaseClocks', () => {
  it('shows the time left, warns at 80 percent and is overdue after the deadline, each at its moment', async () => {
    const time = new FakeTime(nine);
    const high = triagedCase(nine, 'high');
    const cases = new FakeCases(high);
    const folder = cases.folderOf(high);
    const { clocks, pass } = open(cases, time);
    await clocks.settled();
    const state = () => clocks.get(folder)?.state;
    assert.deepEqual([state()?.kind, clocks.pressing.warning.size], ['running', 0]);
    await pass(24 * minute - 1);
    assert.equal(clocks.pressing.warning.size, 0);
    await pass(1);
    assert.deepEqual([...clocks.pressing.warning], [folder]);
    await pass(6 * minute);
    assert.equal(state()?.kind, 'running', 'a response at the deadline itself is in time');
    await pass(1_001);
    assert.deepEqual(
      [state()?.kind, [...clocks.pressing.overdue], clocks.pressing.warning.size],
      ['breached', [folder], 0],
    );
    clocks.dispose();
    assert.equal(time.waiting, 0);
  });

  it('draws a case once a minute and no other, and not at all while nobody works', async () => {
    const time = new FakeTime(nine);
    const running = triagedCase(nine, 'medium');
    const late = triagedCase('2026-11-13T17:00:00+08:00', 'low');
    const cases = new FakeCases(running, late);
    const { clocks, changes, pass } = open(cases, time);
    await clocks.settled();
    changes.length = 0;
    await pass(10 * minute);
    const drawn = changes.flatMap(({ folders }) => folders);
    assert.equal(drawn.filter((folder) => folder === cases.folderOf(running)).length, 10);
    assert.equal(drawn.filter((folder) => folder === cases.folderOf(late)).length, 10);
    assert.deepEqual(
      changes.flatMap(({ moved }) => moved),
      [],
    );

    // Over lunch, with both clocks on the calendar, nothing changes.
    await pass(170 * minute);
    changes.length = 0;
    await pass(58 * minute);
    assert.deepEqual(changes, []);
    clocks.dispose();
  });

  it('runs no timer when no clock runs', async () => {
    const time = new FakeTime(nine);
    const held = { type: 'held', at: nine, from: 'triaged', to: 'onHold', reason: 'waitingForUser' };
    const paused = { ...triagedCase(nine, 'high', held), status: 'onHold' };
    const cases = new FakeCases(triagedCase(nine, 'high', answered(Date.parse(nine) + 1)), paused);
    cases.put({ ...triagedCase(nine, 'urgent'), status: 'closed' });
    const { clocks } = open(cases, time);
    await clocks.settled();
    assert.equal(clocks.get(cases.folderOf(paused))?.state.kind, 'paused');
    assert.deepEqual([clocks.isWaiting, time.waiting], [false, 0]);
    clocks.dispose();
  });

  it('follows a case that is answered, reopened, ended and removed', async () => {
    const time = new FakeTime(nine);
    const first = triagedCase(nine, 'urgent');
    const cases = new FakeCases(first);
    const folder = cases.folderOf(first);
    const { clocks, changes, pass } = open(cases, time);
    await pass(20 * minute);
    assert.deepEqual([...clocks.pressing.overdue], [folder]);
    const reply = { id: 'r', by: 'Li', ...answered(time.now()) };
    const timeline = [...(first.timeline ?? []), reply];
    cases.put({ ...first, timeline });
    await clocks.settled();
    assert.deepEqual(
      [clocks.get(folder)?.state.kind, clocks.pressing.overdue.size, time.waiting],
      ['answeredLate', 0, 0],
    );
    const again = {
      id: 'o',
      by: 'Li',
      type: 'reopened',
      at: new Date(time.now()).toISOString(),
      from: 'resolved',
      to: 'diagnosing',
    };
    cases.put({ ...first, status: 'diagnosing', timeline: [...timeline, again] });
    await clocks.settled();
    assert.deepEqual([clocks.get(folder)?.state.kind, clocks.get(folder)?.round], ['running', 1]);
    cases.put({ ...first, status: 'closed' });
    await clocks.settled();
    assert.equal(clocks.get(folder), undefined);
    changes.length = 0;
    cases.put({ ...first, timeline });
    await clocks.settled();
    cases.remove(folder);
    await clocks.settled();
    assert.deepEqual([clocks.get(folder), changes.length, time.waiting], [undefined, 2, 0]);
    clocks.dispose();
  });

  it('counts with a priority that is chosen before triage is finished, and says so', async () => {
    const time = new FakeTime(nine);
    const chosen = { ...triagedCase(nine, 'high'), status: 'accepted', timeline: [] };
    const open2 = open(new FakeCases(chosen), time);
    await open2.clocks.settled();
    const clock = open2.clocks.get(`file:///w/casebook/${chosen.number}`);
    assert.equal(clock?.isPreview, true);
    assert.equal(clock.state.kind === 'running' && clock.state.dueAt, '2026-11-16T09:30:00+08:00');
    open2.clocks.dispose();
  });

  it('reads all clocks again when the settings change', async () => {
    const time = new FakeTime(nine);
    const changed = new Emitter<void>();
    let rules = chinaRules;
    const current = triagedCase(nine, 'high');
    const cases = new FakeCases(current);
    const { clocks, changes } = open(cases, time, { of: () => rules, onDidChange: changed.event });
    await clocks.settled();
    rules = { ...chinaRules, policy: { ...chinaRules.policy, targetMinutes: { urgent: 15, high: 60, medium: 120 } } };
    changed.fire();
    await clocks.settled();
    const state = clocks.get(cases.folderOf(current))?.state;
    assert.equal(state?.kind === 'running' && state.dueAt, '2026-11-16T10:00:00+08:00');
    assert.deepEqual(changes.at(-1)?.moved, [cases.folderOf(current)]);
    clocks.dispose();
  });

  it('leaves out a case whose clock cannot be read, and goes on with the others', async () => {
    const never = { ...chinaRules, calendar: { ...chinaRules.calendar, workingHours: {} } };
    const [broken, fine] = [triagedCase(nine, 'low'), triagedCase(nine, 'urgent')];
    const cases = new FakeCases(broken, fine);
    const { clocks } = open(cases, new FakeTime(nine), { of: () => never, onDidChange: new Emitter<void>().event });
    await clocks.settled();
    assert.equal(clocks.get(cases.folderOf(broken)), undefined);
    assert.equal(clocks.get(cases.folderOf(fine))?.state.kind, 'running');
    clocks.dispose();
  });

  it('gives others their turn while it reads 10,000 cases, and then looks only at those whose time has come', async function () {
    this.timeout(20_000);
    const time = new FakeTime(nine);
    const received = (index: number) => new Date(Date.parse(nine) - (index % 5_000) * 7_000).toISOString();
    const cases = new FakeCases(
      ...Array.from({ length: 10_000 }, (_, index) =>
        triagedCase(received(index), ['urgent', 'high', 'medium', 'low'][index % 4] ?? 'low'),
      ),
    );
    let reads = 0;
    const { entry } = cases;
    cases.entry = (folder) => {
      reads += 1;
      return entry(folder);
    };
    const { clocks, pass } = open(cases, time);
    await clocks.settled();
    assert.equal(reads, [...cases.entries()].length);
    assert.ok(time.pauses >= 5, `${time.pauses} pauses`);
    const running = [...cases.entries()].filter(({ folder }) => clocks.get(folder)?.nextChange !== undefined).length;
    reads = 0;
    await pass(59_000);
    // Each of them once a minute at most, those shown in hours less often.
    assert.ok(reads <= running && reads > 0, `${reads} of ${running}`);
    clocks.dispose();
  });
});
