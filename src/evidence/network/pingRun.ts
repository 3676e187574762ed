import { dropStart, locate, type CleanLine } from './cleanLine.ts';
import { isPingHeader, readHeader, type HeaderLine } from './headerLine.ts';
import { wholeLine } from './hopLine.ts';
import { withoutAddresses } from './ipAddresses.ts';
import type { Located, TextRange } from './located.ts';
import { markDuplicates } from './markDuplicates.ts';
import { derivePing } from './pingDerived.ts';
import { readPingRemark, readPingReply, remarkAsReply, sentenceRemark } from './pingReplyLine.ts';
import { isSentence, likelyReplies, type PingEntry } from './pingSentences.ts';
import {
  countsFit,
  readCiscoRate,
  readCounts,
  readRule,
  readThreeTimes,
  readTimesTuple,
  type SummaryCounts,
} from './pingSummaryLine.ts';
import { titleOf, type PingTitle } from './pingTitle.ts';
import type { Run } from './run.ts';
import { settleCounts } from './settleCounts.ts';
import type { PingPrinted, PingReply, PingSegment } from './segments.ts';

const toolPrefix = /^\s*(?:\S*[\\/])?ping6?(?:\.exe)?:\s*/i;

/** No summary holds more counts than this before its percentage. */
const mostCounts = 6;

/** A run of ping, from its header or from wherever the paste begins, to the last line of its summary. */
export class PingRun implements Run {
  private readonly source: string;
  private header: HeaderLine | undefined;
  private title: PingTitle = {};
  private readonly entries: PingEntry[] = [];
  private printed: PingPrinted = {};
  private counts: SummaryCounts | undefined;
  private collected: Located<number>[] = [];
  private phase: 'open' | 'summary' | 'done' = 'open';
  private ranges: TextRange | undefined;
  private readonly interim: PingPrinted[] = [];

  constructor(source: string, header: HeaderLine | undefined) {
    this.source = source;
    this.header = header;
    if (header !== undefined) this.extend(wholeLine(header.line));
  }

  get unusedHeader(): HeaderLine | undefined {
    return this.isEmpty ? this.header : undefined;
  }

  offer(line: CleanLine): boolean {
    const taken = this.phase === 'open' ? this.offerOpen(line) : this.offerSummary(line);
    if (taken) this.extend(wholeLine(line));
    return taken;
  }

  private offerOpen(line: CleanLine): boolean {
    const { text } = line;
    const reply = readPingReply(line, this.source);
    if (reply !== undefined) {
      this.entries.push({ reply, sentence: false });
      return true;
    }
    if (this.beginSummary(line)) return true;
    const header = readHeader(line);
    if (header !== undefined && isPingHeader(header)) return false;
    const prefix = toolPrefix.exec(text);
    if (prefix !== null && prefix[0].trim() !== '') {
      this.entries.push({
        reply: remarkAsReply(sentenceRemark(dropStart(line, prefix[0].length), this.source), 'error'),
        sentence: false,
      });
      return true;
    }
    const remark = this.isDump(line) ? undefined : readPingRemark(line, this.source);
    if (remark !== undefined) {
      if (withoutAddresses(text).includes('%') || (remark.from === undefined && text.includes('/')))
        return this.offerInterim(line);
      this.entries.push({
        reply: remarkAsReply(remark, remark.from === undefined ? 'timeout' : 'error'),
        sentence: false,
      });
      return true;
    }
    if (this.offerInterim(line)) return true;
    if (isSentence(text) && !(this.header?.hasPacketSize ?? false)) {
      this.addSentence(line);
      return true;
    }
    return false;
  }

  /** Hex dumps, record-route and time-stamp lines that verbose pings print under a reply. */
  private isDump({ text }: CleanLine): boolean {
    return /^\s*(?:RR:|TS:|ICMP:|Vr |IP Hdr)/.test(text) || /^[\s\d.:a-f]*$/i.test(text) || /\babsolute\b/.test(text);
  }

  private addSentence(line: CleanLine): void {
    this.extend(wholeLine(line));
    this.entries.push({ reply: remarkAsReply(sentenceRemark(line, this.source), 'timeout'), sentence: true });
  }

  /** `3/3 packets, 0% loss, min/avg/ewma/max = …`: iputils on SIGQUIT, in the middle of the run. */
  private offerInterim(line: CleanLine): boolean {
    const match = /^\s*(\d{1,9})\/(\d{1,9})\s/.exec(line.text);
    const percent = readCounts(line)?.lossPct;
    const [whole, received = '', sent = ''] = match ?? [];
    if (whole === undefined || percent === undefined) return false;
    const at = whole.indexOf(received);
    const sentAt = at + received.length + 1;
    this.interim.push({
      received: locate(line, at, at + received.length, Number(received)),
      sent: locate(line, sentAt, sentAt + sent.length, Number(sent)),
      lossPct: percent,
      ...readTimesTuple(line),
    });
    return true;
  }

  private beginSummary(line: CleanLine): boolean {
    const rule = readRule(line);
    if (rule !== undefined) {
      this.title = titleOf(line, rule, this.header);
      this.phase = 'summary';
      return true;
    }
    const cisco = readCiscoRate(line);
    if (cisco !== undefined) {
      this.printed = cisco;
      this.phase = 'done';
      return true;
    }
    const header = readHeader(line);
    if (header !== undefined) {
      if (header.numbers.length > 0 || !header.endsWithColon || !this.concerns(header)) return false;
      this.title = header.address === undefined ? {} : { target: header.target, address: header.address };
      this.phase = 'summary';
      return true;
    }
    const counts = readCounts(line);
    if (
      counts === undefined ||
      !(countsFit(counts) || (counts.assigned && counts.plain.length >= 2)) ||
      /^\s*\d+\/\d+\s/.test(line.text)
    )
      return false;
    this.phase = 'summary';
    return this.offerSummary(line);
  }

