import assert from 'node:assert/strict';
import { parseNetworkOutput } from '../../../../src/evidence/network/parseNetworkOutput.ts';
import { pingBuckets, pingSlots } from '../../../../src/evidence/network/pingSlots.ts';

const slotsOf = (...lines: string[]) => {
  const [segment] = parseNetworkOutput(lines.join('\n')).segments;
  assert.equal(segment?.kind, 'ping');
  return pingSlots(segment).map(({ seq, status, duplicates }) => `${seq} ${status}${'+'.repeat(duplicates.length)}`);
};
const header = 'PING 192.0.2.7 (192.0.2.7) 56(84) bytes of data.';
const answer = (seq: number, more = ''): string => `64 bytes from 192.0.2.7: icmp_seq=${seq} ttl=57 time=3.0 ms${more}`;

describe('Packets of a ping', () => {
  it('are in the order of sending, with those for which nothing was printed', () => {
    assert.deepEqual(
      slotsOf(
        header,
        answer(3),
        answer(2),
        '--- 192.0.2.7 ping statistics ---',
        '5 packets transmitted, 2 received, 60% packet loss, time 9ms',
      ),
      ['1 missing', '2 reply', '3 reply', '4 missing', '5 missing'],
    );
  });

  it('begin with the first that is there when the beginning was cut off', () => {
    assert.deepEqual(slotsOf(answer(101), answer(103)), ['101 reply', '102 missing', '103 reply']);
  });

  it('count from 0 where the tool does', () => {
    assert.deepEqual(
      slotsOf(
        'PING 192.0.2.7 (192.0.2.7): 56 data bytes',
        answer(0),
        answer(2),
        '--- 192.0.2.7 ping statistics ---',
        '3 packets transmitted, 2 packets received, 33.3% packet loss',
      ),
      ['0 reply', '1 missing', '2 reply'],
    );
  });

  it('have their duplicates with them', () => {
    assert.deepEqual(slotsOf(header, answer(1), answer(1, ' (DUP!)'), answer(2)), ['1 reply+', '2 reply']);
  });

  it('go on after the sixteen bits of the sequence number are used up', () => {
    assert.deepEqual(slotsOf(answer(65_534), answer(65_535), answer(0), answer(1)).length, 4);
  });

  it('are numbered in order when the tool prints no numbers', () => {
    assert.deepEqual(
      slotsOf(
        'Pinging 192.0.2.7 with 32 bytes of data:',
        'Reply from 192.0.2.7: bytes=32 time=9ms TTL=57',
        'Request timed out.',
        'Reply from 192.0.2.1: Destination host unreachable.',
      ),
      ['1 reply', '2 timeout', '3 error'],
    );
  });

  it('are not made up by the million when a number is damaged', () => {
    assert.ok(slotsOf(header, answer(1), answer(60_000)).length < 10);
  });

  it('are drawn as so many at most', () => {
    const [segment] = parseNetworkOutput(
      [header, ...Array.from({ length: 1_000 }, (_, i) => answer(i + 1))].join('\n'),
    ).segments;
    assert.equal(segment?.kind, 'ping');
    const buckets = pingBuckets(pingSlots(segment), 300);
    assert.ok(buckets.length <= 300);
    assert.equal(
      buckets.reduce((sum, { count }) => sum + count, 0),
      1_000,
    );
    assert.deepEqual(buckets[0], { ...buckets[0], answered: 4, errors: 0, min: 3, avg: 3, max: 3 });
  });
});
