import assert from 'node:assert/strict';
import { parseNetworkOutput } from '../../../../src/evidence/network/parseNetworkOutput.ts';
import { captures } from './corpus.ts';
import { lineDamages, wrapDamages } from './damages.ts';
import { placesOf } from './places.ts';

/** The printed text of a place, without what quoting, wrapping and colouring put in between. */
const digitsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\d.,]/g, '')
    .replace(',', '.');

const misplaced = (text: string): readonly string[] =>
  placesOf(parseNetworkOutput(text).segments).flatMap(({ start, end, value, address, raw, counted }) => {
    const shown = text.slice(start, end);
    if (start < 0 || end > text.length || start > end) return [`${String(value)} at ${start}-${end} of ${text.length}`];
    if (counted === true || /[\r\n]/.test(shown) || shown.includes('\u001b')) return [];
    const wanted = address ?? raw ?? value;
    const right =
      typeof wanted === 'number'
        ? [1, 1000, -1].some((factor) => Math.abs(Number(digitsOf(shown)) - wanted * factor) < 1e-6) ||
          Math.abs(Number(digitsOf(shown)) + 1 - wanted) < 1e-6
        : shown.normalize('NFKC').toLowerCase().includes(String(wanted).normalize('NFKC').toLowerCase()) ||
          shown.replace(/\s/g, '') === String(wanted);
    return right ? [] : [`${String(wanted)} at ${start}-${end}, where the text says ${JSON.stringify(shown)}`];
  });

describe('Every value knows where in the pasted text it stands', () => {
  for (const { name, text } of captures) it(name, () => assert.deepEqual(misplaced(text), []));

  for (const { name, apply } of [...lineDamages, ...wrapDamages].filter((one) => one.name !== 'entities'))
    it(`also after ${name}`, () => {
      for (const capture of captures.filter((one) => /^(?:iputils|tr_|tp_|mtr_r|own.win_|own.tracert)/.test(one.name)))
        assert.deepEqual(misplaced(apply(capture.text)), [], capture.name);
    });
});