  private concerns(header: HeaderLine): boolean {
    const known = [this.header?.address?.address, ...this.entries.map((entry) => entry.reply.from?.address)];
    return known.every((address) => address === undefined) || known.includes(header.address?.address);
  }

  private offerSummary(line: CleanLine): boolean {
    const tuple = readTimesTuple(line);
    const three = tuple === undefined ? readThreeTimes(line) : undefined;
    const times = tuple ?? three;
    const counts = this.phase === 'summary' && three === undefined ? readCounts(line) : undefined;
    if (counts === undefined && times === undefined) {
      if (this.phase === 'summary' && isSentence(line.text.replace(/:\s*$/, '')) && readHeader(line) === undefined)
        return true;
      return (
        this.phase === 'done' && this.printed.min === undefined && !/[0-9]/.test(line.text) && /:\s*$/.test(line.text)
      );
    }
    if (this.phase === 'done' && this.printed.min !== undefined) return false;
    if (counts !== undefined && !(tuple !== undefined && counts.lossPct === undefined)) this.takeCounts(counts);
    if (times !== undefined) {
      this.printed = { ...this.printed, ...times };
      this.phase = 'done';
    }
    return true;
  }

  /** Counts may be spread over lines (Windows in German, Italian and others; Huawei): they are complete with the percentage. */
  private takeCounts(counts: SummaryCounts): void {
    this.collected = [...this.collected, ...counts.plain];
    this.counts = {
      ...counts,
      plain: this.collected,
      extra: [...(this.counts?.extra ?? []), ...counts.extra],
      assigned: counts.assigned || (this.counts?.assigned ?? false),
    };
    if (counts.lossPct !== undefined || this.collected.length > mostCounts) this.phase = 'done';
  }

  /** Whether this run went on after a summary that was only asked for in between: then the later run holds the totals. */
  continueInto(next: PingRun): boolean {
    const mine = this.settled();
    const theirs = next.settled();
    if (next.header !== undefined || this.entries.length === 0 || mine.sent === undefined || theirs.sent === undefined)
      return false;
    const address = this.header?.address?.address ?? this.title.address?.address;
    const nextAddress =
      next.title.address?.address ?? next.entries.find((entry) => entry.reply.status === 'reply')?.reply.from?.address;
    if (address === undefined || address !== nextAddress || theirs.sent.value < mine.sent.value + next.entries.length)
      return false;
    this.interim.push(mine);
    for (const entry of next.entries) this.entries.push(entry);
    this.printed = next.printed;
    this.counts = next.counts;
    if (next.ranges !== undefined) this.extend(next.ranges);
    return true;
  }

  /** A summary on standard error can come before the header and the replies on standard output (hping3): they are one run. */
  prepend(earlier: PingRun): boolean {
    const address = this.header?.address?.address;
    const same =
      address !== undefined &&
      (earlier.title.address?.address === address ||
        earlier.title.target?.value.includes(this.header?.target.value ?? '\n') === true);
    if (
      !same ||
      this.counts !== undefined ||
      earlier.header !== undefined ||
      earlier.entries.length > 0 ||
      earlier.counts === undefined
    )
      return false;
    this.counts = earlier.counts;
    this.printed = earlier.printed;
    this.title = earlier.title;
    if (earlier.ranges !== undefined) this.extend(earlier.ranges);
    return true;
  }

  private get isEmpty(): boolean {
    return (
      this.counts === undefined &&
      Object.keys(this.printed).length === 0 &&
      this.title.target === undefined &&
      this.entries.every((entry) => entry.sentence)
    );
  }

  private settled(): PingPrinted {
    return {
      ...(this.counts === undefined
        ? {}
        : settleCounts(
            this.counts,
            this.entries.map((entry) => entry.reply),
          )),
      ...this.printed,
    };
  }

  private extend({ start, end }: TextRange): void {
    this.ranges =
      this.ranges === undefined
        ? { start, end }
        : { start: Math.min(start, this.ranges.start), end: Math.max(end, this.ranges.end) };
  }

  finish(): readonly PingSegment[] {
    const header = this.header;
    const settled = this.settled();
    const replies = likelyReplies(this.entries, settled.sent?.value);
    if (this.isEmpty && replies.length === 0 && !(header !== undefined && (header.hasPacketSize || header.namesPing)))
      return [];
    if (header === undefined && settled.sent === undefined && replies.length < 2 && replies.every(isWeak)) return [];
    const firstReply = replies.find((reply) => reply.status === 'reply');
    const address = header?.address ?? this.title.address ?? (header === undefined ? firstReply?.from : undefined);
    const target =
      header?.target ??
      this.title.target ??
      (address?.address === undefined
        ? firstReply?.name
        : { value: address.address, start: address.start, end: address.end });
    const range = this.ranges ?? { start: 0, end: 0 };
    const marked = markDuplicates(replies, address);
    return [
      {
        kind: 'ping',
        ...range,
        ...(target === undefined ? {} : { target }),
        ...(address === undefined ? {} : { address }),
        ...(header?.source === undefined ? {} : { source: header.source }),
        printed: settled,
        interim: this.interim,
        replies: marked,
        derived: derivePing(settled, marked),
        completeness: {
          header: header !== undefined,
          summary: settled.sent !== undefined || settled.lossPct !== undefined,
        },
      },
    ];
  }
}

/** A time beside an address and nothing else: one such line alone may be anybody's. */
const isWeak = ({ ttl, seq }: PingReply): boolean => ttl === undefined && seq === undefined;
