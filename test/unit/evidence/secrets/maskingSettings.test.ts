import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema } from '../../../../scripts/manifest/manifest.ts';
import { maskingRules } from '../../../../src/domain/masking.ts';
import { readMaskingSettings, standardMasking } from '../../../../src/evidence/secrets/maskingSettings.ts';
import { projectRoot } from '../../../host/hosts.ts';
import { scanText } from '../../../../src/evidence/secrets/scanText.ts';

const found = async (text: string, given: Parameters<typeof readMaskingSettings>[0]): Promise<string[]> => {
  const { settings } = readMaskingSettings(given);
  return (await scanText(text, settings)).map(({ start, end, rule }) => `${rule}: ${text.slice(start, end)}`);
};

describe('The settings of masking', () => {
  it('switch rules on and off, each by itself', async () => {
    const text = 'a.b@corp.cn at 10.0.0.1';
    assert.deepEqual(await found(text, {}), ['email: a.b@corp.cn']);
    assert.deepEqual(await found(text, { rules: { email: false, privateAddress: true } }), [
      'privateAddress: 10.0.0.1',
    ]);
  });

  it('never switch a rule off by mistake', () => {
    for (const rules of ['all', { email: 'no' }, [], null, { emial: false }]) {
      const { settings } = readMaskingSettings({ rules });
      assert.deepEqual(settings.rules, standardMasking.rules);
    }
    assert.equal(readMaskingSettings({ rules: { email: 'no' } }).wrong[0]?.path, 'email');
  });

  it('add rules of the team, of which the first group is masked where there is one', async () => {
    const custom = [
      { name: 'Staff', pattern: 'EMP-\\d{6}' },
      { name: 'Room', pattern: 'room (\\w+)', ignoreCase: true },
    ];
    assert.deepEqual(await found('EMP-123456 in Room B12', { custom }), [
      'custom:Staff: EMP-123456',
      'custom:Room: B12',
    ]);
  });

  it('name what is wrong with a rule of the team, and keep the others', () => {
    const { settings, wrong } = readMaskingSettings({
      custom: [
        { name: 'a', pattern: '(' },
        { name: 'b', pattern: 'x*' },
        { name: 'c', pattern: 'ok' },
        { name: 'c', pattern: 'again' },
        { pattern: 'no name' },
        { name: 'd', pattern: 'y'.repeat(2000) },
      ],
    });
    assert.deepEqual(
      settings.custom.map(({ name }) => name),
      ['c'],
    );
    assert.deepEqual(
      wrong.map(({ path, text: { en } }) => [path, en.slice(0, 20)]),
      [
        ['a', 'the pattern is no re'],
        ['b', 'the pattern fits an '],
        ['c', 'another rule has thi'],
        ['?', 'it has not the form '],
        ['d', 'the pattern is longe'],
      ],
    );
    assert.ok(wrong.every(({ text: { zh } }) => zh !== ''));
  });

  it('allow values, with * for any characters, but never everything', async () => {
    const allow = ['*@desk.corp.cn', 'Info@corp.cn', '*'];
    assert.deepEqual(await found('a@desk.corp.cn info@corp.cn b@corp.cn', { allow }), ['email: b@corp.cn']);
    assert.equal(readMaskingSettings({ allow }).wrong.length, 1);
  });

  it('have the defaults that the manifest shows', () => {
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')));
    const declared = manifest.contributes.configuration['casebook.masking.rules']?.default;
    assert.deepEqual(declared, Object.fromEntries(maskingRules.map(({ id, standard }) => [id, standard])));
  });
});
