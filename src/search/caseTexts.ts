import { records, type Case } from '../domain/case.ts';
import { titleOf, type Evidence } from '../domain/evidence.ts';
import { eventDetails, eventSentence } from '../domain/eventSentence.ts';
import type { Field, Fields } from '../domain/field.ts';
import { itemsOf, valuesOf } from '../domain/records/rules.ts';
import { fill, text, type Text } from '../domain/text.ts';
import { itemTitle, valueText, type ValueContext } from '../domain/valueText.ts';
import type { PlacedText } from './placedText.ts';

/** Everything that is written in a case file and a person may look for, in the order of the file. */
export function caseTexts(current: Case): PlacedText[] {
  // Moments are looked for as they stand in the file.
  const context: ValueContext = { case: current, timeZone: 'UTC' };
  const labels = current.labels ?? [];
  return [
    placed(['title'], text('Title', '标题'), current.title),
    placed(['title'], text('Number', '编号'), current.number),
    ...(labels.length === 0 ? [] : [placed(['title'], text('Labels', '标签'), labels.join(', '))]),
    ...records.flatMap((record) => [
      ...fieldTexts(record.fields, valuesOf(current[record.key]), [record.key], record.tab, context),
      ...Object.entries(valuesOf(valuesOf(current[record.key]).waived)).flatMap(([key, reason]) =>
        typeof reason === 'string' ? [placed([record.key, ...key.split('.')], record.tab, reason)] : [],
      ),
    ]),
    ...(current.evidence ?? []).flatMap(evidenceTexts),
    ...(current.timeline ?? []).map((event): PlacedText => {
      const details = eventDetails(event).map(({ value }) => value);
      const sentence = eventSentence(event);
      return {
        path: ['timeline', event.id],
        label: text('Timeline', '时间线'),
        text: text(
          [sentence.en, ...details, event.by, event.at].join(' · '),
          [sentence.zh, ...details, event.by, event.at].join(' · '),
        ),
      };
    }),
  ].filter(({ text: { en } }) => en.trim() !== '');
}

/** What the manifest says of a piece of evidence; the text in its file is another matter. */
function evidenceTexts(item: Evidence): PlacedText[] {
  const label = fill(text('Evidence › {0}', '证据 › {0}'), titleOf(item));
  const path = ['evidence', item.id];
  return [item.title, item.note, item.source?.path, item.command?.line].flatMap((value) =>
    value === undefined || value === '' ? [] : [placed(path, label, value)],
  );
}

function fieldTexts(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  path: readonly string[],
  around: Text,
  context: ValueContext,
): PlacedText[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = values[key];
    if (value === undefined || value === null || value === '') return [];
    return valueTexts(field, value, [...path, key], fill(text('{0} › {1}', '{0} › {1}'), around, field.label), context);
  });
}

function valueTexts(
  field: Field,
  value: unknown,
  path: readonly string[],
  label: Text,
  context: ValueContext,
): PlacedText[] {
  switch (field.kind) {
    case 'group':
      return fieldTexts(field.fields, valuesOf(value), path, label, context);
    case 'list':
      return itemsOf(value).flatMap((item) =>
        typeof item.id === 'string'
          ? fieldTexts(
              field.fields,
              item,
              [...path, item.id],
              fill(text('{0} › {1}', '{0} › {1}'), label, itemTitle(item, field, context)),
              context,
            )
          : [],
      );
    // Yes, no and what is written elsewhere too are nothing to look for.
    case 'yesNo':
    case 'computed':
    case 'references':
      return [];
    case 'dateTime':
    case 'number':
      return [placed(path, label, String(value))];
    default:
      return [{ path, label, text: valueText(value, field, context) }];
  }
}

const placed = (path: readonly string[], label: Text, value: string): PlacedText => ({
  path,
  label,
  text: text(value, value),
});
