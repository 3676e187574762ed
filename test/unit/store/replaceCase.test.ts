import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { CaseFileInvalid } from '../../../src/store/caseFile.ts';
import { nodeFileAccess } from '../../../src/store/nodeFileAccess.ts';
import { readCaseText, replaceCase } from '../../../src/store/replaceCase.ts';
import { sampleCase } from './sampleCase.ts';

const marked = '<<<<<<< HEAD\n{}\n=======\n{ }\n>>>>>>> topic\n';

describe('Replacing a case file that is no case', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'replace-case-'));
  const folder = path.join(root, sampleCase().number);
  const file = path.join(folder, 'case.json');
  const place = { folder: pathToFileURL(folder).toString(), root: pathToFileURL(root).toString() };
  const replace = (from: string | undefined, keep: () => Promise<void> = () => Promise.resolve()) =>
    replaceCase(nodeFileAccess, place, { from, to: sampleCase(), keep });
  beforeEach(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, marked);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('puts the old text somewhere safe first, then writes the whole case and leaves no file behind', async () => {
    let kept = '';
    assert.equal(
      await replace(marked, () => {
        kept = readFileSync(file, 'utf8');
        return Promise.resolve();
      }),
      true,
    );
    assert.equal(kept, marked);
    assert.equal(readFileSync(file, 'utf8'), serializeCase(sampleCase()));
    assert.deepEqual(readdirSync(folder), ['case.json']);
  });

  it('writes nothing when the file is another by now, or the old text could not be kept', async () => {
    writeFileSync(file, 'mended by hand');
    assert.equal(await replace(marked), false);
    await assert.rejects(
      replace('mended by hand', () => Promise.reject(new Error('disk full'))),
      /disk full/,
    );
    assert.equal(readFileSync(file, 'utf8'), 'mended by hand');
    assert.deepEqual(readdirSync(folder), ['case.json']);
  });

  it('writes where there is no file, and never outside the casebook folder', async () => {
    rmSync(file);
    assert.equal(await readCaseText(nodeFileAccess, place), undefined);
    assert.equal(await replace(undefined), true);
    const outside = mkdtempSync(path.join(tmpdir(), 'outside-'));
    rmSync(folder, { recursive: true });
    symlinkSync(outside, folder);
    await assert.rejects(replace(undefined), CaseFileInvalid);
    assert.equal(existsSync(path.join(outside, 'case.json')), false);
    rmSync(folder);
    rmSync(outside, { recursive: true });
  });
});
