import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { caseJsonSchema } from '../../../scripts/generateSchema.ts';
import { exampleCases } from '../../../scripts/examples/exampleCases.ts';
import { newCase, records } from '../../../src/domain/case.ts';
import type { Fields } from '../../../src/domain/field.ts';

const schema = caseJsonSchema();
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const validate = ajv.compile(schema);
const draft = newCase({ title: 'Printer', author: 'Kim', now: Date.UTC(2026, 10, 22) });
/** Where the schema finds fault, as JSON pointers. */
const faults = (value: unknown): string[] => {
  validate(JSON.parse(JSON.stringify(value)));
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
};

type Part = {
  properties?: Record<string, Part>;
  items?: Part;
  enum?: string[];
  enumDescriptions?: string[];
  description?: string;
  defaultSnippets?: { body: Record<string, unknown> }[];
  additionalProperties?: unknown;
};
const partAt = (...keys: string[]): Part => {
  let part: Part = schema;
  for (const key of keys) {
    const next = key === '*' ? part.items : part.properties?.[key];
    assert(next, keys.join('.'));
    part = next;
  }
  return part;
};

describe('the JSON Schema of case files', () => {
  it('is draft-07, which VS Code knows completely', () => {
    assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
    assert.equal(ajv.validateSchema(schema), true);
  });

  it('accepts every example and a new draft', () => {
    assert.deepEqual(faults(draft), []);
    for (const { current } of exampleCases()) assert.deepEqual(faults(current), [], current.number);
  });

  it('finds wrong types, unknown codes and malformed values at their place', () => {
    const wrong: [object, string][] = [
      [{ number: 'TS-1' }, '/number'],
      [{ formatVersion: 2 }, '/formatVersion'],
      [{ status: 'finished' }, '/status'],
      [{ intake: { channel: 'fax' } }, '/intake/channel'],
      [{ intake: { anxious: 'yes' } }, '/intake/anxious'],
      [{ triage: { affectedUsers: 1.5 } }, '/triage/affectedUsers'],
      [{ triage: { affectedUsers: '12' } }, '/triage/affectedUsers'],
      [{ triage: { urgencyHints: ['deadline', 'boss'] } }, '/triage/urgencyHints/1'],
      [{ rootCause: { hypotheses: [{ id: 'a', verdict: 'maybe' }] } }, '/rootCause/hypotheses/0/verdict'],
      [{ rootCause: { hypotheses: [{ cause: 'no id' }] } }, '/rootCause/hypotheses/0'],
      [{ plan: { steps: [{ id: 'a', estimatedMinutes: 0 }] } }, '/plan/steps/0/estimatedMinutes'],
      [{ plan: { userConfirmation: { satisfaction: 6 } } }, '/plan/userConfirmation/satisfaction'],
      [{ timeline: [{ id: 'a', type: 'created' }] }, '/timeline/0'],
    ];
    for (const [change, place] of wrong) assert(faults({ ...draft, ...change }).includes(place), place);
    assert.deepEqual(faults({ formatVersion: 1 }).length, 3, 'number, title and status are missing');
  });

  it('allows what a newer version may add, at every depth', () => {
    assert.deepEqual(
      faults({
        ...draft,
        mood: 1,
        intake: { mood: 1, clarifications: [{ id: 'a', mood: 1 }] },
        details: { network: { mood: 1 } },
        timeline: [{ id: 'a', type: 'created', at: '2026-11-22T09:00:00Z', by: 'Kim', mood: 1 }],
      }),
      [],
    );
  });

  it('describes every field in both languages, and every code', () => {
    const check = (fields: Fields, ...keys: string[]): void => {
      for (const [key, field] of Object.entries(fields)) {
        if (field.kind === 'computed') continue;
        const part = partAt(...keys, key);
        assert(part.description?.startsWith(`${field.label.en} ${field.label.zh}`), [...keys, key].join('.'));
        if (field.kind === 'group') check(field.fields, ...keys, key);
        if (field.kind === 'list') check(field.fields, ...keys, key, '*');
        if (field.kind !== 'choice' && field.kind !== 'radio') continue;
        assert.deepEqual(
          part.enum,
          field.options.map(({ code }) => code),
        );
        assert.equal(part.enumDescriptions?.length, field.options.length);
      }
    };
    for (const record of records) {
      check(record.fields, record.key);
      assert.match(partAt(record.key).description ?? '', /\p{Script=Han}/u);
    }
  });

  it('offers new list items with an id and what they always need', () => {
    const body = partAt('plan', 'steps', '*').defaultSnippets?.[0]?.body;
    assert.deepEqual(Object.keys(body ?? {}), ['id', 'action', 'expected', 'owner', 'estimatedMinutes']);
    assert.equal(partAt('triage', 'history', '*').defaultSnippets, undefined, 'the tool writes it, nobody else');
  });
});
