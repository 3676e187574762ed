import assert from 'node:assert/strict';
import { compareRuns } from '../../../../src/evidence/network/compareRuns.ts';
import { parseNetworkOutput } from '../../../../src/evidence/network/parseNetworkOutput.ts';

const compare = (before: readonly string[], after: readonly string[]) =>
  compareRuns(parseNetworkOutput(before.join('\n')).segments, parseNetworkOutput(after.join('\n')).segments).map(
    ({ name, differences }) => [name.en, ...differences.map(({ trend, text }) => `${trend}: ${text.en}`)],
  );

const ping = (host: string, lossPct: number, avg: number): string[] => [
  `PING ${host} (${host}) 56(84) bytes of data.`,
  '',
  `--- ${host} ping statistics ---`,
  `4 packets transmitted, ${4 - lossPct / 25} received, ${lossPct}% packet loss, time 3004ms`,
  `rtt min/avg/max/mdev = ${avg}.0/${avg}.0/${avg}.0/0.100 ms`,
];
const trace = (...hops: string[]): string[] => [
  'traceroute to 192.0.2.10 (192.0.2.10), 30 hops max, 60 byte packets',
  ...hops.map((hop, index) => ` ${index + 1}  ${hop}`),
];
const hop = (address: string, ms: number): string => `${address} (${address})  ${ms}.1 ms  ${ms}.2 ms  ${ms}.3 ms`;

describe('Two runs compared', () => {
  it('says loss and times before and after, and whether that is better', () => {
    assert.deepEqual(compare(ping('192.0.2.7', 25, 31), ping('192.0.2.7', 0, 12)), [
      [
        'ping 192.0.2.7',
        'better: loss 25% → 0%',
        'better: average 31 → 12 ms',
        'better: slowest 31 → 12 ms',
        'same: deviation 0.1 → 0.1 ms',
      ],
    ]);
    assert.ok(compare(ping('192.0.2.7', 0, 12), ping('192.0.2.7', 50, 12))[0]?.includes('worse: loss 0% → 50%'));
  });

  it('takes the runs of the same target together, in any order, and names those without a counterpart', () => {
    const names = compare(
      [...ping('192.0.2.7', 0, 3), ...ping('192.0.2.8', 0, 3)],
      [...ping('192.0.2.8', 100, 3), ...ping('192.0.2.7', 0, 3), ...ping('192.0.2.9', 0, 3)],
    );
    assert.deepEqual(
      names.map(([name]) => name),
      ['ping 192.0.2.7', 'ping 192.0.2.8', 'ping 192.0.2.9'],
    );
    assert.ok(names[1]?.includes('worse: loss 0% → 100%'));
    assert.deepEqual(names[2]?.slice(1), ['other: only after']);
  });

  it('names the hops that changed, and says when the target is reached again', () => {
    const before = trace(hop('192.0.2.1', 1), hop('198.51.100.1', 5), '* * *');
    const after = trace(hop('192.0.2.1', 1), hop('198.51.100.9', 5), hop('192.0.2.10', 9));
    assert.deepEqual(compare(before, after), [
      [
        'traceroute 192.0.2.10',
        'better: now reaches the target',
        'other: hop 2: 198.51.100.1 → 198.51.100.9',
        'other: hop 3: no answer → 192.0.2.10',
      ],
    ]);
  });

  it('names hops that take much longer', () => {
    const [found] = compare(
      trace(hop('192.0.2.1', 1), hop('192.0.2.10', 9)),
      trace(hop('192.0.2.1', 80), hop('192.0.2.10', 90)),
    );
    assert.ok(found?.includes('worse: hop 1: 1.2 → 80 ms'), String(found));
    assert.ok(found?.includes('worse: to the last hop 9.2 → 90 ms'));
  });
});
