import { records, type Case, type RecordKey } from './case.ts';
import { evidenceFields, headFields } from './caseHead.ts';
import { changeSentence } from './changeSentence.ts';
import { eventSentence } from './eventSentence.ts';
import type { Field, Fields, ListField, Values } from './field.ts';
import { isSame } from './isSame.ts';
import { isFilled, itemsOf, valuesOf } from './records/rules.ts';
import { fill, text, type Text } from './text.ts';
import { eventSchema } from './timeline.ts';
import { itemTitle, type ValueContext } from './valueText.ts';

/** The part of a case that a difference belongs to: its head (title, status), a record, its evidence, its timeline. */
export type CasePart = 'head' | RecordKey | 'evidence' | 'timeline';

/** One difference between two versions of a case, in words. */
export interface CaseDifference {
  readonly part: CasePart;
  /** Keys from the case down; a list item is named by its id. */
  readonly path: readonly string[];
  /** Such as "Final priority: Medium → High" or "Hypothesis added: The cable is broken". */
  readonly sentence: Text;
}

/** How two versions of one case differ, by the forms: in the order of the forms, nothing said twice. */
export function caseDifferences(before: Case, after: Case, own: { readonly timeZone: string }): CaseDifference[] {
  const context = { timeZone: own.timeZone, before: { ...own, case: before }, after: { ...own, case: after } };
  const found = (part: CasePart, path: readonly string[], named: Named): CaseDifference[] =>
    fieldsDiffer(named, valueOf(before, path), valueOf(after, path), context).map((difference) => ({
      part,
      path: [...path, ...difference.path],
      sentence: difference.sentence,
    }));
  return [
    ...found('head', [], { fields: headFields, known: [...partKeys] }),
    ...records.flatMap((record) => found(record.key, [record.key], { fields: record.fields, known: [] })),
    ...listDiffers('evidence', evidenceList, before.evidence, after.evidence, context).map((difference) => ({
      part: 'evidence' as const,
      ...difference,
    })),
    ...eventsAdded(before, after),
  ];
}

const partKeys = ['$schema', 'formatVersion', 'number', 'evidence', 'timeline', ...records.map(({ key }) => key)];
const evidenceList: ListLike = {
  kind: 'list',
  label: text('Evidence', '证据'),
  item: text('Evidence', '证据'),
  title: 'title',
  fields: evidenceFields,
};

interface Named {
  readonly fields: Fields;
  /** Keys that are looked at elsewhere. */
  readonly known: readonly string[];
}
interface Context {
  readonly before: ValueContext;
  readonly after: ValueContext;
}
type Found = Pick<CaseDifference, 'path' | 'sentence'>;
type ListLike = Pick<ListField, 'kind' | 'label' | 'item' | 'title' | 'fields'>;

const valueOf = (value: Values, path: readonly string[]): Values => path.reduce((at, key) => valuesOf(at[key]), value);

function fieldsDiffer({ fields, known }: Named, before: Values, after: Values, context: Context): Found[] {
  const declared = Object.entries(fields).flatMap(([key, field]) =>
    isSame(before[key], after[key]) ? [] : fieldDiffers(key, field, before[key], after[key], context),
  );
  const others = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !Object.hasOwn(fields, key) && !known.includes(key) && key !== 'waived' && key !== 'id',
  );
  return [
    ...declared,
    ...waiversDiffer(fields, valuesOf(before.waived), valuesOf(after.waived)),
    ...others
      .filter((key) => !isSame(before[key], after[key]))
      // What a newer version wrote has no name here.
      .map((key) => ({ path: [key], sentence: fill(text('{0} was changed', '{0} 有改动'), key) })),
  ];
}

function fieldDiffers(key: string, field: Field, before: unknown, after: unknown, context: Context): Found[] {
  if (field.kind === 'group') {
    const inner = fieldsDiffer({ fields: field.fields, known: [] }, valuesOf(before), valuesOf(after), context);
    return inner.map(({ path, sentence }) => ({ path: [key, ...path], sentence: within(field.label, sentence) }));
  }
  if (field.kind === 'list') return listDiffers(key, field, before, after, context);
  const sentence = changeSentence(field, before, after, context);
  return sentence ? [{ path: [key], sentence }] : [];
}

