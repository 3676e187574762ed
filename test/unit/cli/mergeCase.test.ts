import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Case } from '../../../src/domain/case.ts';
import { applyEdit, valueAt } from '../../../src/domain/edit.ts';
import { parseCase } from '../../../src/domain/parseCase.ts';
import { TestRepository } from '../git/testRepository.ts';
import { sampleCase } from '../store/sampleCase.ts';

const number = sampleCase().number;
const step = ['plan', 'steps', sampleCase().plan?.steps?.[0]?.id ?? ''];

/** The packaged script, called by a real git through a driver in the repository's configuration. */
describe('The merge driver, called by git', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'merge case '));
  const script = path.join(folder, 'merge-case.cjs');
  let repository: TestRepository;

  before(async () => {
    await build({
      entryPoints: [fileURLToPath(new URL('../../../src/cli/mergeCase.ts', import.meta.url))],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      external: ['vscode'],
      outfile: script,
      logLevel: 'error',
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    repository = new TestRepository();
    repository.write('.gitattributes', 'casebook/*/case.json merge=casebook\n');
    const driver = `"${process.execPath}" "${script}" %O %A %B %P %L %S %X %Y`;
    repository.git('config', 'merge.casebook.driver', driver);
    repository.writeCase(sampleCase());
    repository.commit('Start');
  });
  afterEach(() => repository.remove());

  /** Two branches: `main` with its changes, `topic` with its own, both committed; `main` is checked out. */
  const twoBranches = (main: () => void, topic: () => void): void => {
    repository.git('checkout', '--quiet', '-b', 'topic');
    topic();
    repository.commit('Topic');
    repository.git('checkout', '--quiet', 'main');
    main();
    repository.commit('Main');
  };
  const current = (): Case => repository.readCase(number);
  const text = (): string => repository.read(repository.caseFile(number));
  const status = (): string => repository.git('status', '--porcelain', '--', repository.caseFile(number)).trim();
  const at = (...keys: string[]): unknown => valueAt(current(), keys);

  it('merges what the two branches changed, neighbouring lines too', () => {
    twoBranches(
      () => repository.edit(number, [['title'], 'From main'], [['intake', 'contact'], 'im:main']),
      () => repository.edit(number, [['status'], 'diagnosing'], [['intake', 'department'], 'Topic']),
    );
    assert.equal(repository.try('merge', '--quiet', '--no-edit', 'topic'), 0);
    assert.deepEqual(
      [at('title'), at('status'), at('intake', 'contact'), at('intake', 'department')],
      ['From main', 'diagnosing', 'im:main', 'Topic'],
    );
    assert.equal(status(), '');
  });

  it('keeps timeline events and evidence of both branches', () => {
    const append = (by: string, minute: string): void => {
      const value = current();
      const event = { id: by, type: 'replied', at: `2030-01-01T10:${minute}:00Z`, by };
      const evidence = { ...(value.evidence?.[0] ?? assert.fail()), id: `e-${by}`, file: `evidence/${by}.txt` };
      repository.writeCase({
        ...value,
        timeline: [...(value.timeline ?? []), event],
        evidence: [...(value.evidence ?? []), evidence],
      });
      repository.write(`casebook/${number}/evidence/${by}.txt`, by);
    };
    twoBranches(
      () => append('main', '30'),
      () => append('topic', '10'),
    );
    assert.equal(repository.try('merge', '--quiet', '--no-edit', 'topic'), 0);
    assert.deepEqual(
      current()
        .timeline?.slice(-2)
        .map(({ id }) => id),
      ['topic', 'main'],
    );
    assert.deepEqual(
      current()
        .evidence?.slice(-2)
        .map(({ id }) => id)
        .sort(),
      ['e-main', 'e-topic'],
    );
    assert.ok(repository.has(`casebook/${number}/evidence/topic.txt`));
  });

  it('marks only the value that both changed, so that either side of the marks is a whole case', () => {
    twoBranches(
      () => repository.edit(number, [['title'], 'From main'], [['intake', 'contact'], 'im:main']),
      () => repository.edit(number, [['title'], 'From topic'], [['intake', 'department'], 'Topic']),
    );
    assert.equal(repository.try('merge', '--quiet', '--no-edit', 'topic'), 1);
    assert.equal(status(), `UU ${repository.caseFile(number)}`);
    const marked = /^<{7} .*\n(.*)\n={7}\n(.*)\n>{7} .*\n/m.exec(text());
    assert.deepEqual([marked?.[1]?.trim(), marked?.[2]?.trim()], ['"title": "From main",', '"title": "From topic",']);
    assert.equal(text().match(/^<{7}/gm)?.length, 1);
    const parsed = parseCase(text());
    assert.equal(parsed.kind === 'invalid' && parsed.problem.kind, 'conflictMarkers');
    for (const side of ['$1', '$2']) {
      const whole = parseCase(text().replace(/^<{7} .*\n([^]*?)={7}\n([^]*?)>{7} .*\n/gm, side));
      assert.equal(whole.kind === 'case' && whole.case.intake?.contact, 'im:main');
      assert.equal(whole.kind === 'case' && whole.case.intake?.department, 'Topic');
    }
  });

  it('does the same in a rebase, a cherry-pick and a stash pop', () => {
    const other = (): void => repository.edit(number, [[...step, 'owner'], 'Topic owner']);
    twoBranches(() => repository.edit(number, [[...step, 'action'], 'Main action']), other);
    const both = (): void =>
      assert.deepEqual([at(...step, 'action'), at(...step, 'owner')], ['Main action', 'Topic owner']);
    repository.git('checkout', '--quiet', '-b', 'picked', 'main');
    assert.equal(repository.try('cherry-pick', 'topic'), 0);
    both();
    repository.git('checkout', '--quiet', 'topic');
    assert.equal(repository.try('rebase', '--quiet', 'main'), 0);
    both();
    repository.git('checkout', '--quiet', 'main');
    repository.edit(number, [[...step, 'owner'], 'Stashed owner']);
    repository.git('stash');
    repository.edit(number, [[...step, 'rollback'], 'Committed meanwhile']);
    repository.commit('Meanwhile');
    assert.equal(repository.try('stash', 'pop'), 0);
    assert.deepEqual([at(...step, 'owner'), at(...step, 'rollback')], ['Stashed owner', 'Committed meanwhile']);
  });

  it('merges branches that were merged into one another before', () => {
    twoBranches(
      () => repository.edit(number, [['title'], 'Main 1']),
      () => repository.edit(number, [['intake', 'contact'], 'topic 1']),
    );
    repository.git('branch', 'main-1');
    repository.git('merge', '--quiet', '--no-edit', 'topic');
    repository.edit(number, [['intake', 'department'], 'Main 2']);
    repository.commit('Main 2');
    repository.git('checkout', '--quiet', 'topic');
    repository.git('merge', '--quiet', '--no-edit', 'main-1');
    repository.edit(number, [['intake', 'system'], 'Topic 2']);
    repository.commit('Topic 2');
    assert.equal(repository.git('merge-base', '--all', 'main', 'topic').trim().split('\n').length, 2);
    assert.equal(repository.try('merge', '--quiet', '--no-edit', 'main'), 0);
    assert.deepEqual(
      [at('title'), at('intake', 'contact'), at('intake', 'department'), at('intake', 'system')],
      ['Main 1', 'topic 1', 'Main 2', 'Topic 2'],
    );
  });

  it('asks nothing but the value in question when even the common ancestors are in conflict', () => {
    twoBranches(
      () => repository.edit(number, [['title'], 'Main 1']),
      () => repository.edit(number, [['title'], 'Topic 1']),
    );
    repository.git('branch', 'main-1');
    const settle = (title: string): void => {
      const marked = /^<{7} .*\n([^]*?)={7}\n[^]*?>{7} .*\n/m;
      repository.write(repository.caseFile(number), text().replace(marked, '$1'));
      repository.edit(number, [['title'], title]);
      repository.git('commit', '--quiet', '--all', '--no-edit');
    };
    assert.equal(repository.try('merge', 'topic'), 1);
    settle('Main decided');
    repository.edit(number, [['intake', 'department'], 'Main 2']);
    repository.commit('Main 2');
    repository.git('checkout', '--quiet', 'topic');
    assert.equal(repository.try('merge', 'main-1'), 1);
    settle('Topic decided');
    repository.edit(number, [['intake', 'system'], 'Topic 2']);
    repository.commit('Topic 2');
    assert.equal(repository.git('merge-base', '--all', 'main', 'topic').trim().split('\n').length, 2);
    assert.equal(repository.try('merge', '--quiet', '--no-edit', 'main'), 1);
    assert.deepEqual(
      text()
        .match(/^<{7}[^]*?^>{7}/gm)
        ?.map((part) => part.split('\n').slice(1, -1)),
      [['  "title": "Topic decided",', '=======', '  "title": "Main decided",']],
    );
    settle('Both decided');
    assert.deepEqual([at('intake', 'department'), at('intake', 'system')], ['Main 2', 'Topic 2']);
  });

  it('merges a case that both branches made, and asks only where they differ', () => {
    const added = { ...sampleCase(2), labels: ['a'] };
    twoBranches(
      () => repository.writeCase({ ...added, title: 'Main', labels: ['a', 'main'] }),
      () => repository.writeCase({ ...added, title: 'Topic', labels: ['a', 'topic'] }),
    );
    assert.equal(repository.try('merge', '--quiet', '--no-edit', 'topic'), 1);
    const marked = repository.read(repository.caseFile(added.number));
    assert.equal(marked.match(/^<{7}/gm)?.length, 1);
    assert.match(marked, /"main",\n *"topic"/);
  });

  it('leaves what is no case, or is of a newer format, to git’s own merge, marked for a person to look at', () => {
    for (const broken of ['{ "number": ', text().replace('"formatVersion": 1', '"formatVersion": 99')]) {
      const start = text();
      twoBranches(
        () => repository.edit(number, [['title'], 'From main']),
        () => repository.write(repository.caseFile(number), broken),
      );
      assert.equal(repository.try('merge', '--quiet', '--no-edit', 'topic'), 1);
      assert.equal(status(), `UU ${repository.caseFile(number)}`);
      assert.match(text(), /From main/);
      assert.ok(text().includes(broken.includes('99') ? '"formatVersion": 99' : broken));
      repository.git('merge', '--abort');
      repository.git('branch', '-D', 'topic');
      repository.write(repository.caseFile(number), start);
      repository.commit('Back to the start');
    }
  });

  it('leaves a case that one branch deleted and the other changed to a person', () => {
    twoBranches(
      () => repository.edit(number, [['title'], 'Still used']),
      () => repository.git('rm', '--quiet', '-r', `casebook/${number}`),
    );
    assert.equal(repository.try('merge', '--quiet', '--no-edit', 'topic'), 1);
    assert.equal(at('title'), 'Still used');
  });

  it('writes a value without a line of its own in one of the versions', () => {
    const withoutTitle = applyEdit(sampleCase(), { type: 'set', path: ['labels'], value: undefined }).value;
    repository.writeCase(withoutTitle);
    repository.commit('No labels');
    twoBranches(
      () => repository.edit(number, [['intake', 'department'], undefined]),
      () => repository.edit(number, [['intake', 'department'], 'Topic']),
    );
    const code = repository.try('merge', '--quiet', '--no-edit', 'topic');
    assert.ok(code === 0 || /^<{7}/m.test(text()));
    assert.match(text(), /"department": "Topic"/);
  });
});
