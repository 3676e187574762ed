import assert from 'node:assert/strict';
import { say } from '../../../../src/domain/text.ts';
import { networkFacts } from '../../../../src/evidence/network/networkFacts.ts';
import { verdictText } from '../../../../src/evidence/network/verdictText.ts';

const verdictOf = (...lines: string[]): { en: string; zh: string } | undefined => {
  const { verdict } = networkFacts(`${lines.join('\n')}\n`);
  return verdict && verdictText(verdict);
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
    assert.deepEqual(verdict, { en: '4 sent, 25% lost, 31 ms avg', zh: '发送 4，丢失 25%，平均 31 毫秒' });
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
    assert.equal(verdict?.en, '2 sent, 100% lost, host unreachable, the summary counts error messages as answers');
  });

  it('says how far a route came', () => {
    const verdict = verdictOf(
      'traceroute to 192.0.2.10 (192.0.2.10), 30 hops max, 60 byte packets',
      ' 1  192.0.2.1 (192.0.2.1)  0.512 ms  0.498 ms  0.487 ms',
      ' 2  192.0.2.10 (192.0.2.10)  9.812 ms  9.798 ms  9.787 ms',
    );
    assert.deepEqual(verdict, { en: 'reached in 2 hops, 9.8 ms', zh: '经 2 跳到达，9.8 毫秒' });
  });

  it('counts further runs of the same paste', () => {
    const run = [
      'PING a.example (192.0.2.7) 56(84) bytes of data.',
      '64 bytes from 192.0.2.7: icmp_seq=1 ttl=57 time=3 ms',
    ];
    const verdict = verdictOf(...run, ...run.map((line) => line.replaceAll('192.0.2.7', '192.0.2.8')));
    assert.ok(verdict !== undefined && say(verdict, 'en').endsWith('(and 1 more)'), verdict?.en);
  });

  it('says nothing about other text', () => assert.equal(verdictOf('ERROR one', 'ERROR two'), undefined));

  it('keeps what a record can take over: kinds, targets, and the own address only where it is printed', () => {
    const { details } = networkFacts(
      [
        'PING www.example.com (192.0.2.10) from 10.1.2.3 eth0: 56(84) bytes of data.',
        '64 bytes from 192.0.2.10: icmp_seq=1 ttl=57 time=30.1 ms',
        '',
        'Tracing route to 192.0.2.10 over a maximum of 30 hops',
        '',
        '  1     1 ms     1 ms     1 ms  10.1.2.1',
        '  2     9 ms     9 ms     9 ms  192.0.2.10',
      ].join('\n'),
    );
    assert.deepEqual(details, {
      hasPing: true,
      hasTrace: true,
      ownAddresses: ['10.1.2.3'],
      targets: ['www.example.com', '192.0.2.10'],
    });
  });
});