function listDiffers(key: string, field: ListLike, before: unknown, after: unknown, context: Context): Found[] {
  const was = new Map(itemsOf(before).map((item) => [String(item.id), item]));
  const is = new Map(itemsOf(after).map((item) => [String(item.id), item]));
  const title = (item: Values, side: ValueContext): Text => clipped(itemTitle(item, field, side));
  const removed = [...was].filter(([id]) => !is.has(id));
  const kept = [...was.keys()].filter((id) => is.has(id));
  const isMoved = !isSame(
    kept,
    [...is.keys()].filter((id) => was.has(id)),
  );
  return [
    ...removed.map(([id, item]) => ({
      path: [key, id],
      sentence: fill(text('{0} removed: {1}', '{0}移除：{1}'), field.item, title(item, context.before)),
    })),
    ...[...is].flatMap(([id, item]): Found[] => {
      const old = was.get(id);
      if (!old)
        return [
          {
            path: [key, id],
            sentence: fill(text('{0} added: {1}', '{0}新增：{1}'), field.item, title(item, context.after)),
          },
        ];
      const name = fill(text('{0} “{1}”', '{0}“{1}”'), field.item, title(old, context.before));
      return fieldsDiffer({ fields: field.fields, known: [] }, old, item, context).map(({ path, sentence }) => ({
        path: [key, id, ...path],
        sentence: within(name, sentence),
      }));
    }),
    ...(isMoved ? [{ path: [key], sentence: fill(text('{0}: order changed', '{0}：顺序有调整'), field.label) }] : []),
  ];
}

function waiversDiffer(fields: Fields, before: Values, after: Values): Found[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => !isSame(before[key], after[key]))
    .map((key) => {
      const reason = after[key];
      const label = labelIn(fields, key.split('.')) ?? text(key, key);
      return {
        path: ['waived', key],
        sentence: isFilled(reason)
          ? fill(
              text('{0}: cannot be obtained: {1}', '{0}：无法取得：{1}'),
              label,
              clipped(text(String(reason), String(reason))),
            )
          : fill(text('{0}: can be obtained after all', '{0}：不再标记为无法取得'), label),
      };
    });
}

const labelIn = (fields: Fields, [key, ...rest]: readonly string[]): Text | undefined => {
  const field = key !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (!field || rest.length === 0) return field?.label;
  return field.kind === 'group' ? labelIn(field.fields, rest) : undefined;
};

/** Events are only ever added; one that is gone or other than it was is told as such. */
function eventsAdded(before: Case, after: Case): CaseDifference[] {
  const was = new Map(itemsOf(before.timeline).map((event) => [String(event.id), event]));
  const is = itemsOf(after.timeline);
  const gone = [...was.keys()].filter((id) => !is.some((event) => String(event.id) === id));
  const told = (id: string, sentence: Text): CaseDifference => ({ part: 'timeline', path: ['timeline', id], sentence });
  return [
    ...gone.map((id) => told(id, text('An event was removed from the timeline', '时间线中移除了一条事件'))),
    ...is.flatMap((event): CaseDifference[] => {
      const id = String(event.id);
      const old = was.get(id);
      if (old && isSame(old, event)) return [];
      const known = eventSchema.safeParse(event);
      const sentence = known.success ? eventSentence(known.data) : text(id, id);
      return [told(id, old ? fill(text('Event changed: {0}', '事件有改动：{0}'), sentence) : sentence)];
    }),
  ];
}

const within = (name: Text, sentence: Text): Text => fill(text('{0} › {1}', '{0} › {1}'), name, sentence);

/** A title is said in the passing. */
const clipped = ({ en, zh }: Text): Text => ({ en: clip(en), zh: clip(zh) });
const clip = (value: string): string => {
  const letters = Array.from(value.replace(/\s+/g, ' ').trim());
  return letters.length <= 60 ? letters.join('') : `${letters.slice(0, 59).join('')}…`;
};
