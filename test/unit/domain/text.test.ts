import assert from 'node:assert/strict';
import { fill, languageFor, say, text } from '../../../src/domain/text.ts';

describe('bilingual texts', () => {
  it('are said in one language', () => {
    const greeting = text('Saved', '已保存');
    assert.equal(say(greeting, 'en'), 'Saved');
    assert.equal(say(greeting, 'zh-cn'), '已保存');
  });

  it('are filled in both, with numbers, strings, and texts in the sentence’s own language', () => {
    const filled = fill(text('{0} of {1}: {2}', '{1} 个中的 {0} 个：{2}'), 2, 5, text('Missing', '未填写'));
    assert.deepEqual(filled, text('2 of 5: Missing', '5 个中的 2 个：未填写'));
  });

  it('keep what nobody fills, and what only looks like a placeholder', () => {
    assert.deepEqual(fill(text('{0} {1} {x}', '{1}'), 'a'), text('a {1} {x}', '{1}'));
  });

  it('do not fill what was filled in: a user’s words may hold braces', () => {
    assert.equal(fill(text('{0} and {1}', '{0}{1}'), '{1}', '$& {0}').en, '{1} and $& {0}');
  });

  it('exist in the language that reads best', () => {
    for (const tag of ['zh-cn', 'zh-CN', 'zh', 'zh-Hant-TW', 'ZH']) assert.equal(languageFor(tag), 'zh-cn', tag);
    for (const tag of ['en', 'en-GB', 'de', 'ja', '', 'zha']) assert.equal(languageFor(tag), 'en', tag);
  });
});
