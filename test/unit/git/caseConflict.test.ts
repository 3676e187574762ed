import assert from 'node:assert/strict';
import { mergeTexts, settleConflicts } from '../../../src/domain/mergeTexts.ts';
import { conflictOfCase } from '../../../src/git/caseConflict.ts';
import { Git } from '../../../src/git/git.ts';
import { readMarkedText } from '../../../src/domain/markedText.ts';
import { sidesOf, type SideName } from '../../../src/git/operation.ts';
import { repositoryAround } from '../../../src/git/repository.ts';
import { sampleCase } from '../store/sampleCase.ts';
import { gitEnvironment, TestRepository } from './testRepository.ts';

const number = sampleCase().number;
const environment = { ...process.env };

describe('A case in conflict', function () {
  this.timeout(30_000);
  let repository: TestRepository;
  let git: Git;
  before(() => Object.assign(process.env, gitEnvironment));
  after(() => {
    process.env = environment;
  });
  beforeEach(() => {
    repository = new TestRepository();
    git = new Git('git', repository.file(`casebook/${number}`), { debug: () => undefined });
    repository.writeCase(sampleCase());
    repository.commit('Start');
    repository.git('checkout', '--quiet', '-b', 'topic');
    repository.edit(number, [['title'], 'From topic'], [['intake', 'department'], 'Topic']);
    repository.commit('Rename it');
    repository.git('checkout', '--quiet', 'main');
    repository.edit(number, [['title'], 'From main'], [['intake', 'contact'], 'im:main']);
    repository.commit('Name it otherwise');
  });
  afterEach(() => repository.remove());

  const text = (): string => repository.read(repository.caseFile(number));
  const conflict = async () => {
    const found = await conflictOfCase(git, text());
    assert.ok(found.kind === 'versions');
    const merged = mergeTexts(found.texts);
    assert.ok(merged.kind === 'merged');
    return { ...found, merged };
  };
  const sides = async (): Promise<[SideName, SideName, string | undefined]> => {
    const around = await repositoryAround(git);
    assert.ok(around.kind === 'repository');
    const found = await conflictOfCase(git, text());
    const { ours, theirs, operation } = await sidesOf(
      git,
      around.repository,
      found.kind === 'versions' ? found.labels : {},
    );
    return [ours, theirs, operation];
  };
  const titles = async () => {
    const { merged } = await conflict();
    return merged.conflicts.map(({ path, base, mine, theirs }) => [path.join('.'), base, mine, theirs]);
  };
  const commitOf = (revision: string): string => repository.git('rev-parse', '--short', revision).trim();

  it('is merged from git’s three stages: only what both changed is asked about', async () => {
    repository.try('merge', 'topic');
    assert.match(text(), /^<{7} /m);
    assert.deepEqual(await titles(), [['title', sampleCase().title, 'From main', 'From topic']]);
    const { merged } = await conflict();
    const settled = settleConflicts(merged.value, merged.conflicts, ({ theirs }) => theirs);
    assert.deepEqual(
      [settled.title, settled.intake?.contact, settled.intake?.department],
      ['From topic', 'im:main', 'Topic'],
    );
    assert.deepEqual(await sides(), [{ kind: 'branch', name: 'main' }, { kind: 'branch', name: 'topic' }, 'merge']);
  });

  it('is named rightly in a rebase, where “ours” is the new base', async () => {
    repository.git('checkout', '--quiet', 'topic');
    repository.try('rebase', 'main');
    assert.deepEqual(await titles(), [['title', sampleCase().title, 'From main', 'From topic']]);
    assert.deepEqual(await sides(), [
      { kind: 'onto', name: 'main' },
      { kind: 'replayed', id: commitOf('topic'), subject: 'Rename it' },
      'rebase',
    ]);
  });

  it('is named rightly in a cherry-pick, a revert and a stash', async () => {
    repository.try('cherry-pick', 'topic');
    assert.deepEqual(await sides(), [
      { kind: 'branch', name: 'main' },
      { kind: 'commit', id: commitOf('topic'), subject: 'Rename it' },
      'cherryPick',
    ]);
    repository.git('cherry-pick', '--abort');
    repository.edit(number, [['title'], 'Third']);
    repository.commit('Third');
    repository.try('revert', '--no-edit', 'HEAD^');
    assert.equal((await sides())[2], 'revert');
    repository.git('revert', '--abort');
    repository.edit(number, [['title'], 'Stashed']);
    repository.git('stash');
    repository.edit(number, [['title'], 'Fourth']);
    repository.commit('Fourth');
    repository.try('stash', 'pop');
    assert.deepEqual(await titles(), [['title', 'Third', 'Fourth', 'Stashed']]);
    assert.deepEqual(await sides(), [
      { kind: 'label', label: 'Updated upstream' },
      { kind: 'label', label: 'Stashed changes' },
      undefined,
    ]);
  });

  it('is taken from the markers when somebody staged the file with them', async () => {
    repository.try('merge', 'topic');
    repository.git('add', '--all');
    const { isMarked, labels } = await conflict();
    assert.deepEqual([isMarked, labels], [true, { ours: 'HEAD', theirs: 'topic' }]);
    // Git marked whole lines, and there is no base to tell who changed what in them: more is asked, nothing is dropped.
    assert.deepEqual((await titles())[0], ['title', undefined, 'From main', 'From topic']);
    repository.git('reset', '--hard', '--quiet');
    repository.git('config', 'merge.conflictStyle', 'diff3');
    repository.try('merge', 'topic');
    repository.git('add', '--all');
    assert.deepEqual(await titles(), [['title', sampleCase().title, 'From main', 'From topic']]);
  });

  it('is told from a file that somebody mended by hand, from a deletion, and from none', async () => {
    repository.try('merge', 'topic');
    repository.writeCase({ ...sampleCase(), title: 'By hand' });
    assert.equal((await conflict()).isMarked, false);
    repository.git('reset', '--hard', '--quiet');
    assert.deepEqual(await conflictOfCase(git, text()), { kind: 'none' });
    repository.git('rm', '--quiet', '-r', `casebook/${number}`);
    repository.git('commit', '--quiet', '--message', 'Delete it');
    repository.try('merge', 'topic');
    assert.deepEqual(await conflictOfCase(git, text()), { kind: 'deleted', by: 'ours' });
  });

  it('has nothing to merge in markers that are out of order', () => {
    for (const broken of [
      '<<<<<<< a\n=======\n',
      '=======\n',
      '<<<<<<< a\n>>>>>>> b\n',
      '{}\n',
      '<<<<<<< a\n<<<<<<< a\n',
    ])
      assert.equal(readMarkedText(broken), undefined, broken);
  });
});
