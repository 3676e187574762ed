import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { extensionId } from '../../host/extensionManifest.ts';
import { hostVersions, oldestHost, projectRoot } from '../../host/hosts.ts';

const lockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
    }),
  ),
});
const dependenciesSchema = z.looseObject({ dependencies: z.record(z.string(), z.string()) });
const read = (...parts: string[]): unknown => JSON.parse(readFileSync(path.join(projectRoot, ...parts), 'utf8'));

describe('the lockfiles of the test hosts', () => {
  for (const version of hostVersions) {
    const lock = lockSchema.parse(read('test', 'host', 'locks', version, 'package-lock.json'));
    const { dependencies } = dependenciesSchema.parse(read('test', 'host', 'locks', version, 'package.json'));
    const packages = Object.entries(lock.packages).filter(([place]) => place !== '');

    it(`pin every package of VS Code ${version} by its content`, () => {
      assert.ok(packages.length > 100);
      assert.deepEqual(
        packages.filter(([, { integrity }]) => integrity === undefined).map(([place]) => place),
        [],
      );
    });

    it(`name no registry, so that VS Code ${version} installs from any`, () => {
      assert.deepEqual(
        packages.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place),
        [],
      );
    });

    it(`agree with the list of what VS Code ${version} needs`, () => {
      for (const [name, wanted] of Object.entries(dependencies)) {
        assert.equal(lock.packages[`node_modules/${name}`]?.version, wanted, name);
      }
    });
  }
});

describe('the oldest test host', () => {
  it('is the oldest VS Code that the extension admits', () => {
    const { engines } = z.looseObject({ engines: z.looseObject({ vscode: z.string() }) }).parse(read('package.json'));
    assert.equal(engines.vscode, `^${oldestHost}.0`);
    assert.equal(extensionId, 'casebook.support-casebook');
  });
});
