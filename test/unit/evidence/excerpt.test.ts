import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excerptOf, type LinesOfText } from '../../../src/evidence/excerpt.ts';
import { hashLine, LineHasher } from '../../../src/evidence/lineHash.ts';
import { locateExcerpt } from '../../../src/evidence/locateExcerpt.ts';

const documentOf = (lines: readonly string[]): LinesOfText => ({
  lineCount: lines.length,
  lineAt: (line) => ({ text: lines[line] ?? '' }),
});
const span = (startLine: number, startCharacter: number, endLine: number, endCharacter: number) => ({
  start: { line: startLine, character: startCharacter },
  end: { line: endLine, character: endCharacter },
});
const log = documentOf(['one', 'two secret', 'three', '', 'five']);

describe('excerptOf', () => {
  it('takes exactly what is selected, and counts lines from 1', () => {
    const excerpt = excerptOf(log, span(1, 0, 2, 5));
    assert.equal(excerpt?.text, 'two secret\nthree\n');
    assert.deepEqual([excerpt.startLine, excerpt.endLine], [2, 3]);
  });

  it('leaves out what the user left out', () => {
    assert.equal(excerptOf(log, span(0, 1, 1, 3))?.text, 'ne\ntwo\n');
  });

  it('does not count the line that a selection of whole lines ends before', () => {
    const excerpt = excerptOf(log, span(0, 0, 1, 0));
    assert.equal(excerpt?.text, 'one\n');
    assert.equal(excerpt.endLine, 1);
  });

  it('takes the whole line of a cursor', () => assert.equal(excerptOf(log, span(2, 2, 2, 2))?.text, 'three\n'));

  it('takes no blank line', () => assert.equal(excerptOf(log, span(3, 0, 3, 0)), undefined));

  it('hashes whole lines', () => {
    const excerpt = excerptOf(log, span(0, 1, 1, 3));
    assert.equal(excerpt?.sha256, new LineHasher().add('one').add('two secret').digest());
    assert.equal(excerpt.firstLineSha256, hashLine('one'));
  });
});

describe('locateExcerpt', () => {
  const sourceOf = (lines: readonly string[], from: number, to: number) => {
    const excerpt = excerptOf(documentOf(lines), span(from - 1, 0, to - 1, (lines[to - 1] ?? '').length));
    assert.ok(excerpt);
    return {
      path: 'a.log',
      startLine: excerpt.startLine,
      endLine: excerpt.endLine,
      sha256: excerpt.sha256,
      firstLineSha256: excerpt.firstLineSha256,
    };
  };
  const lines = ['a', 'b', 'c', 'd', 'e'];

  it('finds the lines where they were after the log has grown', async () => {
    assert.deepEqual(await locateExcerpt(sourceOf(lines, 2, 3), [[...lines, 'f']]), {
      kind: 'same',
      startLine: 2,
      endLine: 3,
    });
  });

  it('finds them farther down and farther up', async () => {
    assert.deepEqual(await locateExcerpt(sourceOf(lines, 2, 3), [['x', 'y'], lines]), {
      kind: 'moved',
      startLine: 4,
      endLine: 5,
    });
    assert.deepEqual(await locateExcerpt(sourceOf(lines, 3, 4), [lines.slice(2)]), {
      kind: 'moved',
      startLine: 1,
      endLine: 2,
    });
  });

  it('takes the nearest of several places', async () => {
    const source = { ...sourceOf(['p', 'q'], 1, 2), startLine: 10, endLine: 11 };
    const repeated = Array.from({ length: 30 }, (_, index) =>
      index % 7 === 1 ? 'p' : index % 7 === 2 ? 'q' : `n${index}`,
    );
    assert.deepEqual(await locateExcerpt(source, [repeated]), { kind: 'moved', startLine: 9, endLine: 10 });
  });

  it('says when they were changed or the file is shorter', async () => {
    assert.deepEqual(await locateExcerpt(sourceOf(lines, 2, 3), [['a', 'B', 'c', 'd']]), {
      kind: 'changed',
      lineCount: 4,
    });
    assert.deepEqual(await locateExcerpt(sourceOf(lines, 4, 5), [['x']]), { kind: 'gone', lineCount: 1 });
  });

  it('finds nothing where the manifest does not say which lines', async () => {
    assert.equal(await locateExcerpt({ path: 'a.log' }, [lines]), undefined);
  });

  it('checks only the old place without a hash of the first line', async () => {
    const { firstLineSha256: _, ...source } = sourceOf(lines, 2, 3);
    assert.equal((await locateExcerpt(source, [lines]))?.kind, 'same');
    assert.equal((await locateExcerpt(source, [['x', ...lines]]))?.kind, 'changed');
  });

  it('finds any excerpt of any log, however the batches fall, wherever it moved', async () => {
    const line = fc.constantFrom('', 'a', 'b', 'GET /', '----');
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.array(line, { maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        async (whole, before, a, b, size) => {
          const from = (a % whole.length) + 1;
          const to = from + (b % (whole.length - from + 1));
          const wanted = whole.slice(from - 1, to);
          fc.pre(wanted.join('').trim() !== '');
          const source = sourceOf(whole, from, to);
          const chosen = whole.slice(from - 1, source.endLine);
          const grown = [...before, ...whole];
          const batches = Array.from({ length: Math.ceil(grown.length / size) }, (_, index) =>
            grown.slice(index * size, (index + 1) * size),
          );
          const found = await locateExcerpt(source, batches);
          assert.ok(found?.kind === 'same' || found?.kind === 'moved');
          assert.deepEqual(grown.slice(found.startLine - 1, found.endLine), chosen);
          const distance = Math.abs(found.startLine - from);
          assert.ok(distance <= before.length);
          for (let start = 1; start + chosen.length - 1 <= grown.length; start += 1) {
            if (grown.slice(start - 1, start - 1 + chosen.length).join('\n') === chosen.join('\n'))
              assert.ok(Math.abs(start - from) >= distance);
          }
        },
      ),
    );
  });
});
