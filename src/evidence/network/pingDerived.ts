import type { Contradiction, PingDerived, PingPrinted, PingReply } from './segments.ts';

/** Half a unit of the last digit tools print for a time of that size (iputils: 0.1 ms below 100 ms, 1 ms above), with some air. */
const roundingOf = (ms: number): number => (ms >= 100 ? 1.01 : ms >= 10 ? 0.11 : 0.02);

/**
 * What follows from the printed lines. Windows counts "destination unreachable" as received (Microsoft's ping counts any ICMP answer to
 * its request), so the loss is worked out from echo replies whenever the lines account for every packet that was counted.
 */
export const derivePing = (printed: PingPrinted, replies: readonly PingReply[]): PingDerived => {
  const echoReplies = replies.filter((reply) => reply.status === 'reply' && reply.duplicate !== true).length;
  const errors = replies.filter((reply) => reply.status === 'error' && reply.from !== undefined).length;
  const listed = replies.length > 0;
  const sent = printed.sent?.value;
  const received = printed.received?.value;
  const accounted = received === undefined || echoReplies >= received || echoReplies + errors >= received;
  const loss = (answered: number): number | undefined =>
    sent === undefined || sent <= 0 ? undefined : Math.max(0, ((sent - answered) * 100) / sent);
  const realLossPct =
    listed && accounted && sent !== undefined ? loss(echoReplies) : received === undefined ? undefined : loss(received);
  return {
    ...(listed ? { echoReplies } : {}),
    ...(realLossPct === undefined ? {} : { realLossPct }),
    contradictions: findContradictions(printed, replies, echoReplies, errors),
  };
};

const findContradictions = (
  printed: PingPrinted,
  replies: readonly PingReply[],
  echoReplies: number,
  errors: number,
): readonly Contradiction[] => {
  const found: Contradiction[] = [];
  const { sent, received, lossPct, min, max } = printed;
  if (received !== undefined && errors > 0 && received.value > echoReplies && received.value <= echoReplies + errors)
    found.push({ code: 'errorsCountedAsReceived', printed: received.value, derived: echoReplies });
  if (received !== undefined && echoReplies > received.value)
    found.push({ code: 'moreRepliesThanReceived', printed: received.value, derived: echoReplies });
  if (sent !== undefined && received !== undefined && received.value > sent.value)
    found.push({ code: 'moreReceivedThanSent', printed: received.value, derived: sent.value });
  if (sent !== undefined && sent.value > 0 && received !== undefined && lossPct !== undefined) {
    const derived = ((sent.value - received.value) * 100) / sent.value;
    if (Math.abs(derived - lossPct.value) >= 1)
      found.push({ code: 'lossPctMismatch', printed: lossPct.value, derived });
  }
  for (const { time, lessThan, status } of replies) {
    if (time === undefined || status !== 'reply' || lessThan === true || min === undefined || max === undefined)
      continue;
    const slack = roundingOf(time.value);
    const bound = time.value + slack < min.value ? min.value : time.value - slack > max.value ? max.value : undefined;
    if (bound !== undefined) {
      found.push({ code: 'timeOutsideRange', printed: bound, derived: time.value });
      break;
    }
  }
  return found;
};
