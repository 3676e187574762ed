import assert from 'node:assert/strict';
import { recognizeOutput } from '../../../../src/evidence/terminal/recognizeOutput.ts';

const linuxPing = `PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.
64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.321 ms

--- 10.0.0.1 ping statistics ---
1 packets transmitted, 1 received, 0% packet loss, time 0ms
rtt min/avg/max/mdev = 0.321/0.321/0.321/0.000 ms
`;
const chineseTracert = `C:\\Users\\李伟>tracert -d 10.0.0.1

通过最多 30 个跃点跟踪到 10.0.0.1 的路由

  1    <1 毫秒   <1 毫秒   <1 毫秒 192.168.1.1
  2     3 ms     3 ms     2 ms  10.0.0.1

跟踪完成。
`;

describe('recognizeOutput', () => {
  it('names a ping by its target', () =>
    assert.deepEqual(recognizeOutput(linuxPing), { title: 'ping 10.0.0.1', kind: 'ping' }));

  it('finds the command behind a prompt', () =>
    assert.deepEqual(recognizeOutput(chineseTracert), {
      line: 'tracert -d 10.0.0.1',
      title: 'traceroute 10.0.0.1',
      kind: 'traceroute',
    }));

  for (const [text, line] of [
    ['li@web-01:~/log$ tail -n 3 app.log\nx\n', 'tail -n 3 app.log'],
    ['[root@db ~]# systemctl status nginx\n', 'systemctl status nginx'],
    ['PS C:\\Users\\li> Get-NetAdapter\n', 'Get-NetAdapter'],
    ['$ ip addr\n', 'ip addr'],
    ['# a remark\nnothing\n', undefined],
    ['<Huawei>display interface brief\n', undefined],
    ['price: 5 $ each\n', undefined],
    ['', undefined],
  ] as const) {
    it(`of ${JSON.stringify(text)}: ${String(line)}`, () => assert.equal(recognizeOutput(text).line, line));
  }
});
