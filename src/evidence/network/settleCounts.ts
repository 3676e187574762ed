import type { Located } from './located.ts';
import type { SummaryCounts } from './pingSummaryLine.ts';
import type { PingPrinted, PingReply } from './segments.ts';

/**
 * Gives the counts of a summary their roles. All tools print sent, then received; Windows then prints lost, so that sent is the sum of
 * the other two. Counts with a plus sign are duplicates or errors: iputils prints duplicates first, and what was printed above
 * (answers to an answered number, reports by other hosts) tells which one a single count is.
 */
export const settleCounts = (counts: SummaryCounts, replies: readonly PingReply[]): PingPrinted => {
  const [first, second, third] = counts.plain;
  const isLost =
    third !== undefined &&
    (counts.assigned ||
      (first !== undefined &&
        second !== undefined &&
        first.value === second.value + third.value &&
        !counts.hasDuplicatesWord));
  const [sent, received, lost] = isLost ? orderBySum(first, second, third, counts.lossPct) : [first, second, undefined];
  const duplicates = third !== undefined && !isLost && counts.hasDuplicatesWord ? third : undefined;
  const extras = settleExtras(counts.extra, replies);
  return {
    ...(sent === undefined ? {} : { sent }),
    ...(received === undefined ? {} : { received }),
    ...(lost === undefined ? {} : { lost }),
    ...(counts.lossPct === undefined ? {} : { lossPct: counts.lossPct }),
    ...(duplicates === undefined ? {} : { duplicates }),
    ...extras,
    ...(counts.elapsed === undefined ? {} : { elapsed: counts.elapsed }),
  };
};

type Count = Located<number> | undefined;

/** Sent is the sum of received and lost; the printed order stands unless the sums contradict it. */
const orderBySum = (first: Count, second: Count, third: Count, lossPct: Count): readonly [Count, Count, Count] => {
  const [a, b, c] = [first?.value ?? 0, second?.value ?? 0, third?.value ?? 0];
  if (a === b + c || (b !== a + c && c !== a + b)) {
    const expected = lossPct === undefined ? c : (lossPct.value * a) / 100;
    return lossPct !== undefined && b + c === a && Math.abs(c - expected) > Math.abs(b - expected) + 0.5
      ? [first, third, second]
      : [first, second, third];
  }
  return b === a + c ? [second, first, third] : [third, first, second];
};

const settleExtras = (
  extra: SummaryCounts['extra'],
  replies: readonly PingReply[],
): Pick<PingPrinted, 'duplicates' | 'errors'> => {
  const rest = extra.filter(({ word }) => !/corrupt|beschädigt/i.test(word));
  const [one, two] = rest;
  if (one === undefined) return {};
  if (two !== undefined) return { duplicates: one.count, errors: two.count };
  const sequences = replies
    .filter((reply) => reply.status === 'reply' && reply.seq !== undefined)
    .map((reply) => reply.seq?.value);
  const repeated = sequences.length - new Set(sequences).size;
  const errors = replies.filter((reply) => reply.status === 'error').length;
  if (repeated !== errors && (one.count.value === repeated || one.count.value === errors))
    return one.count.value === repeated ? { duplicates: one.count } : { errors: one.count };
  if (/dup|重复|重複|중복|doppel|dobl/i.test(one.word)) return { duplicates: one.count };
  return repeated > 0 && errors === 0 ? { duplicates: one.count } : { errors: one.count };
};
