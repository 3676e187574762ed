import assert from 'node:assert/strict';
import { markdownText } from '../../../src/platform/markdownText.ts';

describe('markdownText', () => {
  it('leaves words of any script as they are', () => assert.equal(markdownText(' 打印机 offline '), '打印机 offline'));

  it('leaves nothing to be markup, a link or an entity', () => {
    assert.equal(markdownText('**a** <b> &lt; # x'), '\\*\\*a\\*\\* \\<b\\> \\&lt\\; \\# x');
    assert.equal(markdownText('https://a.b www.a.b a@b.c'), 'https\\:\\/\\/a\\.b www\\.a\\.b a\\@b\\.c');
  });

  it('keeps its lines, and no indentation that would be a block of code', () =>
    assert.equal(markdownText('one\n    two\n\nthree'), 'one\\\ntwo\\\nthree'));
});
