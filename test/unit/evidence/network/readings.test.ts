import assert from 'node:assert/strict';
import { parseNetworkOutput } from '../../../../src/evidence/network/parseNetworkOutput.ts';
import type { PingSegment, TracerouteSegment } from '../../../../src/evidence/network/segments.ts';

const pingIn = (text: string): PingSegment => {
  const [segment] = parseNetworkOutput(text).segments;
  assert.ok(segment?.kind === 'ping');
  return segment;
};

const traceIn = (text: string): TracerouteSegment => {
  const [segment] = parseNetworkOutput(text).segments;
  assert.ok(segment?.kind === 'traceroute');
  return segment;
};

describe('What was printed and what follows from it stay apart', () => {
  it('Windows counts "destination host unreachable" as received', () => {
    const { printed, derived } = pingIn(`正在 Ping 192.168.3.200 具有 32 字节的数据:
来自 192.168.3.12 的回复: 无法访问目标主机。
请求超时。
来自 192.168.3.12 的回复: 无法访问目标主机。
来自 192.168.3.12 的回复: 无法访问目标主机。

192.168.3.200 的 Ping 统计信息:
    数据包: 已发送 = 4，已接收 = 3，丢失 = 1 (25% 丢失)，
`);
    assert.equal(printed.received?.value, 3);
    assert.equal(printed.lossPct?.value, 25);
    assert.deepEqual(derived, {
      echoReplies: 0,
      realLossPct: 100,
      contradictions: [{ code: 'errorsCountedAsReceived', printed: 3, derived: 0 }],
    });
  });

  it('hping counts duplicates as received', () => {
    const { printed, derived } = pingIn(`--- 198.51.100.10 hping statistic ---
1 packets transmitted, 3 packets received, -200% packet loss
round-trip min/avg/max = 27.4/52.8/77.9 ms
`);
    assert.equal(printed.lossPct?.value, -200);
    assert.deepEqual(derived.contradictions, [{ code: 'moreReceivedThanSent', printed: 3, derived: 1 }]);
  });

  it('a summary that somebody changed', () => {
    const { derived } = pingIn(`PING 192.0.2.9 (192.0.2.9) 56(84) bytes of data.
64 bytes from 192.0.2.9: icmp_seq=1 ttl=64 time=203 ms
64 bytes from 192.0.2.9: icmp_seq=2 ttl=64 time=20.1 ms

--- 192.0.2.9 ping statistics ---
4 packets transmitted, 2 received, 0% packet loss, time 3004ms
rtt min/avg/max/mdev = 20.100/21.000/22.000/0.400 ms
`);
    assert.deepEqual(
      derived.contradictions.map(({ code }) => code),
      ['lossPctMismatch', 'timeOutsideRange'],
    );
  });

  it('BusyBox rounds 37.5 % down: no contradiction', () => {
    const { derived } = pingIn(`--- lossy.example ping statistics ---
8 packets transmitted, 5 packets received, 37% packet loss
`);
    assert.deepEqual(derived, { realLossPct: 37.5, contradictions: [] });
  });

  it('a quiet run has no replies to count', () => {
    assert.equal(
      'echoReplies' in
        pingIn(`PING 192.0.2.9 (192.0.2.9) 56(84) bytes of data.

--- 192.0.2.9 ping statistics ---
5 packets transmitted, 4 received, 20% packet loss, time 804ms
rtt min/avg/max/mdev = 25.230/25.900/26.390/0.417 ms
`).derived,
      false,
    );
  });
});

describe('A value that is not there is absent', () => {
  it('less than a millisecond is one, marked as a bound', () => {
    const { replies } = pingIn('Antwort von 192.168.1.1: Bytes=32 Zeit<1ms TTL=64\n');
    assert.deepEqual(
      replies.map(({ time, lessThan }) => [time?.value, lessThan]),
      [[1, true]],
    );
  });

  it('the deviation of a single reply is no number', () => {
    const { printed } = pingIn(`--- 192.0.2.9 ping statistics ---
1 packets transmitted, 1 packets received, 0.0% packet loss
round-trip min/avg/max/stddev = 1.100/1.100/1.100/nan ms
`);
    assert.equal(printed.max?.value, 1.1);
    assert.equal('mdev' in printed, false);
  });

  it('an address that was damaged on the way is kept as it is', () => {
    const { hops } = traceIn(` 1  192.168.1.1 (192.168.1.1)  0.5 ms  0.4 ms  0.4 ms
 2  core1.example (203.0.113.3OO)  8.1 ms  8.2 ms  8.0 ms
 3  203.0.113.888  9.1 ms  9.2 ms  9.0 ms
`);
    const [, second, third] = hops.map((hop) => hop.probes[0]?.address);
    assert.equal(second?.address, undefined);
    assert.equal(second !== undefined && 'raw' in second ? second.raw : '', '203.0.113.3OO');
    assert.equal(third !== undefined && 'raw' in third ? third.raw : '', '203.0.113.888');
  });

  it('a trace without its header names no target and does not say whether it arrived', () => {
    const trace = traceIn(' 7  203.0.113.1  2.5 ms  2.4 ms  2.4 ms\n 8  * * *\n');
    assert.equal(trace.target, undefined);
    assert.equal('reached' in trace, false);
    assert.deepEqual(trace.completeness, { header: false, firstHop: false, lastHop: true });
  });

  it('a hop cut in the middle is kept apart', () => {
    const trace = traceIn(' 1  192.0.2.1  0.7 ms  0.6 ms  0.8 ms\n 2  203.0.113.1  2.5 ms  2.');
    assert.equal(trace.hops.length, 1);
    assert.equal(trace.partialHops[0]?.ttl.value, 2);
    assert.equal(trace.completeness.lastHop, false);
  });
});

