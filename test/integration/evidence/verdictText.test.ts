import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { verdictText } from '../../../src/views/verdictText.ts';

const verdictOf = (...lines: string[]): string => {
  const text = `${lines.join('\n')}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  assert.equal(verdictText(text, sha256), verdictText(text, sha256));
  return verdictText(text, sha256);
};

describe('Verdict on a network test', () => {
  it('says how much was lost and how long it took', () => {
    const verdict = verdictOf(
      'PING 192.0.2.10 (192.0.2.10) 56(84) bytes of data.',
      '64 bytes from 192.0.2.10: icmp_seq=1 ttl=57 time=30.1 ms',
      '64 bytes from 192.0.2.10: icmp_seq=2 ttl=57 time=31.0 ms',
      '64 bytes from 192.0.2.10: icmp_seq=4 ttl=57 time=31.9 ms',
      '',
      '--- 192.0.2.10 ping statistics ---',
      '4 packets transmitted, 3 received, 25% packet loss, time 3004ms',
      'rtt min/avg/max/mdev = 30.100/31.000/31.900/0.735 ms',
    );
    assert.equal(verdict, '4 sent, 25% lost, 31 ms on average');
  });

  it('does not take an error message for an answer, as Windows does', () => {
    const verdict = verdictOf(
      '',
      'Pinging 192.0.2.10 with 32 bytes of data:',
      'Reply from 192.0.2.1: Destination host unreachable.',
      'Reply from 192.0.2.1: Destination host unreachable.',
      '',
      'Ping statistics for 192.0.2.10:',
      '    Packets: Sent = 2, Received = 2, Lost = 0 (0% loss),',
    );
    assert.equal(verdict, '2 sent, 100% lost, host unreachable, the summary counts error messages as answers');
  });

  it('says how far a route came', () => {
    const verdict = verdictOf(
      'traceroute to 192.0.2.10 (192.0.2.10), 30 hops max, 60 byte packets',
      ' 1  192.0.2.1 (192.0.2.1)  0.512 ms  0.498 ms  0.487 ms',
      ' 2  192.0.2.10 (192.0.2.10)  9.812 ms  9.798 ms  9.787 ms',
    );
    assert.match(verdict, /^reached in 2 hops, /);
  });

  it('says nothing about other text', () => assert.equal(verdictOf('ERROR one', 'ERROR two'), ''));
});
