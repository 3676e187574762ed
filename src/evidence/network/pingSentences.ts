import { messageMeaning } from './messages.ts';
import type { PingReply } from './segments.ts';

/** A line of a ping run. `sentence`: nothing but words, so that only its place says that it stands for a missing answer. */
export type PingEntry = { readonly reply: PingReply; readonly sentence: boolean };

/** Whether the text is words and nothing else, short enough to be a tool's sentence. Ruined encodings count as words. */
export const isSentence = (text: string): boolean =>
  text.length <= 120 &&
  !/[0-9]/.test(text) &&
  /\p{L}{2}|[^ -~]{3}|\?{4}/u.test(text) &&
  !/[:=%\\]\s*$/.test(text) &&
  !/^\s*(?:RR|TS|TTL|Vr)\b/.test(text) &&
  // Routers print how to stop them: "press CTRL_C to break".
  !/\b(?:ctrl|strg)\s?[+_-]\s?c\b/i.test(text);

/** The entries that stand for packets: sentences that are rather somebody's remark than a missing answer are left out. */
export const likelyReplies = (entries: readonly PingEntry[], sent: number | undefined): readonly PingReply[] => {
  const lastSure = entries.findLastIndex((entry) => !entry.sentence);
  const seen = new Map<string, number>();
  let sentences = 0;
  for (const { reply, sentence } of entries) {
    if (!sentence) continue;
    sentences++;
    seen.set(reply.text?.value ?? '', (seen.get(reply.text?.value ?? '') ?? 0) + 1);
  }
  let most = 0;
  for (const count of seen.values()) most = Math.max(most, count);
  let room = sent === undefined ? Infinity : sent - (entries.length - sentences);
  const crowded = sentences > room;
  return entries
    .filter(({ reply, sentence }, index) => {
      if (!sentence) return true;
      const text = reply.text?.value ?? '';
      const known = messageMeaning(text) !== undefined;
      const repeats = seen.get(text) ?? 0;
      if (sent === undefined && !known && repeats < 2 && index > lastSure) return false;
      if (crowded && !known && repeats < most) return false;
      return room-- > 0;
    })
    .map((entry) => entry.reply);
};
