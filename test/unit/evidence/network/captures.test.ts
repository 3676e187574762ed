import assert from 'node:assert/strict';
import { parseNetworkOutput } from '../../../../src/evidence/network/parseNetworkOutput.ts';
import { captures } from './corpus.ts';
import { differences } from './differences.ts';

describe('Captures of the tools are read as their authors wrote down', () => {
  for (const { name, text, expected } of captures) {
    if (expected.scored === false) continue;
    it(name, () => {
      const { segments } = parseNetworkOutput(text);
      assert.deepEqual(differences(expected.results, segments), []);
    });
  }
});
