import assert from 'node:assert/strict';
import { findStamps, type FoundStamps } from '../../../../src/evidence/log/findStamps.ts';
import type { LogFile } from '../../../../src/evidence/log/logFile.ts';
import { stampKey } from '../../../../src/evidence/log/stampFormats.ts';
import { encodingById, utf8 } from '../../../../src/evidence/log/textEncoding.ts';
import { boundText, timeBound } from '../../../../src/evidence/log/timeBound.ts';
import { findWindow } from '../../../../src/evidence/log/timeWindow.ts';
import { encoded, LogFolder } from './sampleLogs.ts';

const changed = Date.parse('2026-11-23T00:00:00Z');
const ignore = (): void => undefined;

describe('times in logs', () => {
  const folder = new LogFolder();
  after(() => folder.dispose());

  const stampsOf = async (log: LogFile, id = 'utf8'): Promise<FoundStamps> => {
    const found = await findStamps(log, encodingById(id), changed);
    assert(found);
    return found;
  };

  // What they are written by, a line, and when that is: with Z when the line states the zone.
  const lines: readonly [writer: string, line: string, at: string][] = [
    ['ISO 8601', '2026-11-22T10:00:01Z started', '2026-11-22T10:00:01.000Z'],
    ['ISO 8601 with offset', '2026-11-22T18:00:01.5+08:00 started', '2026-11-22T10:00:01.500Z'],
    ['JSON lines', '{"level":"info","ts":"2026-11-22T10:00:01.250Z","id":1234567890}', '2026-11-22T10:00:01.250Z'],
    ['log4j', '2026-11-22 10:00:01,123 [main] ERROR com.example.Pool - exhausted', '2026-11-22T10:00:01.123'],
    ['logback', '10:00:01.123 [main] ERROR com.example.Pool - exhausted', '2026-11-22T10:00:01.123'],
    ['Python', '2026-11-22 10:00:01,123 - root - WARNING - retry', '2026-11-22T10:00:01.123'],
    ['syslog', 'Nov 22 10:00:01 web01 sshd[812]: Failed password for root', '2026-11-22T10:00:01.000'],
    ['journalctl', 'Nov  2 10:00:01.123456 web01 systemd[1]: Started.', '2026-11-02T10:00:01.123'],
    ['journalctl -o short-iso', '2026-11-22T18:00:01+0800 web01 systemd[1]: Started.', '2026-11-22T10:00:01.000Z'],
    [
      'Apache and nginx',
      '127.0.0.1 - - [22/Nov/2026:18:00:01 +0800] "GET / HTTP/1.1" 200 12',
      '2026-11-22T10:00:01.000Z',
    ],
    ['nginx errors', '2026/11/22 10:00:01 [error] 12#12: *1 connect() failed', '2026-11-22T10:00:01.000'],
    ['Apache errors', '[Sun Nov 22 10:00:01.123456 2026] [core:error] [pid 1] AH00', '2026-11-22T10:00:01.123'],
    ['Tomcat', '22-Nov-2026 10:00:01.123 INFO [main] org.apache.catalina', '2026-11-22T10:00:01.123'],
    ['java.util.logging', 'Nov 22, 2026 10:00:01 PM com.example.Main start', '2026-11-22T22:00:01.000'],
    ['Windows', '11/22/2026 10:00:01 PM,Error,Disk,The device has a bad block.', '2026-11-22T22:00:01.000'],
    ['German Windows', '22.11.2026 10:00:01;Fehler;Datenträger', '2026-11-22T10:00:01.000'],
    ['Chinese Windows', '2026/11/22 下午 10:00:01,错误,磁盘', '2026-11-22T22:00:01.000'],
    ['Chinese', '2026年11月22日 10:00:01 启动', '2026-11-22T10:00:01.000'],
    ['IIS', '2026-11-22 10:00:01 10.0.0.5 GET /index.html - 443 - 10.0.0.9', '2026-11-22T10:00:01.000'],
    ['epoch', '1795341601 starting', '2026-11-22T10:00:01.000Z'],
    ['epoch in ms', '[1795341601250] starting', '2026-11-22T10:00:01.250Z'],
    ['epoch in µs', 'ts=1795341601250000 starting', '2026-11-22T10:00:01.250Z'],
    ['epoch in ns', '1795341601250000000 starting', '2026-11-22T10:00:01.250Z'],
    ['dmesg of a container', '{"time":1795341601.25,"msg":"up"}', '2026-11-22T10:00:01.250Z'],
  ];
  for (const [writer, line, at] of lines)
    it(`are read as ${writer} writes them`, async () => {
      const { first } = await stampsOf(await folder.log(`${line}\n`));
      assert.equal(new Date(Math.floor(stampKey(first))).toISOString(), at.endsWith('Z') ? at : `${at}Z`);
      assert.equal(first.offset !== undefined, at.endsWith('Z'));
    });

  it('are of the year before when they would be in the future', async () => {
    const { first } = await stampsOf(await folder.log('Dec 31 23:59:59 web01 kernel: oops\n'));
    assert.equal(new Date(first.wall).toISOString(), '2025-12-31T23:59:59.000Z');
  });

  it('are not there in a text without any', async () => {
    assert.equal(await findStamps(await folder.log('no time\n10.0.0.1 100\n'), utf8, changed), undefined);
  });

  const second = (nth: number): string =>
    new Date(Date.UTC(2026, 10, 22, 10) + nth * 1_000).toISOString().slice(0, 19).replace('T', ' ');
  const window = async (log: LogFile, from: string, to: string, id = 'utf8') => {
    const stamps = await stampsOf(log, id);
    const [start, end] = [timeBound(from, stamps), timeBound(to, stamps)];
    assert(start && end);
    const encoding = encodingById(id);
    const input = { log: log.snapshot, encoding, reading: stamps.reading, from: start.key, to: end.key };
    const { ranges, isOrdered } = await findWindow(input, ignore);
    const texts = await Promise.all(
      ranges.map(async ({ startByte, endByte }) =>
        new TextDecoder(encoding.label).decode(await log.read(startByte, endByte - startByte)),
      ),
    );
    return { isOrdered, texts: texts.map((text) => text.split(/\r?\n/).slice(0, -1)) };
  };

  it('bound a window, with the stack traces that belong to its lines', async () => {
    // 20,000 lines of 100 bytes and more; every tenth has a trace of two lines.
    const all = Array.from({ length: 20_000 }, (_, nth) => [
      `${second(nth)},000 INFO ${'x'.repeat(80)} ${nth}`,
      ...(nth % 10 === 0 ? ['java.lang.IllegalStateException', '\tat com.example.Pool'] : []),
    ]);
    for (const [id, lineEnd] of [
      ['utf8', '\n'],
      ['utf16le', '\r\n'],
    ] as const) {
      const log = await folder.log(
        encoded(
          all
            .flat()
            .map((line) => line + lineEnd)
            .join(''),
          id,
        ),
      );
      for (const [from, to] of [
        [0, 3],
        [9_990, 10_010],
        [15_555, 15_555],
        [19_998, 30_000],
      ] as const) {
        const { isOrdered, texts } = await window(log, second(from), second(to), id);
        assert.deepEqual([isOrdered, texts], [true, [all.slice(from, to + 1).flat()]]);
      }
      assert.deepEqual((await window(log, '2026-11-22 09:00', '2026-11-22 09:30', id)).texts, []);
    }
  });

  it('may be a little out of order, as threads write', async () => {
    const log = await folder.log([5, 3, 4, 8, 6, 7, 9].map((nth) => `${second(nth)} INFO\n`).join(''));
    const { texts } = await window(log, second(6), second(8));
    assert.deepEqual(texts, [[8, 6, 7].map((nth) => `${second(nth)} INFO`)]);
  });

  it('are looked up line by line in a log that is not sorted', async () => {
    const day = Array.from({ length: 3_000 }, (_, nth) => `${second(nth)} INFO ${nth}`);
    const log = await folder.log(`${[...day, ...day].join('\n')}\n`);
    const { isOrdered, texts } = await window(log, second(100), second(102));
    assert.deepEqual([isOrdered, texts], [false, [day.slice(100, 103), day.slice(100, 103)]]);
  });

  it('are typed as the log writes them, or as a time of day, or back from its end', async () => {
    const stamps = await stampsOf(await folder.log('127.0.0.1 - - [22/Nov/2026:18:00:00 +0800] "GET /"\n'));
    const at = (typed: string): string | undefined => {
      const bound = timeBound(typed, stamps);
      return bound && new Date(bound.key).toISOString();
    };
    assert.equal(at('2026-11-22 17:30'), '2026-11-22T09:30:00.000Z', 'in the zone of the log');
    assert.equal(at('2026-11-22T09:30:00Z'), '2026-11-22T09:30:00.000Z');
    assert.equal(at('22/Nov/2026:17:30:00 +0800'), '2026-11-22T09:30:00.000Z');
    assert.equal(at('17:30'), '2026-11-22T09:30:00.000Z');
    assert.equal(at('-15m'), '2026-11-22T09:45:00.000Z');
    assert.equal(at('2026-11-22'), '2026-11-21T16:00:00.000Z');
    assert.equal(at('yesterday'), undefined);
    assert.equal(boundText(stampKey(stamps.first), stamps), '2026-11-22 18:00:00');
  });

  it('need the zone of a log that states none when the bound states one', async () => {
    const stamps = await stampsOf(await folder.log('2026-11-22 18:00:00 INFO\n'));
    assert.deepEqual(timeBound('2026-11-22T10:00:00Z', stamps), { key: Date.UTC(2026, 10, 22, 10), needsZone: true });
    const known = timeBound('2026-11-22T10:00:00Z', stamps, 480);
    assert.deepEqual(known, { key: Date.UTC(2026, 10, 22, 18), needsZone: false });
  });
});
