import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseNetworkOutput } from '../../../../src/evidence/network/parseNetworkOutput.ts';
import { networkVerdict } from '../../../../src/evidence/network/verdict.ts';
import { captures } from './corpus.ts';
import { lineDamages, wrapDamages } from './damages.ts';
import { placesOf } from './places.ts';

/** Nothing throws, segments are in order, every place lies within the text, numbers are numbers. */
const holds = (text: string): void => {
  const { segments } = parseNetworkOutput(text);
  let from = 0;
  for (const segment of segments) {
    assert.ok(segment.start >= 0 && segment.start <= segment.end && segment.end <= text.length);
    assert.ok(segment.start >= from);
    from = segment.start;
  }
  for (const { start, end, value } of placesOf(segments)) {
    assert.ok(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length);
    assert.ok(typeof value !== 'number' || Number.isFinite(value));
  }
  networkVerdict(segments);
};

const capture = fc.constantFrom(...captures.map(({ text }) => text));
const piece = fc.constantFrom(
  ...[
    '64 bytes from ',
    '192.0.2.1',
    '2001:db8::1',
    ' ms',
    'ttl=',
    'time<',
    '* * *',
    ' 1  ',
    '\r',
    '\r\n',
    '\n',
    '> ',
    '0% ',
    '= 4',
    '(',
    ')',
    '[',
    ']',
  ],
  ...[
    '!H',
    '--- ',
    ' ---',
    '\u001b[0m',
    '\u001b[3;4H',
    ' 1.|-- ',
    '/',
    '1/2/3 ',
    '100%',
    '\u00a0',
    '：',
    '，',
    '请求超时。',
    '\ufffd',
    'PING ',
    '?',
    '\\n',
    '|',
    '"',
    '{',
  ],
);

describe('Any text at all', () => {
  it('is read without an error: random strings', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), holds), { numRuns: 3000 });
  });

  it('is read without an error: pieces of the tools’ output in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 80 }), (parts) =>
        holds(parts.join('')),
      ),
      { numRuns: 4000 },
    );
  });

  it('is read without an error: captures cut at both ends', () => {
    fc.assert(
      fc.property(capture, fc.nat(), fc.nat(), (text, a, b) => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
        holds(text.slice(from, to));
      }),
      { numRuns: 2000 },
    );
  });

  it('is read without an error: captures with characters lost, doubled and put in', () => {
    const edit = fc.tuple(
      fc.nat(),
      fc.constantFrom('lose', 'double', 'put'),
      fc.oneof(piece, fc.string({ maxLength: 3 })),
    );
    fc.assert(
      fc.property(capture, fc.array(edit, { minLength: 1, maxLength: 12 }), (text, edits) => {
        let changed = text;
        for (const [place, how, what] of edits) {
          const at = place % (changed.length + 1);
          const width = 1 + (place % 7);
          changed =
            how === 'lose'
              ? changed.slice(0, at) + changed.slice(at + width)
              : changed.slice(0, at) + (how === 'double' ? changed.slice(at, at + width) : what) + changed.slice(at);
        }
        holds(changed);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read without an error: two captures, shuffled line by line, damaged twice', () => {
    const damage = fc.constantFrom(...lineDamages, ...wrapDamages);
    fc.assert(
      fc.property(capture, capture, damage, damage, fc.integer(), (one, two, first, second, seed) => {
        const lines = `${one}\n${two}`.split('\n');
        const shuffled = lines
          .map((line, index) => ({ line, key: Math.imul(index + 1, seed | 1) >>> 0 }))
          .toSorted((x, y) => x.key - y.key);
        holds(second.apply(first.apply(shuffled.map(({ line }) => line).join('\n'))));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes time in proportion to its length, whatever is repeated', () => {
    for (const unit of [
      'a',
      ' ',
      '(',
      '[',
      '1',
      '.',
      ':',
      '=',
      '<',
      '*',
      '1.',
      'a=',
      '= 1',
      ' 1 ',
      '\u001b[',
      '\n',
      '\r',
      '> ',
      '"',
      '%',
      '1/',
      '|',
      '::',
      '1ms',
      'a-',
      '\\n',
      '[0m',
      'ping ',
      '@a:',
      '\n1 * *',
      '--- a ping\n1\n',
    ]) {
      const started = performance.now();
      parseNetworkOutput(unit.repeat(100_000 / unit.length));
      const ms = performance.now() - started;
      assert.ok(ms < 4000, `${JSON.stringify(unit)} took ${ms.toFixed(0)} ms per 100,000 characters`);
    }
  });
}).timeout(120_000);
