import assert from 'node:assert/strict';
import { commandLine, probeCommands, probeKindOf } from '../../../src/evidence/probe.ts';

describe('probeCommands', () => {
  for (const [kind, host, platform, lines] of [
    ['ping', '10.0.0.1', 'win32', ['ping -n 4 10.0.0.1']],
    ['ping', '10.0.0.1', 'linux', ['ping -c 4 10.0.0.1']],
    ['ping', '::1', 'darwin', ['ping6 -c 4 ::1']],
    ['ping', 'a.example', 'darwin', ['ping -c 4 a.example']],
    ['traceroute', 'a.example', 'win32', ['tracert -w 2000 a.example']],
    ['traceroute', 'a.example', 'linux', ['traceroute -w 2 a.example', 'tracepath a.example']],
    ['traceroute', '::1', 'darwin', ['traceroute6 -w 2 ::1']],
  ] as const) {
    it(`${kind} ${host} on ${platform}`, () =>
      assert.deepEqual(probeCommands(kind, host, platform).map(commandLine), lines));
  }
});

describe('probeKindOf', () => {
  for (const [line, kind] of [
    ['ping -c 4 a', 'ping'],
    ['  PING.EXE a', 'ping'],
    ['/usr/bin/ping a', 'ping'],
    ['C:\\Windows\\System32\\tracert.exe a', 'traceroute'],
    ['sudo traceroute -I a', 'traceroute'],
    ['tracepath a', 'traceroute'],
    ['pingd', undefined],
    ['echo ping', undefined],
    ['', undefined],
  ] as const) {
    it(`of ${JSON.stringify(line)} is ${String(kind)}`, () => assert.equal(probeKindOf(line), kind));
  }
});
