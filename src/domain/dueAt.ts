import { momentMs } from './moment.ts';
import type { CaseSummary } from './summary.ts';

/**
 * When somebody has to have done something about a case, milliseconds since the epoch: the deadline of its first response
 * while that is open, and of a case on hold the time of the next review. `undefined` when nothing is due.
 * @param responseDueAt the deadline of a running response clock; absent while it stands still and once it is over
 */
export function dueAt(
  { status, clockEvents }: Pick<CaseSummary, 'status' | 'clockEvents'>,
  responseDueAt: number | undefined,
): number | undefined {
  const review =
    status === 'onHold' ? momentMs(clockEvents?.findLast(({ type }) => type === 'held')?.nextReviewAt) : undefined;
  if (review === undefined) return responseDueAt;
  return responseDueAt === undefined ? review : Math.min(review, responseDueAt);
}
