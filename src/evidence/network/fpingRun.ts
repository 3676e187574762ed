import { locate, rangeOf, type CleanLine } from './cleanLine.ts';
import { wholeLine } from './hopLine.ts';
import { ipFamilyOf } from './ipAddresses.ts';
import type { Located, TextRange } from './located.ts';
import { toNumber } from './numbers.ts';
import { derivePing } from './pingDerived.ts';
import { readTimesTuple } from './pingSummaryLine.ts';
import type { Run, StartRun } from './run.ts';
import type { PingPrinted, PingReply, PingSegment } from './segments.ts';

const host = String.raw`^\s{0,4}([\w.:%-]{1,255})(?: \([^()\s]{1,60}\))?\s{1,60}:?\s?`;
const probe = new RegExp(
  String.raw`${host.replace(':?', ':')}\[(\d{1,9})\],\s(?:(\d{1,6}) bytes, (\d{1,9}(?:\.\d{1,6})?) ms|.{3,60}?)(?:\s\(|\s?$)`,
);
const totals = new RegExp(
  String.raw`${host.replace(':?', ':')}\S{0,20}%\S{0,20} = (\d{1,9})\/(\d{1,9})\/(\d{1,5}(?:\.\d{1,3})?)%`,
);
const columns = new RegExp(
  String.raw`${host.replace(':?', ':')}((?:(?:-|\d{1,9}(?:\.\d{1,6})?)\s{1,4}){0,9999}(?:-|\d{1,9}\.\d{1,6}))\s*$`,
);

type Draft = { target: Located<string>; printed: PingPrinted; replies: PingReply[]; range: TextRange };

/** A run of fping, which asks several targets at once: one segment for each, in the order of their totals (fping(8), `-c` and `-C`). */
class FpingRun implements Run {
  private readonly targets = new Map<string, Draft>();

  offer(line: CleanLine): boolean {
    return this.takeProbe(line) || this.takeTotals(line) || this.takeColumns(line);
  }

  private draft(line: CleanLine, name: string): Draft {
    const from = line.text.indexOf(name);
    const known = this.targets.get(name);
    const { start, end } = wholeLine(line);
    if (known !== undefined) {
      known.range = { start: Math.min(start, known.range.start), end: Math.max(end, known.range.end) };
      return known;
    }
    const draft: Draft = {
      target: locate(line, from, from + name.length, name),
      printed: {},
      replies: [],
      range: { start, end },
    };
    this.targets.set(name, draft);
    return draft;
  }

  private takeProbe(line: CleanLine): boolean {
    const match = probe.exec(line.text);
    if (match === null) return false;
    const [whole, name = '', index = '', bytes, time] = match;
    const draft = this.draft(line, name);
    const seqFrom = whole.indexOf('[') + 1;
    const seq = locate(line, seqFrom, seqFrom + index.length, Number(index));
    const range = wholeLine(line);
    if (time === undefined) {
      draft.replies.push({
        status: 'timeout',
        ...range,
        seq,
        text: locate(
          line,
          seqFrom + index.length + 3,
          whole.length,
          whole
            .slice(seqFrom + index.length + 3)
            .replace(/\s\($/, '')
            .trim(),
        ),
      });
      return true;
    }
    const bytesFrom = whole.indexOf(`${bytes ?? ''} bytes`);
    const timeFrom = whole.indexOf(`${time} ms`, bytesFrom);
    draft.replies.push({
      status: 'reply',
      ...range,
      seq,
      bytes: locate(line, bytesFrom, bytesFrom + (bytes?.length ?? 0), Number(bytes)),
      time: locate(line, timeFrom, timeFrom + time.length, Number(time)),
    });
    return true;
  }

  private takeTotals(line: CleanLine): boolean {
    const match = totals.exec(line.text);
    if (match === null) return false;
    const [whole, name = '', sent = '', received = '', loss = ''] = match;
    const at = whole.lastIndexOf(`${sent}/${received}/${loss}%`);
    const draft = this.draft(line, name);
    draft.printed = {
      sent: locate(line, at, at + sent.length, Number(sent)),
      received: locate(line, at + sent.length + 1, at + sent.length + 1 + received.length, Number(received)),
      lossPct: locate(line, at + sent.length + received.length + 2, whole.length - 1, Number(loss)),
      ...readTimesTuple({ ...line, text: ' '.repeat(whole.length) + line.text.slice(whole.length) }),
    };
    this.targets.delete(name);
    this.targets.set(name, draft);
    return true;
  }

  /** `host : 26.1 - 35.1`: the totals are counted from the columns, because `-C` prints none. */
  private takeColumns(line: CleanLine): boolean {
    const match = columns.exec(line.text);
    const list = match?.[2];
    if (match === null || list === undefined || !/-|\./.test(list)) return false;
    const name = match[1] ?? '';
    const from = line.text.lastIndexOf(list);
    const draft = this.draft(line, name);
    const range = wholeLine(line);
    for (const [index, cell] of [...list.matchAll(/\S+/g)].entries()) {
      const place = rangeOf(line, from + cell.index, from + cell.index + cell[0].length);
      const seq: Located<number> = { value: index, ...place, counted: true };
      draft.replies.push(
        cell[0] === '-'
          ? { status: 'timeout', ...range, seq }
          : { status: 'reply', ...range, seq, time: { value: toNumber(cell[0]), ...place } },
      );
    }
    const place = rangeOf(line, from, from + list.length);
    const sent = draft.replies.length;
    const received = draft.replies.filter((reply) => reply.status === 'reply').length;
    const count = (value: number): Located<number> => ({ value, ...place, counted: true });
    draft.printed = { sent: count(sent), received: count(received), lossPct: count(((sent - received) * 100) / sent) };
    return true;
  }

  finish(): readonly PingSegment[] {
    return [...this.targets.values()].map(({ target, printed, replies, range }) => ({
      kind: 'ping',
      ...range,
      target,
      ...(ipFamilyOf(target.value) === undefined
        ? {}
        : {
            address: {
              address: target.value,
              family: ipFamilyOf(target.value) ?? 4,
              start: target.start,
              end: target.end,
            },
          }),
      printed,
      interim: [],
      replies,
      derived: derivePing(printed, replies),
      completeness: { header: true, summary: printed.sent !== undefined },
    }));
  }
}

/** Starts an fping at any of its three kinds of line. */
export const startFping: StartRun = (line) => {
  if (!/[:]/.test(line.text) || line.text.length > 12_000) return undefined;
  const run = new FpingRun();
  return run.offer(line) ? run : undefined;
};