describe('Marks mean what their own tool means by them', () => {
  const markOf = (header: string, mark: string): unknown =>
    traceIn(`${header}\n 1  192.0.2.1  0.7 ms ${mark}  0.6 ms ${mark}\n`).hops[0]?.probes[0]?.meaning;

  it('!A of BusyBox is !X of Linux', () => {
    assert.deepEqual(markOf('traceroute to 192.0.2.9 (192.0.2.9), 30 hops max, 46 byte packets', '!A'), {
      code: 'administrativelyProhibited',
    });
    assert.deepEqual(markOf('traceroute to 192.0.2.9 (192.0.2.9), 30 hops max, 60 byte packets', '!X'), {
      code: 'administrativelyProhibited',
    });
  });

  it('!C is a prohibited host in BusyBox, a cut-off precedence in Linux', () => {
    assert.deepEqual(markOf('traceroute to 192.0.2.9 (192.0.2.9), 30 hops max, 46 byte packets', '!C'), {
      code: 'hostProhibited',
    });
    assert.deepEqual(markOf('traceroute to 192.0.2.9 (192.0.2.9), 30 hops max, 60 byte packets', '!C'), {
      code: 'precedenceCutoff',
    });
  });

  it('without a header, a mark that the tools disagree on has candidates and no meaning', () => {
    assert.deepEqual(traceIn(' 1  192.0.2.1  0.7 ms !C  0.6 ms !C\n').hops[0]?.probes[0]?.meaning, {
      candidates: ['precedenceCutoff', 'hostProhibited'],
    });
    assert.deepEqual(traceIn(' 1  192.0.2.1  0.7 ms !H  0.6 ms !H\n').hops[0]?.probes[0]?.meaning, {
      code: 'hostUnreachable',
    });
  });

  it('!F carries the path MTU, !<13> the ICMP code', () => {
    const header = 'traceroute to 192.0.2.9 (192.0.2.9), 30 hops max, 60 byte packets';
    assert.deepEqual(markOf(header, '!F-1400'), { code: 'fragmentationNeeded', mtu: 1400 });
    assert.deepEqual(markOf(header, '!<11>'), { code: 'otherUnreachable', icmpCode: 11 });
  });
});

describe('Several runs in one paste', () => {
  it('keep their order, whatever stands between', () => {
    const { segments } = parseNetworkOutput(`support@jump01:~$ ping -c1 no-such-host.invalid
ping: no-such-host.invalid: Name or service not known
support@jump01:~$ ping -c1 192.0.2.4
PING 192.0.2.4 (192.0.2.4) 56(84) bytes of data.
64 bytes from 192.0.2.4: icmp_seq=1 ttl=63 time=2.11 ms

--- 192.0.2.4 ping statistics ---
1 packets transmitted, 1 received, 0% packet loss, time 0ms
rtt min/avg/max/mdev = 2.110/2.110/2.110/0.000 ms
support@jump01:~$ tracepath -n 192.0.2.4
 1?: [LOCALHOST]                      pmtu 1500
 1:  192.0.2.4                                             2.013ms reached
     Resume: pmtu 1500 hops 1 back 1
`);
    assert.deepEqual(
      segments.map(({ kind }) => kind),
      ['failure', 'ping', 'tracepath'],
    );
    assert.equal(segments[0]?.kind === 'failure' && segments[0].meaning, 'unknownHost');
  });

  it('a summary asked for in between (Ctrl-Break) does not end the run', () => {
    const segment = pingIn(`Pinging 192.0.2.1 with 32 bytes of data:
Reply from 192.0.2.1: bytes=32 time=1ms TTL=64

Ping statistics for 192.0.2.1:
    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),
Approximate round trip times in milli-seconds:
    Minimum = 1ms, Maximum = 1ms, Average = 1ms
Control-Break
Request timed out.
Reply from 192.0.2.1: bytes=32 time=3ms TTL=64

Ping statistics for 192.0.2.1:
    Packets: Sent = 3, Received = 2, Lost = 1 (33% loss),
Approximate round trip times in milli-seconds:
    Minimum = 1ms, Maximum = 3ms, Average = 2ms
`);
    assert.equal(segment.printed.sent?.value, 3);
    assert.equal(segment.interim[0]?.sent?.value, 1);
    assert.equal(segment.derived.echoReplies, 2);
  });

  it('a full-screen program’s byte stream is named and not guessed at', () => {
    const stream = `\u001b[?1049h\u001b[H\u001b[2J My traceroute  [v0.95]${'\u001b[6;39H0.0%'.repeat(30)}`;
    const [segment] = parseNetworkOutput(stream).segments;
    assert.ok(segment?.kind === 'mtr');
    assert.equal(segment.warning, 'needsTerminal');
    assert.deepEqual(segment.hops, []);
  });
});

describe('What is no output of these tools is left alone', () => {
  for (const text of [
    '',
    '1. Reboot the router\n2. Try again, loss was 30%\n3. Call 10086',
    'Version 10.0.19045.3693 installed on 192.168.1.20 (build 5) at 11:02:33',
    'GET /ping 200 in 12 ms from 10.0.0.9',
    '--- a/src/ping.ts\n+++ b/src/ping.ts\n@@ -1,3 +1,4 @@',
    '| 1 | 12 ms | ok |\n| 2 | 13 ms | ok |',
  ])
    it(JSON.stringify(text.slice(0, 50)), () => assert.deepEqual(parseNetworkOutput(text).segments, []));
});
