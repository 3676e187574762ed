import type { Field } from './field.ts';
import { isFilled } from './records/rules.ts';
import { fill, text, type Text } from './text.ts';
import { valueText, type ValueContext } from './valueText.ts';

/** Longer values are cut to this many letters, around what changed in them. */
const mostLetters = 60;
/** Letters kept before the first one that changed. */
const lead = 12;

/**
 * The change of one value as a sentence; `undefined` when nothing that people can see changed, such as an empty text
 * that is now absent.
 */
export function changeSentence(
  field: Field,
  before: unknown,
  after: unknown,
  context: { readonly before: ValueContext; readonly after: ValueContext },
): Text | undefined {
  const [had, has] = [isFilled(before), isFilled(after)];
  if (!had && !has) return undefined;
  const was = valueText(before, field, context.before);
  const is = valueText(after, field, context.after);
  if (!had) return fill(text('{0}: {1}', '{0}：{1}'), field.label, cut(is));
  if (!has) return fill(text('{0} removed: {1}', '{0}移除：{1}'), field.label, cut(was));
  const en = around(was.en, is.en);
  const zh = around(was.zh, is.zh);
  return fill(text('{0}: {1} → {2}', '{0}：{1} → {2}'), field.label, text(en[0], zh[0]), text(en[1], zh[1]));
}

const cut = ({ en, zh }: Text): Text => ({ en: cutText(en), zh: cutText(zh) });
const cutText = (value: string): string => shorten(Array.from(oneLine(value)), 0);

/** Both texts from a little before the first letter that differs. */
function around(before: string, after: string): [string, string] {
  const [one, other] = [Array.from(oneLine(before)), Array.from(oneLine(after))];
  if (one.length <= mostLetters && other.length <= mostLetters) return [one.join(''), other.join('')];
  const differs = one.findIndex((letter, index) => letter !== other[index]);
  const from = Math.max(0, (differs < 0 ? one.length : differs) - lead);
  return [shorten(one, from), shorten(other, from)];
}

const shorten = (letters: readonly string[], from: number): string => {
  const start = from <= lead ? 0 : from;
  const end = start + mostLetters;
  return `${start > 0 ? '…' : ''}${letters.slice(start, end).join('')}${letters.length > end ? '…' : ''}`;
};

const oneLine = (value: string): string => value.replace(/\s+/g, ' ').trim();
