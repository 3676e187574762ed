import assert from 'node:assert/strict';
import { parseNetworkOutput } from '../../../../src/evidence/network/parseNetworkOutput.ts';
import { captures, type Capture } from './corpus.ts';
import { lineDamages, wrapDamages } from './damages.ts';
import { differences } from './differences.ts';

/** Captures that are not themselves damaged already: two damages on top of each other may be one too many. */
const intact = captures.filter(
  ({ name, text, expected }) =>
    expected.scored !== false && text.endsWith('\n') && !/damaged|wrap|prefix|docker|replacement|conpty/.test(name),
);

const misread = (some: readonly Capture[], apply: (text: string) => string): readonly string[] =>
  some.flatMap(({ name, text, expected }) => {
    const [first] = differences(expected.results, parseNetworkOutput(apply(text)).segments);
    return first === undefined ? [] : [`${name}: ${first}`];
  });

describe('A capture reads the same after', () => {
  for (const { name, apply } of lineDamages) it(name, () => assert.deepEqual(misread(intact, apply), []));

  it('another capture before it', () => {
    const other = captures.find(({ name }) => name === 'tr_default');
    assert.ok(other !== undefined);
    const both = intact.filter(({ name }) => !/hping|nohead|stats_only|noheader|cut_|json|xml|raw|unknown/.test(name));
    const wrong = both.flatMap(({ name, text, expected }) => {
      const [first] = differences(
        [...other.expected.results, ...expected.results],
        parseNetworkOutput(`${other.text}\n${text}`).segments,
      );
      return first === undefined ? [] : [`${name}: ${first}`];
    });
    assert.deepEqual(wrong, []);
  });
});

describe('Broken lines are put together again, most of the time', () => {
  const simple = intact.filter(({ expected }) =>
    expected.results.every(({ kind }) => kind === 'ping' || kind === 'traceroute'),
  );
  // Floors, not goals: what a break takes away for good cannot be read, and nothing is guessed.
  const floors = new Map([
    ['a terminal of 40 columns', 0.65],
    ['mail wrapped at 65', 0.75],
  ]);
  for (const { name, apply } of wrapDamages)
    it(name, () => {
      const wrong = misread(simple, apply);
      const share = 1 - wrong.length / simple.length;
      assert.ok(share >= (floors.get(name) ?? 0.85), `${(share * 100).toFixed(1)}%\n${wrong.join('\n')}`);
    });
});
