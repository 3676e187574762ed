import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseNetworkOutput } from '../../../../src/evidence/network/parseNetworkOutput.ts';
import { placesOf } from './places.ts';
import { summaryOf } from './summaryOf.ts';

/**
 * Captures written down from what the tools print: Windows in 22 languages and in ruined encodings, routers of Cisco, Huawei,
 * H3C, Ruijie, Juniper and Fortinet, iputils in several languages, texts wrapped, quoted and logged. What was read of each was compared by
 * eye and stands beside it.
 */
const folder = path.join(import.meta.dirname, '../../../fixtures/networkOwn');
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

describe('Captures of our own are read as what stands beside them', () => {
  for (const name of names)
    it(name, () => {
      const expected = path.join(folder, name.replace(/\.txt$/, '.read'));
      assert.ok(existsSync(expected), `${expected} is missing`);
      assert.equal(summaryOf(parseNetworkOutput(textOf(name)).segments), readFileSync(expected, 'utf8'));
    });

  it('in every language of Windows alike', () => {
    const numbers = (name: string): string =>
      summaryOf(parseNetworkOutput(textOf(name)).segments)
        .replaceAll('www.example.com', '192.0.2.10')
        .replace(/ "[^"]*"/g, '');
    const pings = names.filter((name) => name.startsWith('winping_'));
    assert.ok(pings.length >= 20);
    for (const name of pings) assert.equal(numbers(name), numbers('winping_de.txt'), name);
  });

  it('with every place pointing at the number that it stands for, also after mutations', () => {
    const mutation = fc.tuple(
      fc.nat(),
      fc.constantFrom('', ' ', '\n', '\r\n', '> ', '\u001b[1m', '９', '，', '\u00a0'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(mutation, { maxLength: 8 }), (name, mutations) => {
        let text = textOf(name);
        for (const [place, inserted] of mutations) {
          const at = place % (text.length + 1);
          text = text.slice(0, at) + inserted + text.slice(inserted === '' ? at + 1 : at);
        }
        for (const { start, end, value, counted } of placesOf(parseNetworkOutput(text).segments)) {
          assert.ok(start >= 0 && start <= end && end <= text.length);
          const shown = text.slice(start, end).normalize('NFKC');
          if (counted === true || typeof value !== 'number' || /[^\d.,]/.test(shown)) continue;
          const read = Number(shown.replace(',', '.'));
          assert.ok(
            [1, 1000, 0.001].some((factor) => Math.abs(read * factor - value) < 1e-6),
            `${shown} is not ${value}`,
          );
        }
      }),
      { numRuns: 600 },
    );
  });

  it('in time proportional to the length: twice the text takes no more than about twice the time', () => {
    const all = names.map(textOf).join('\n\n');
    const timeOf = (times: number): number => {
      const text = Array.from({ length: times }, () => all).join('\n\n');
      const started = performance.now();
      parseNetworkOutput(text);
      return performance.now() - started;
    };
    timeOf(1);
    // The machine may be busy with something else: the best of three.
    const ratio = Math.min(...[1, 2, 3].map(() => timeOf(8) / timeOf(4)));
    assert.ok(ratio < 3, `eight times against four times: ${ratio.toFixed(2)}`);
  });
}).timeout(60_000);
