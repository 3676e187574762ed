import type { LocatedAddress } from './located.ts';
import type { PingReply } from './segments.ts';

/** An answer is a duplicate when its sequence number was answered before, or when the tool remarks on it and it is from the target. */
export const markDuplicates = (
  replies: readonly PingReply[],
  target: LocatedAddress | undefined,
): readonly PingReply[] => {
  const answered = new Set<number>();
  return replies.map((reply) => {
    if (reply.status !== 'reply') return reply;
    const seq = reply.seq?.value;
    const again = seq !== undefined && answered.has(seq);
    if (seq !== undefined) answered.add(seq);
    if (reply.text === undefined) return reply;
    const elsewhere =
      target?.address !== undefined && reply.from?.address !== undefined && target.address !== reply.from.address;
    if (again || /dup/i.test(reply.text.value)) return { ...reply, duplicate: true };
    return elsewhere ? { ...reply, differentAddress: true } : { ...reply, duplicate: true };
  });
};
