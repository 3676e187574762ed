import { isPingHeader, readHeader, type HeaderLine } from './headerLine.ts';
import { readHop } from './hopLine.ts';
import { findAddresses } from './ipAddresses.ts';
import { readPingReply } from './pingReplyLine.ts';
import { PingRun } from './pingRun.ts';
import { countsFit, readCiscoRate, readCounts, readRule } from './pingSummaryLine.ts';
import type { StartRun, Waiting } from './run.ts';
import type { PingReply } from './segments.ts';

/** The header in waiting, when it fits a run that begins with this reply. */
const fittingHeader = ({ header, age }: Waiting, reply: PingReply): HeaderLine | undefined =>
  header !== undefined &&
  age <= 6 &&
  (reply.from === undefined || header.address?.address === reply.from.address) &&
  !/[=<]/.test(header.line.text)
    ? header
    : undefined;

/** Starts a ping at its header, at a reply, at the rule over its summary, or at a summary that proves itself by its sums. */
export const startPing: StartRun = (line, { source, waiting }) => {
  const header = readHeader(line);
  if (header !== undefined && isPingHeader(header) && readHop(line)?.times !== 1) return new PingRun(source, header);
  const reply = readPingReply(line, source);
  const run = new PingRun(source, reply === undefined ? undefined : fittingHeader(waiting, reply));
  if (reply !== undefined || readCiscoRate(line) !== undefined) return run.offer(line) ? run : undefined;
  if (readRule(line) !== undefined) {
    const isPing = findAddresses(line.text).length > 0 || /ping|пинг|пінг/i.test(line.text);
    return isPing && run.offer(line) ? run : undefined;
  }
  const counts = readCounts(line);
  const { header: above } = waiting;
  const title =
    above !== undefined && waiting.age <= 1 && above.numbers.length === 0 && above.endsWithColon ? above : undefined;
  const proves =
    counts !== undefined && (countsFit(counts) || (counts.assigned && counts.plain.length >= 2 && title !== undefined));
  if (!proves) return undefined;
  if (title !== undefined) run.offer(title.line);
  return run.offer(line) ? run : undefined;
};
