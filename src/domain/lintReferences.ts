import { records, type Case } from './case.ts';
import { knownEvents, stepOf } from './caseHistory.ts';
import { isReference } from './evidence.ts';
import type { Fields, Values } from './field.ts';
import { finding, type LintFinding } from './lintFinding.ts';
import type { FieldPath } from './problems.ts';
import { isFilled, itemsOf, valuesOf } from './records/rules.ts';
import { fill, text } from './text.ts';
import { procedurePath } from './workflow.ts';

/** Evidence that is missing, unused, doubled or cannot be found, and list items that cannot be told apart. */
export function lintReferences(current: Case): readonly LintFinding[] {
  return [
    ...unused(current),
    ...lost(current),
    ...doubledFiles(current),
    ...brokenReferences(current),
    ...doubledIds(current),
  ];
}

/** Worth saying from the plan on: before, evidence is still being gathered. */
function unused(current: Case): readonly LintFinding[] {
  const step = stepOf(current);
  if ((procedurePath as readonly string[]).indexOf(step) < procedurePath.indexOf('ready')) return [];
  const cited = new Set(records.flatMap(({ key, fields }) => citedIn(fields, valuesOf(current[key]))));
  return (current.evidence ?? [])
    .filter(({ id }) => !cited.has(id))
    .map(({ id }) =>
      finding(
        'information',
        'unusedEvidence',
        ['evidence', id],
        text('No record cites it.', '没有任何记录引用该证据。'),
      ),
    );
}

const citedIn = (fields: Fields, values: Values): readonly unknown[] =>
  Object.entries(fields).flatMap(([key, field]): readonly unknown[] => {
    const value = values[key];
    if (field.kind === 'references') return field.to === 'evidence' && Array.isArray(value) ? value : [];
    if (field.kind === 'group') return citedIn(field.fields, valuesOf(value));
    return field.kind === 'list' ? itemsOf(value).flatMap((item) => citedIn(field.fields, item)) : [];
  });

/** Evidence that the timeline says was attached, and that is neither there nor was removed. */
function lost(current: Case): readonly LintFinding[] {
  const events = knownEvents(current);
  const known = new Set((current.evidence ?? []).map(({ id }) => id));
  for (const event of events) if (event.type === 'evidenceRemoved') known.add(event.evidence);
  return events
    .filter((event) => event.type === 'evidenceAttached')
    .filter((event) => !known.has(event.evidence))
    .map(({ id }) => {
      const message = text('The evidence is no longer in the case.', '该证据已不在案卷中。');
      return finding('warning', 'danglingReference', ['timeline', id, 'evidence'], message);
    });
}

function doubledFiles({ evidence = [] }: Case): readonly LintFinding[] {
  const copied = evidence.filter((item) => !isReference(item));
  return doubles(copied.map(({ file }) => file)).map((index) => {
    const { id = '', file = '' } = copied[index] ?? {};
    const message = fill(text('Another item of evidence has the file {0} too.', '另一项证据也使用文件 {0}。'), file);
    return finding('error', 'duplicateFile', ['evidence', id, 'file'], message);
  });
}

/** A reference names a file that the reader can find, or it proves nothing. */
const brokenReferences = ({ evidence = [] }: Case): readonly LintFinding[] =>
  evidence.filter(isReference).flatMap(({ id, source }) => {
    if (!isFilled(source?.path)) {
      const message = text(
        'It has neither a file in the case nor a source: nothing shows what it is.',
        '既没有案卷内的文件，也没有来源，无法得知证据内容。',
      );
      return [finding('error', 'brokenReference', ['evidence', id], message)];
    }
    if (!isAbsolutePath(source?.path ?? '')) return [];
    const message = text(
      'It refers to a file outside the workspace, which only this computer has.',
      '引用的文件在工作区之外，只有这台计算机能找到。',
    );
    return [finding('information', 'brokenReference', ['evidence', id, 'source'], message)];
  });

const isAbsolutePath = (path: string): boolean => /^(?:[\\/]|[a-z]:|[a-z][a-z0-9+.-]+:\/\/)/i.test(path);

function doubledIds(current: Case): readonly LintFinding[] {
  const lists: readonly (readonly [FieldPath, readonly Values[]])[] = [
    [['evidence'], itemsOf(current.evidence)],
    [['timeline'], itemsOf(current.timeline)],
    ...records.flatMap(({ key, fields }) => listsOf(fields, valuesOf(current[key]), [key])),
  ];
  return lists.flatMap(([path, items]) =>
    doubles(items.map(({ id }) => id)).map((index) => {
      const id = String(items[index]?.id);
      const message = fill(
        text(
          'Two items of the list have the id {0}: edits reach the first only.',
          '列表中有两项的 id 同为 {0}，编辑只会作用于第一项。',
        ),
        id,
      );
      return finding('error', 'duplicateId', [...path, id], message);
    }),
  );
}

const listsOf = (
  fields: Fields,
  values: Values,
  path: FieldPath,
): readonly (readonly [FieldPath, readonly Values[]])[] =>
  Object.entries(fields).flatMap(([key, field]) => {
    if (field.kind === 'group') return listsOf(field.fields, valuesOf(values[key]), [...path, key]);
    return field.kind === 'list' ? [[[...path, key], itemsOf(values[key])] as const] : [];
  });

/** The indexes of the values that occurred before. */
const doubles = (values: readonly unknown[]): readonly number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
