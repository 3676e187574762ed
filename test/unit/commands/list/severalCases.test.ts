import assert from 'node:assert/strict';
import { severalCases } from '../../../../src/commands/list/severalCases.ts';

const node = (kind: string, caseFolder: string) => ({ kind, caseFolder });
const withSelection = (...selection: string[]) => ({ list: { selection } as never });

describe('Which cases a command is about', () => {
  it('are those that are selected, each once, when they are two or more', () => {
    const selected = [node('case', 'a'), node('case', 'b'), node('case', 'a')];
    assert.deepEqual(severalCases(withSelection(), node('case', 'a'), selected), ['a', 'b']);
    assert.equal(severalCases(withSelection(), node('case', 'a'), [node('case', 'a')]), undefined);
  });

  it('are not the cases of records and evidence that are selected with them', () => {
    const selected = [node('case', 'a'), node('record', 'b'), node('evidence', 'c'), 'x', undefined];
    assert.equal(severalCases(withSelection(), node('case', 'a'), selected), undefined);
  });

  it('is the selection of the tree when nothing is named, as from the Command Palette', () => {
    assert.deepEqual(severalCases(withSelection('a', 'b'), undefined, undefined), ['a', 'b']);
    assert.equal(severalCases(withSelection('a', 'b'), node('case', 'c'), undefined), undefined);
    assert.equal(severalCases(withSelection('a'), undefined, undefined), undefined);
  });
});
