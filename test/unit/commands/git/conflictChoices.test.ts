import assert from 'node:assert/strict';
import { questionOf } from '../../../../src/commands/git/conflictChoices.ts';
import { versionText } from '../../../../src/commands/git/versionText.ts';
import type { Case } from '../../../../src/domain/case.ts';
import { mergeTexts } from '../../../../src/domain/mergeTexts.ts';
import { serializeCase } from '../../../../src/domain/serialize.ts';
import { applyAll, sampleCase } from '../../store/sampleCase.ts';

const base: Case = {
  ...sampleCase(),
  rootCause: { hypotheses: [{ id: 'h1', dimension: 'machine', cause: 'The proxy loops', verdict: 'untested' }] },
};
const ask = (path: string[], mine: unknown, theirs: unknown) => {
  const side = (value: unknown): string => serializeCase(applyAll(base, [{ type: 'set', path, value }]));
  const merged = mergeTexts({ base: serializeCase(base), mine: side(mine), theirs: side(theirs) });
  assert.ok(merged.kind === 'merged');
  const [conflict, ...more] = merged.conflicts;
  assert.ok(conflict);
  assert.deepEqual(more, []);
  const { place, before, choices } = questionOf(merged.value, conflict, 'Asia/Shanghai');
  return { place, before, choices: choices.map(({ from, words }) => [from, words.en]) };
};

describe('What is asked about a conflict', () => {
  it('names the place by the forms, and the values as people read them', () => {
    assert.deepEqual(ask(['rootCause', 'hypotheses', 'h1', 'verdict'], 'confirmed', 'ruledOut'), {
      place: {
        en: 'Root cause › Hypothesis “The proxy loops” › Verdict',
        zh: '根因 › 可能原因“The proxy loops” › 结论',
      },
      before: { en: 'Untested', zh: '未验证' },
      choices: [
        ['mine', 'Confirmed'],
        ['theirs', 'Ruled out'],
      ],
    });
    assert.deepEqual(ask(['title'], 'One', 'Two').place, { en: 'Title', zh: '标题' });
  });

  it('offers both texts where both say something of their own', () => {
    assert.deepEqual(ask(['intake', 'technicalSummary'], 'A loop.', 'A cookie.').choices.at(2), [
      'both',
      'A loop.\n\nA cookie.',
    ]);
    assert.deepEqual(ask(['title'], 'One', 'Two').choices.at(2), ['both', 'One / Two']);
    assert.equal(ask(['intake', 'technicalSummary'], 'A loop.', 'A loop. And more.').choices.length, 2);
    assert.equal(ask(['intake', 'occurredAt'], '2026-11-16T01:00:00Z', '2026-11-16T02:00:00Z').choices.length, 2);
  });

  it('says of a value that one side took out that it is not there', () => {
    assert.deepEqual(ask(['intake', 'department'], undefined, 'It spreads').choices, [
      ['mine', '–'],
      ['theirs', 'It spreads'],
    ]);
  });
});

describe('What changed in a version, as text', () => {
  const own = { language: 'en', timeZone: 'UTC' } as const;

  it('is a section per record with a line per difference', () => {
    const after = applyAll(base, [
      { type: 'set', path: ['title'], value: 'Another' },
      { type: 'set', path: ['rootCause', 'hypotheses', 'h1', 'verdict'], value: 'confirmed' },
    ]);
    assert.equal(
      versionText({ before: base, after, heading: ['Heading'] }, own),
      `Heading\n\nCase\n  • Title: ${base.title} → Another\n\nRoot cause\n  • Hypothesis “The proxy loops” › Verdict: Untested → Confirmed\n`,
    );
  });

  it('says of a case that it came, went, or stayed while its files changed', () => {
    const first = versionText({ before: undefined, after: base, heading: ['Heading'] }, own);
    assert.match(first, /^Heading\n\nCase\n {2}• The case was added\.\n {2}• Title: /);
    assert.match(versionText({ before: base, after: undefined, heading: [] }, own), /• The case was deleted\.\n$/);
    assert.match(
      versionText({ before: base, after: base, heading: [] }, own),
      /only files beside the case file changed/,
    );
  });
});
