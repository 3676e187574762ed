import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Git } from '../../../src/git/git.ts';
import { attributeLines, withLines, withoutLines } from '../../../src/git/gitAttributes.ts';
import { driverCommand, placeDriver, refreshDriver } from '../../../src/git/mergeDriver.ts';
import { AttributesAreLink, isMergingSetUp, removeMerging, setUpMerging } from '../../../src/git/mergingSetup.ts';
import { sampleCase } from '../store/sampleCase.ts';
import { gitEnvironment, TestRepository } from './testRepository.ts';

const number = sampleCase().number;
const environment = { ...process.env };

describe('Setting up merging in a repository', function () {
  this.timeout(60_000);
  // What is hard for shells and for git's placeholders.
  const folder = mkdtempSync(path.join(tmpdir(), "o'clock 100%A $HOME "));
  const bundle = path.join(folder, 'bundle.cjs');
  const place = { folder: path.join(folder, 'global storage'), bundle, executable: process.execPath };
  let repository: TestRepository;
  let git: Git;

  before(async () => {
    Object.assign(process.env, gitEnvironment);
    await build({
      entryPoints: [fileURLToPath(new URL('../../../src/cli/mergeCase.ts', import.meta.url))],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      outfile: bundle,
      logLevel: 'error',
    });
    await placeDriver(place);
  });
  after(() => {
    process.env = environment;
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    repository = new TestRepository();
    git = new Git('git', repository.root, { debug: () => undefined });
    repository.writeCase(sampleCase());
    repository.commit('Start');
  });
  afterEach(() => repository.remove());

  const setUp = () => setUpMerging(git, 'casebook', driverCommand(place.folder));
  /** Both branches change neighbouring lines, which git alone cannot merge. */
  const mergeNeighbours = (): number => {
    repository.git('checkout', '--quiet', '-b', 'topic');
    repository.edit(number, [['status'], 'diagnosing']);
    repository.commit('Topic');
    repository.git('checkout', '--quiet', 'main');
    repository.edit(number, [['title'], 'From main']);
    repository.commit('Main');
    return repository.try('merge', '--quiet', '--no-edit', 'topic');
  };
  const merged = () => [repository.readCase(number).title, repository.readCase(number).status];

  it('lets git merge cases on the command line, whatever characters the paths have', async () => {
    assert.deepEqual(await setUp(), { attributes: true, configuration: true });
    repository.commit('Attributes');
    assert.equal(await isMergingSetUp(git.in(repository.file(`casebook/${number}`))), true);
    assert.equal(mergeNeighbours(), 0);
    assert.deepEqual(merged(), ['From main', 'diagnosing']);
  });

  it('does nothing twice, and says what it wrote', async () => {
    repository.write('.gitattributes', '*.png binary');
    await setUp();
    const text = repository.read('.gitattributes');
    assert.match(
      text,
      /^\*\.png binary\n\n# Support Casebook: .*\ncasebook\/\*\/case\.json merge=casebook\ncasebook\/\*\/evidence\/\*\* -text\n$/,
    );
    assert.deepEqual(await setUp(), { attributes: false, configuration: false });
    assert.equal(repository.read('.gitattributes'), text);
  });

  it('is taken back without a trace, other lines untouched', async () => {
    repository.write('.gitattributes', '*.png binary\r\n# theirs\r\n');
    const before = repository.read('.git/config');
    await setUp();
    assert.deepEqual(await removeMerging(git, 'casebook'), { attributes: true, configuration: true });
    assert.equal(repository.read('.gitattributes'), '*.png binary\r\n# theirs\r\n');
    assert.equal(repository.read('.git/config'), before);
    assert.deepEqual(await removeMerging(git, 'casebook'), { attributes: false, configuration: false });
    repository.git('rm', '--quiet', '--cached', '--ignore-unmatch', '.gitattributes');
    rmSync(repository.file('.gitattributes'));
    await setUp();
    await removeMerging(git, 'casebook');
    assert.equal(repository.has('.gitattributes'), false);
  });

  it('keeps the bytes of evidence whatever line endings git is told to use', async () => {
    await setUp();
    repository.git('config', 'core.autocrlf', 'true');
    const evidence = `casebook/${number}/evidence/01-mixed.log`;
    repository.write(evidence, 'one\r\ntwo\nthree\r\n');
    repository.commit('Evidence');
    unlinkSync(repository.file(evidence));
    repository.git('checkout', '--quiet', '--', '.');
    assert.equal(repository.read(evidence), 'one\r\ntwo\nthree\r\n');
  });

  it('quotes folders that mean something to git', async () => {
    const folders = ['my cases', '#cases', 'a[1]', 'a"b'];
    for (const name of folders) {
      repository.write(`${name}/${number}/case.json`, '{}');
      await setUpMerging(git, name, 'true');
      assert.equal(await isMergingSetUp(git.in(repository.file(`${name}/${number}`))), true, name);
    }
    assert.equal(attributeLines('').length, 2);
    const lines = attributeLines('casebook');
    assert.equal(withoutLines(withLines('a\n', lines), lines), 'a\n');
  });

  it('refuses to write through a link', async () => {
    const target = path.join(folder, 'elsewhere');
    symlinkSync(target, repository.file('.gitattributes'));
    await assert.rejects(setUp(), AttributesAreLink);
    assert.equal(existsSync(target), false);
  });

  it('runs with VS Code’s own executable where there is no Node', async () => {
    const own = { ...place, folder: path.join(folder, 'own') };
    await placeDriver(own);
    await setUpMerging(git, 'casebook', driverCommand(own.folder));
    repository.commit('Attributes');
    // Git and a shell, and nothing else.
    const programs = path.join(folder, 'programs');
    mkdirSync(programs);
    for (const name of ['git', 'sh']) {
      const found = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
      symlinkSync(found, path.join(programs, name));
    }
    repository.environment.PATH = programs;
    assert.equal(mergeNeighbours(), 0);
    assert.deepEqual(merged(), ['From main', 'diagnosing']);
  });

  it('leaves the merge to git when the driver is gone, and loses nothing', async () => {
    const gone = { ...place, folder: path.join(folder, 'gone') };
    await placeDriver(gone);
    await setUpMerging(git, 'casebook', driverCommand(gone.folder));
    repository.commit('Attributes');
    rmSync(gone.folder, { recursive: true });
    assert.equal(mergeNeighbours(), 1);
    assert.match(repository.read(repository.caseFile(number)), /^<{7} [^]*From main[^]*diagnosing[^]*^>{7} /m);
  });

  it('is brought up to date only where it was set up', async () => {
    const fresh = { ...place, folder: path.join(folder, 'fresh') };
    assert.equal(await refreshDriver(fresh), false);
    assert.equal(existsSync(fresh.folder), false);
    await placeDriver(fresh);
    assert.equal(await refreshDriver(fresh), false);
    assert.equal(await refreshDriver({ ...fresh, executable: '/another/node' }), true);
    assert.ok(statSync(path.join(fresh.folder, 'merge-case.cjs')).size > 100_000);
  });
});
