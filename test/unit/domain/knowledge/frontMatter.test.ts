import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { changeFrontOf, parseFront, splitMarkdown } from '../../../../src/domain/knowledge/frontMatter.ts';

const article = `---
# Kept by the network team
id: KA-20261122-K7Q4M
title: "VPN drops"   # short
state: draft
cases:
  - TS-20261122-AAAAA # the first
team:   { name: net,  room: 4 }
---

# VPN drops

Words --- and more.
---
`;

describe('front matter of an article', () => {
  it('changes a key and leaves every other byte, comments and unknown keys among them', async () => {
    assert.equal(
      await changeFrontOf(article, { state: 'reviewed', reviewedBy: 'Li: Na #1' }),
      article.replace('state: draft', 'state: reviewed').replace('room: 4 }\n', 'room: 4 }\nreviewedBy: "Li: Na #1"\n'),
    );
  });

  it('takes a key out again, so that marking and clearing leaves the file as it was', async () => {
    const marked = await changeFrontOf(article, { stale: true, staleReason: 'two\nlines' });
    assert.notEqual(marked, article);
    assert.equal(await changeFrontOf(marked, { stale: undefined, staleReason: undefined }), article);
  });

  it('keeps the comment behind a value that goes', async () => {
    assert.ok((await changeFrontOf(article, { title: undefined })).includes('# short'));
  });

  it('keeps line ends of Windows and a byte order mark', async () => {
    const windows = `\uFEFF${article.replaceAll('\n', '\r\n')}`;
    const changed = await changeFrontOf(windows, { state: 'published', stale: true });
    assert.equal(
      changed,
      windows.replace('state: draft', 'state: published').replace('room: 4 }\r\n', 'room: 4 }\r\nstale: true\r\n'),
    );
  });

  it('writes what cannot be cut line by line through the library', async () => {
    const changed = await changeFrontOf('---\n{ id: a, own: 1 } # all in one\n---\nbody', { state: 'draft' });
    assert.match(changed, /all in one/);
    const split = splitMarkdown(changed);
    assert.ok(typeof split !== 'string');
    assert.equal(split.body, 'body');
    assert.deepEqual(await parseFront(split.front), { kind: 'values', values: { id: 'a', own: 1, state: 'draft' } });
  });

  it('refuses to write into front matter that is broken', async () => {
    for (const broken of [
      'no front matter',
      '---\nid: a\n',
      '---\na: [1\n---\n',
      '---\na: 1\na: 2\n---\n',
      '---\n- a\n---\n',
    ])
      await assert.rejects(changeFrontOf(broken, { state: 'draft' }), SyntaxError, broken);
  });

  it('is not slowed down by aliases of aliases', async () => {
    const levels = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`);
    assert.equal((await parseFront(`a0: &a0 [x]\n${levels.join('\n')}\n`)).kind, 'broken');
  });

  it('leaves the bytes of any body and the values of all other keys, whatever is written', async () => {
    const key = fc.stringMatching(/^[a-z]{1,6}$/);
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.dictionary(key, fc.string()),
    );
    const values = fc.dictionary(key, value, { minKeys: 1 });
    const changes = fc.dictionary(
      fc.oneof(key, fc.constantFrom('state', 'stale', 'staleReason')),
      fc.option(fc.oneof(fc.string(), fc.boolean(), fc.array(fc.string())), { nil: undefined }),
    );
    const eol = fc.constantFrom('\n', '\r\n');
    const body = fc.string({ unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(values, changes, eol, body, async (before, wanted, end, text) => {
        const front = `# first\n${stringify(before)}# last\n`.replaceAll('\n', end);
        const known = await parseFront(front);
        fc.pre(known.kind === 'values' && !front.includes(`${end}---`) && !front.includes(`${end}...`));
        const whole = `---${end}${front}---${end}${text}`;
        const changed = splitMarkdown(await changeFrontOf(whole, wanted));
        assert.ok(typeof changed !== 'string');
        assert.equal(changed.body, text);
        assert.ok(changed.front.includes('# first') && changed.front.includes('# last'));
        const after = await parseFront(changed.front);
        assert.deepEqual(after, {
          kind: 'values',
          values: Object.fromEntries(
            Object.entries({ ...known.values, ...wanted }).filter(([, each]) => each !== undefined),
          ),
        });
      }),
      { numRuns: 150 },
    );
  });
});
