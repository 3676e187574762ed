import { addressOrRaw, locate, type CleanLine } from './cleanLine.ts';
import { wholeLine } from './hopLine.ts';
import { ipFamilyOf } from './ipAddresses.ts';
import type { Located, LocatedAddress, TextRange } from './located.ts';
import { readAssignments, timeUnitAt, type Assignment } from './numbers.ts';
import { derivePing } from './pingDerived.ts';
import type { Run, StartRun } from './run.ts';
import type { PingPrinted, PingReply, PingSegment } from './segments.ts';

const title = /^\s*SEQ HOST\s+SIZE TTL TIME\s+STATUS/;
const row =
  /^\s{0,8}(\d{1,9}) (\S{2,60})\s+(?:(\d{1,5})\s+(\d{1,3}) ((?:\d{1,3}s)?\d{1,6}(?:ms|us)?(?:\d{1,3}us)?)|.{0,60}?\b([a-z][a-z ]{3,40}?))\s*$/;

/** A run of RouterOS ping: a table, then `sent=… received=… packet-loss=…` (MikroTik documentation, "Ping"). */
class MikrotikRun implements Run {
  private readonly replies: PingReply[] = [];
  private printed: PingPrinted = {};
  private address: LocatedAddress | undefined;
  private range: TextRange | undefined;
  private titled = false;

  offer(line: CleanLine): boolean {
    const taken = this.take(line);
    if (taken) {
      const { start, end } = wholeLine(line);
      this.range = { start: Math.min(start, this.range?.start ?? start), end: Math.max(end, this.range?.end ?? end) };
    }
    return taken;
  }

  private take(line: CleanLine): boolean {
    if (title.test(line.text)) {
      this.titled = true;
      return this.printed.sent === undefined;
    }
    return this.takeRow(line) || this.takeTotals(line);
  }

  private takeRow(line: CleanLine): boolean {
    const match = row.exec(line.text);
    if (match === null || this.printed.sent !== undefined) return false;
    const [whole, index = '', host = '', size, ttl, time, status] = match;
    if (ipFamilyOf(host) === undefined || (time === undefined && !this.titled && this.replies.length === 0))
      return false;
    const seqFrom = whole.indexOf(index);
    const hostFrom = whole.indexOf(host, seqFrom + index.length);
    const seq = locate(line, seqFrom, seqFrom + index.length, Number(index));
    const from = addressOrRaw(line, hostFrom, hostFrom + host.length);
    const range = wholeLine(line);
    this.address ??= from;
    if (time === undefined || size === undefined || ttl === undefined) {
      const text = status ?? '';
      const at = whole.lastIndexOf(text);
      this.replies.push({
        status: text === 'timeout' ? 'timeout' : 'error',
        ...range,
        ...(text === 'timeout' ? {} : { from }),
        seq,
        text: locate(line, at, at + text.length, text),
      });
      return true;
    }
    const timeFrom = whole.lastIndexOf(time);
    this.replies.push({
      status: 'reply',
      ...range,
      seq,
      from,
      time: locate(line, timeFrom, timeFrom + time.length, msOf(time)),
    });
    return true;
  }

  private takeTotals(line: CleanLine): boolean {
    const all = readAssignments(line.text);
    const sent = all.find((one) => one.key === 'sent');
    const received = all.find((one) => one.key === 'received');
    const loss = all.find((one) => one.key === 'packet-loss');
    if (sent === undefined || received === undefined || loss === undefined) return false;
    const at = (one: Assignment): Located<number> => locate(line, one.from, one.to, one.value);
    const time = (key: string): Located<number> | undefined => {
      const match = new RegExp(`${key}=((?:\\d{1,3}s)?\\d{1,6}(?:ms|us)(?:\\d{1,3}us)?)`).exec(line.text);
      const text = match?.[1];
      return match === null || text === undefined
        ? undefined
        : locate(line, match.index + key.length + 1, match.index + match[0].length, msOf(text));
    };
    const [min, avg, max] = [time('min-rtt'), time('avg-rtt'), time('max-rtt')];
    this.printed = {
      sent: at(sent),
      received: at(received),
      lossPct: at(loss),
      ...(min === undefined ? {} : { min }),
      ...(avg === undefined ? {} : { avg }),
      ...(max === undefined ? {} : { max }),
    };
    return true;
  }

  finish(): readonly PingSegment[] {
    if (this.range === undefined || (this.replies.length === 0 && this.printed.sent === undefined)) return [];
    const { address } = this;
    return [
      {
        kind: 'ping',
        ...this.range,
        ...(address?.address === undefined
          ? {}
          : { target: { value: address.address, start: address.start, end: address.end }, address }),
        printed: this.printed,
        interim: [],
        replies: this.replies,
        derived: derivePing(this.printed, this.replies),
        completeness: { header: this.titled, summary: this.printed.sent !== undefined },
      },
    ];
  }
}

/** `1s200ms`, `12ms345us`, `57us` and old `3ms` in milliseconds. */
const msOf = (text: string): number => {
  let sum = 0;
  for (const [, digits, unit] of text.matchAll(/(\d+)(us|ms|s)?/g))
    sum += Number(digits) * (unit === 's' ? 1000 : unit === 'us' ? 0.001 : 1);
  return sum;
};

/** Starts a RouterOS ping at the titles of its table, at a row with size, TTL and time, or at its totals. */
export const startMikrotik: StartRun = (line) => {
  const match = row.exec(line.text);
  const isRow = match?.[5] !== undefined && timeUnitAt(match[5], match[5].search(/[a-z]/)) !== undefined;
  if (!title.test(line.text) && !isRow && !/\bsent=\d+ received=\d+ packet-loss=/.test(line.text)) return undefined;
  const run = new MikrotikRun();
  return run.offer(line) ? run : undefined;
};
