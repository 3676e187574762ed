import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { changesOfFolder } from '../../../src/git/caseChanges.ts';
import { commitFiles } from '../../../src/git/commitFiles.ts';
import { caseTextAt, commitsOfFolder } from '../../../src/git/caseVersions.ts';
import { Git } from '../../../src/git/git.ts';
import { branchOf, repositoryAround } from '../../../src/git/repository.ts';
import { sampleCase } from '../store/sampleCase.ts';
import { gitEnvironment, TestRepository } from './testRepository.ts';

const number = sampleCase().number;
const log = { debug: () => undefined };
const environment = { ...process.env };

describe('Committing exactly the files of a case', function () {
  this.timeout(30_000);
  let repository: TestRepository;
  let git: Git;
  let inCase: Git;
  before(() => Object.assign(process.env, gitEnvironment));
  after(() => {
    process.env = environment;
  });
  beforeEach(() => {
    repository = new TestRepository();
    git = new Git('git', repository.root, log);
    inCase = git.in(repository.file(`casebook/${number}`));
    repository.write('notes.txt', 'first\n');
    repository.writeCase(sampleCase());
    repository.write(`casebook/${number}/evidence/01-old.txt`, 'old');
    repository.commit('Start');
  });
  afterEach(() => repository.remove());

  const status = (): string[] => repository.git('status', '--porcelain').split('\n').filter(Boolean);
  const commitCase = async (message = 'A message', forced: readonly string[] = []) => {
    const { changed, untracked } = await changesOfFolder(inCase);
    return commitFiles(git, { changed, untracked, forced, message });
  };
  const files = (): string[] => repository.git('show', '--name-status', '--format=', 'HEAD').trim().split('\n');
  const hook = (name: string, script: string): void => {
    mkdirSync(repository.file('.git/hooks'), { recursive: true });
    writeFileSync(repository.file(`.git/hooks/${name}`), `#!/bin/sh\n${script}\n`);
    chmodSync(repository.file(`.git/hooks/${name}`), 0o755);
  };
  const refused = async (): Promise<string> => {
    const result = await commitCase();
    return result.kind === 'refused' ? result.problem.kind : result.kind;
  };

  it('takes new, changed and deleted files of the case, and leaves other staged and unstaged work as it is', async () => {
    repository.edit(number, [['title'], 'Changed']);
    repository.write(`casebook/${number}/evidence/02-新 证据.txt`, 'new');
    repository.git('rm', '--quiet', `casebook/${number}/evidence/01-old.txt`);
    repository.write('notes.txt', 'staged\n');
    repository.git('add', 'notes.txt');
    repository.write('casebook/TS-20261122-AAAAA/case.json', '{}');
    repository.git('add', '--all', 'casebook/TS-20261122-AAAAA');
    repository.write('untracked.txt', 'x');
    assert.equal((await commitCase('-m is no option here #1')).kind, 'committed');
    assert.equal(
      repository.git('-c', 'core.quotePath=false', 'show', '--name-status', '--format=%s', 'HEAD').trim(),
      [
        '-m is no option here #1',
        '',
        `M\tcasebook/${number}/case.json`,
        `D\tcasebook/${number}/evidence/01-old.txt`,
        `A\tcasebook/${number}/evidence/02-新 证据.txt`,
      ].join('\n'),
    );
    assert.deepEqual(status(), ['A  casebook/TS-20261122-AAAAA/case.json', 'M  notes.txt', '?? untracked.txt']);
  });

  it('commits what the file holds, not an older version that was staged', async () => {
    repository.edit(number, [['title'], 'Staged']);
    repository.git('add', '--all');
    repository.edit(number, [['title'], 'In the file']);
    await commitCase();
    assert.match(repository.git('show', `HEAD:casebook/${number}/case.json`), /"title": "In the file"/);
    assert.deepEqual(status(), []);
  });

  it('leaves files of a save that is under way out', async () => {
    repository.write(`casebook/${number}/.case.json.123-0123456789ab.tmp`, 'x');
    repository.write(`casebook/${number}/.case.json.lock`, 'x');
    assert.equal(await refused(), 'nothing');
  });

  it('makes the first commit of a repository', async () => {
    repository.git('checkout', '--quiet', '--orphan', 'fresh');
    repository.git('rm', '--quiet', '-r', '--cached', '.');
    assert.equal(await branchOf(git), 'fresh');
    assert.equal((await commitCase()).kind, 'committed');
    assert.deepEqual(files().length, 2);
  });

  it('lists what .gitignore leaves out, and takes it in when told to', async () => {
    repository.write('.gitignore', '*.log\n');
    repository.write(`casebook/${number}/evidence/03-app.log`, 'line');
    const { ignored } = await changesOfFolder(inCase);
    assert.deepEqual(ignored, [`casebook/${number}/evidence/03-app.log`]);
    await commitCase('With the log', ignored);
    assert.deepEqual(files(), [`A\tcasebook/${number}/evidence/03-app.log`]);
  });

  it('says that a hook refused, with what it printed, and leaves nothing staged', async () => {
    hook('pre-commit', 'echo "Cases need a priority" >&2; exit 1');
    repository.edit(number, [['title'], 'Changed']);
    repository.write(`casebook/${number}/evidence/02-new.txt`, 'new');
    const before = status();
    const result = await commitCase();
    assert.ok(result.kind === 'refused');
    assert.equal(result.problem.kind, 'hook');
    assert.match(result.output.stderr, /Cases need a priority/);
    assert.deepEqual(status(), before);
  });

  it('lets a hook see just the files of the case', async () => {
    hook('pre-commit', 'git diff --cached --name-only > "$(git rev-parse --git-dir)/seen"');
    repository.write('notes.txt', 'staged\n');
    repository.git('add', 'notes.txt');
    repository.edit(number, [['title'], 'Changed']);
    await commitCase();
    assert.equal(repository.read('.git/seen').trim(), `casebook/${number}/case.json`);
  });

  it('tells a missing identity, a failed signature, an operation under way and a lock apart', async () => {
    repository.edit(number, [['title'], 'Changed']);
    repository.git('config', '--unset', 'user.email');
    repository.git('config', 'user.useConfigOnly', 'true');
    assert.equal(await refused(), 'identity');
    repository.git('config', 'user.email', 'lin@example.invalid');
    repository.git('config', 'commit.gpgSign', 'true');
    repository.git('config', 'gpg.program', 'false');
    assert.equal(await refused(), 'signing');
    repository.git('config', 'commit.gpgSign', 'false');
    repository.write('.git/index.lock', '');
    assert.equal(await refused(), 'locked');
  });

  it('says that a merge must be finished first', async () => {
    repository.git('checkout', '--quiet', '-b', 'topic');
    repository.write('notes.txt', 'topic\n');
    repository.commit('Topic');
    repository.git('checkout', '--quiet', 'main');
    repository.write('notes.txt', 'main\n');
    repository.commit('Main');
    assert.equal(repository.try('merge', 'topic'), 1);
    repository.edit(number, [['title'], 'Changed']);
    assert.equal(await refused(), 'operation');
  });

  it('knows where a case is: repository, submodule, none, or one of somebody else', async () => {
    const found = await repositoryAround(inCase);
    assert.ok(found.kind === 'repository');
    assert.deepEqual([found.repository.prefix, found.repository.parent], [`casebook/${number}/`, undefined]);
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.root, 'inner');
    const inner = await repositoryAround(git.in(repository.file(`inner/casebook/${number}`)));
    assert.ok(inner.kind === 'repository');
    assert.equal(path.basename(inner.repository.parent ?? ''), path.basename(repository.root));
    assert.equal((await repositoryAround(git.in('/'))).kind, 'none');
    assert.equal((await repositoryAround(new Git(repository.file('no-such-git'), repository.root, log))).kind, 'noGit');
  });

  it('lists the commits of a case with their texts, newest first', async () => {
    repository.edit(number, [['title'], 'Second']);
    repository.commit('标题改了: "quoted"');
    repository.write('notes.txt', 'other\n');
    repository.commit('Not about the case');
    const [newest, oldest, ...more] = await commitsOfFolder(inCase, 50);
    assert.deepEqual(more, []);
    assert.deepEqual([newest?.subject, newest?.author, oldest?.subject], ['标题改了: "quoted"', 'Lin Wei', 'Start']);
    assert.match((await caseTextAt(inCase, newest?.id ?? '')) ?? '', /"title": "Second"/);
    assert.match((await caseTextAt(inCase, newest?.parent ?? '')) ?? '', new RegExp(`"number": "${number}"`));
    assert.equal(await caseTextAt(inCase, 'HEAD~9'), undefined);
    assert.equal((await commitsOfFolder(inCase, 1)).length, 1);
  });

  it('runs nothing that the repository’s settings name when it reads', async () => {
    const script = repository.file('trap.sh');
    const trap = `"${script}"`;
    const sprung = repository.file('sprung');
    writeFileSync(script, `#!/bin/sh\ntouch "${sprung}"\n`);
    chmodSync(script, 0o755);
    repository.write('.gitattributes', '*.json diff=trap\n*.txt diff=trap\n');
    repository.commit('Attributes');
    for (const [name, value] of [
      ['core.fsmonitor', trap],
      ['core.pager', trap],
      ['diff.external', trap],
      ['diff.trap.textconv', trap],
      ['diff.trap.command', trap],
      ['log.showSignature', 'true'],
      ['gpg.program', trap],
    ] as const)
      repository.git('config', name, value);
    repository.edit(number, [['title'], 'Changed']);
    await changesOfFolder(inCase);
    await commitsOfFolder(inCase, 9);
    await caseTextAt(inCase, 'HEAD');
    await repositoryAround(inCase);
    assert.equal(existsSync(sprung), false);
    // The trap works: a plain status springs it.
    repository.git('status');
    assert.equal(existsSync(sprung), true);
  });
});
