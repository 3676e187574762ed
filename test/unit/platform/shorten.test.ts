import assert from 'node:assert/strict';
import { shorten } from '../../../src/platform/shorten.ts';

describe('shorten', () => {
  it('leaves a text that fits, without the space around it', () => {
    assert.equal(shorten(' 打印机离线 ', 5), '打印机离线');
  });

  it('ends a longer one in an ellipsis, which counts', () => {
    assert.equal(shorten('Outlook crashes on start', 16), 'Outlook crashes…');
  });

  it('never cuts a letter in two', () => {
    assert.equal(shorten('a😀😀😀', 3), 'a😀…');
  });
});
