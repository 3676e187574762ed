import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { toolInputs, type ToolName } from '../../../src/assistant/toolInput.ts';
import { projectRoot } from '../../host/hosts.ts';

const toolSchema = z.looseObject({
  name: z.string(),
  when: z.string(),
  modelDescription: z.string(),
  inputSchema: z.unknown(),
});
const manifestSchema = z.looseObject({ contributes: z.looseObject({ languageModelTools: z.array(toolSchema) }) });
const manifest: unknown = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
const { languageModelTools: tools } = manifestSchema.parse(manifest).contributes;

describe('The tools for assistants', () => {
  it('are declared with the input that the code reads', () => {
    assert.deepEqual(tools.map(({ name }) => name).sort(), Object.keys(toolInputs).sort());
    for (const [name, schema] of Object.entries(toolInputs)) {
      const { $schema, ...declared } = z.toJSONSchema(schema, { io: 'input' });
      assert.ok($schema);
      assert.deepEqual(tools.find((tool) => tool.name === name)?.inputSchema, declared, name);
    }
  });

  it('are not offered where there is no case, nor for writing in Restricted Mode', () => {
    const writing: readonly ToolName[] = ['casebook_draftRecord', 'casebook_createCase'];
    for (const { name, when, modelDescription } of tools) {
      assert.match(when, /^workspaceFolderCount > 0/);
      const writes = writing.some((one) => one === name);
      assert.equal(when.includes('isWorkspaceTrusted'), writes, name);
      assert.match(modelDescription, writes ? /user is asked first/ : /changes nothing/);
    }
  });

  it('take nothing but what they are for', () => {
    const number = 'TS-20261116-K7Q4M';
    const wrong: readonly (readonly [ToolName, unknown])[] = [
      ['casebook_readCase', { number: '../../etc/passwd' }],
      ['casebook_readCase', { number, part: 'status' }],
      ['casebook_draftReply', { number, kind: 'threaten' }],
      ['casebook_draftRecord', { number, record: 'timeline', fields: {} }],
      ['casebook_draftRecord', { number, record: 'intake', fields: { 'a/b': 'x' } }],
      ['casebook_draftRecord', { number, record: 'intake', fields: { a: { b: 'x' } } }],
      ['casebook_createCase', { title: '' }],
      ['casebook_createCase', { title: 'x', status: 'closed' }],
      ['casebook_searchCases', { query: 'x', limit: 10_000 }],
    ];
    for (const [name, input] of wrong)
      assert.equal(toolInputs[name].safeParse(input).success, false, `${name} ${JSON.stringify(input)}`);
  });
});
