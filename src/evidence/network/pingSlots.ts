import type { PingReply, PingSegment } from './segments.ts';

/**
 * What became of one packet, in the order of sending. `missing`: the tool printed nothing for it, which its neighbours'
 * sequence numbers or the printed count show (iputils prints no line for a lost packet).
 */
export type PingSlot = {
  /** The printed sequence number, or the place in the order, from 1, when none is printed. */
  readonly seq: number;
  readonly status: PingReply['status'] | 'missing';
  /** Round-trip time in milliseconds. */
  readonly ms?: number;
  readonly reply?: PingReply;
  /** Further answers to the same packet. */
  readonly duplicates: readonly PingReply[];
};

/** More packets than this after the last answer, or between two, are not drawn one by one: the text is damaged there. */
const widestGap = 20_000;
/** Sequence numbers of ICMP have 16 bits: after the last comes the first. */
const sequenceNumbers = 65_536;

/** The packets of a ping in the order of sending, lost ones among them. Empty when the tool listed none. */
export const pingSlots = ({ replies, printed, completeness }: PingSegment): readonly PingSlot[] => {
  const numbered = replies.filter(({ seq }) => seq !== undefined).length;
  if (replies.length === 0) return [];
  if (numbered < replies.length / 2) return inOrder(replies);
  const slots = new Map<number, PingSlot>();
  let turn = 0;
  let last = replies.find(({ seq }) => seq !== undefined)?.seq?.value ?? 0;
  for (const reply of replies) {
    let seq = (reply.seq?.value ?? last + 1) + turn * sequenceNumbers;
    if (seq < last - sequenceNumbers / 2) {
      turn += 1;
      seq += sequenceNumbers;
    }
    last = Math.max(last, seq);
    const known = slots.get(seq);
    slots.set(seq, known?.status !== 'reply' ? slotOf(seq, reply, known) : again(known, reply));
  }
  return filled(slots, printed.sent?.value, completeness.header);
};

const inOrder = (replies: readonly PingReply[]): readonly PingSlot[] => {
  const slots: PingSlot[] = [];
  for (const reply of replies) {
    const before = slots.at(-1);
    if (reply.duplicate === true && before !== undefined) slots[slots.length - 1] = again(before, reply);
    else slots.push(slotOf(slots.length + 1, reply, undefined));
  }
  return slots;
};

const slotOf = (seq: number, reply: PingReply, before: PingSlot | undefined): PingSlot => ({
  seq,
  status: reply.status,
  ...(reply.time === undefined || reply.status !== 'reply' ? {} : { ms: reply.time.value }),
  reply,
  duplicates: before?.duplicates ?? [],
});

const again = (slot: PingSlot, reply: PingReply): PingSlot =>
  reply.status === 'reply' ? { ...slot, duplicates: [...slot.duplicates, reply] } : slot;

const filled = (
  slots: ReadonlyMap<number, PingSlot>,
  sent: number | undefined,
  isFromStart: boolean,
): readonly PingSlot[] => {
  const listed = [...slots.values()].toSorted((one, other) => one.seq - other.seq);
  const lowest = listed[0]?.seq ?? 0;
  const highest = listed.at(-1)?.seq ?? 0;
  // Tools count from 0 (BSD, BusyBox) or from 1 (iputils).
  const base = lowest === 0 ? 0 : 1;
  const first = isFromStart && lowest - base <= widestGap ? Math.min(base, lowest) : lowest;
  const end = sent === undefined ? highest : Math.max(highest, base + sent - 1);
  const all: PingSlot[] = [];
  const pad = (from: number, to: number): void => {
    if (to - from <= widestGap)
      for (let seq = from; seq < to; seq += 1) all.push({ seq, status: 'missing', duplicates: [] });
  };
  let next = first;
  for (const slot of listed) {
    pad(next, slot.seq);
    all.push(slot);
    next = slot.seq + 1;
  }
  pad(next, end + 1);
  return all;
};

/** Packets drawn as one: so many that one by one they would be narrower than a pixel. */
export type PingBucket = {
  readonly first: PingSlot;
  readonly last: PingSlot;
  readonly count: number;
  readonly answered: number;
  readonly errors: number;
  readonly min?: number;
  readonly avg?: number;
  readonly max?: number;
};

/** At most `most` buckets of neighbouring packets, equally large but for the last. */
export const pingBuckets = (slots: readonly PingSlot[], most: number): readonly PingBucket[] => {
  const size = Math.max(1, Math.ceil(slots.length / most));
  const buckets: PingBucket[] = [];
  for (let from = 0; from < slots.length; from += size) {
    const part = slots.slice(from, from + size);
    const [first] = part;
    const last = part.at(-1);
    if (first === undefined || last === undefined) continue;
    const times = part.map(({ ms }) => ms).filter((ms) => ms !== undefined);
    buckets.push({
      first,
      last,
      count: part.length,
      answered: part.filter(({ status }) => status === 'reply').length,
      errors: part.filter(({ status }) => status === 'error').length,
      ...(times.length === 0
        ? {}
        : {
            min: Math.min(...times),
            avg: times.reduce((sum, ms) => sum + ms, 0) / times.length,
            max: Math.max(...times),
          }),
    });
  }
  return buckets;
};
