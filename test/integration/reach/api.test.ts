import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type {
  CasesChanged,
  EvidenceInfo,
  SupportCasebookApi,
  SupportCasebookExports,
} from '../../../api/support-casebook.d.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { fullCase } from '../../unit/domain/fullCase.ts';
import { CaseFixture, workspaceFolder, writeSource } from '../evidence/caseFixture.ts';

const code = (wanted: string) => (error: unknown) =>
  error instanceof Error && error.name === 'CasebookError' && 'code' in error && error.code === wanted;

describe('The API for other extensions', function () {
  this.timeout(60_000);
  let api: SupportCasebookApi;
  before(async () => {
    const extension = vscode.extensions.getExtension<SupportCasebookExports>('casebook.support-casebook');
    assert.ok(extension);
    api = (await extension.activate()).getApi(1);
    await api.ready;
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('has versions, and says no to one that it does not know', () => {
    const exports = vscode.extensions.getExtension<SupportCasebookExports>('casebook.support-casebook')?.exports;
    assert.ok(exports);
    assert.deepEqual([exports.apiVersion, api.version], [1, 1]);
    // @ts-expect-error: the types do not let it, JavaScript does
    assert.throws(() => exports.getApi(2), RangeError);
  });

  it('lists and reads cases, as copies', async () => {
    const { case: current, uri } = await CaseFixture.make(fullCase({ title: 'Told to others', labels: ['vip'] }));
    const filters = [
      { text: 'told TO' },
      { labels: ['vip'] },
      { isOpen: true, priority: ['high'], assignee: 'CHEN JING' },
    ];
    for (const filter of filters)
      assert.ok(
        (await api.listCases(filter)).some(({ number }) => number === current.number),
        JSON.stringify(filter),
      );
    assert.ok(!(await api.listCases({ isOpen: false })).some(({ number }) => number === current.number));
    const content = await api.readCase(current.number);
    assert.equal(content.folder.toString(), uri.toString());
    assert.deepEqual(content.records.intake, current.intake);
    assert.deepEqual(
      content.evidence.map(({ title, isReviewed }) => [title, isReviewed]),
      [['Proxy log', true]],
    );
    Object.assign(content.records.intake ?? {}, { contact: 'changed' });
    assert.equal((await api.readCase(uri)).records.intake?.contact, 'li.lei');
  });

  it('creates, updates and tells of it', async () => {
    const told: CasesChanged[] = [];
    const subscription = api.onDidChangeCases((change) => told.push(change));
    const made = await api.createCase({
      title: ' From monitoring ',
      intake: { system: 'Proxy', verbatim: 'Alert 17' },
    });
    assert.match(made.number, /^TS-\d{8}-/);
    assert.deepEqual([made.title, made.status], ['From monitoring', 'draft']);
    const changed = await api.updateCase(made.number, [
      { type: 'set', path: ['labels'], value: ['alert'] },
      { type: 'insert', path: ['rootCause', 'hypotheses'], item: { cause: 'Disk' } },
    ]);
    assert.deepEqual(changed.labels, ['alert']);
    const { records } = await api.readCase(made.number);
    assert.equal(records.intake?.verbatim, 'Alert 17');
    const file = vscode.Uri.joinPath(made.folder, 'case.json');
    assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), /"cause": "Disk"/, 'on disk');
    await waitUntil('both events', () => {
      const has = (which: 'added' | 'changed') =>
        told.some((one) => one[which].some(({ path }) => path === made.folder.path));
      return has('added') && has('changed');
    });
    subscription.dispose();
  });

  it('attaches evidence only after the check for secrets', async () => {
    const { number } = await api.createCase({ title: 'With a secret' });
    const [plain] = await api.attachEvidence(number, [
      { title: 'Output', content: 'nothing here\n', kind: 'terminal', command: { line: 'true', exitCode: 0 } },
    ]);
    assert.ok(plain?.isReviewed && plain.file?.path.endsWith('.txt'));
    const content = new TextEncoder().encode('Authorization: Bearer abcdef0123456789abcdef0123456789\n');
    let attached: readonly EvidenceInfo[] | undefined;
    const attaching = api.attachEvidence(number, [{ title: 'Request', content, extension: '.log', kind: 'log' }]);
    void attaching.then((items) => (attached = items));
    await waitUntil('the review to be answered', async () => {
      if (!attached) await vscode.commands.executeCommand('casebook.acceptMasking');
      return attached !== undefined;
    });
    assert.deepEqual(
      attached?.map(({ isReviewed }) => isReviewed),
      [true],
    );
    const { evidence } = await api.readCase(number);
    const file = evidence[1]?.file;
    assert.ok(file);
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    assert.ok(!written.includes('abcdef0123456789') && written.includes('[masked-'), written);
  });

  it('refuses what is not its own with a code', async () => {
    const { case: current } = await CaseFixture.make(fullCase());
    const { number } = current;
    await assert.rejects(api.readCase('TS-20200101-AAAAA'), code('notFound'));
    await assert.rejects(api.readCase(vscode.Uri.file('/etc')), code('notFound'));
    await assert.rejects(api.updateCase(number, [{ type: 'set', path: ['status'], value: 'closed' }]), code('refused'));
    await assert.rejects(api.updateCase(number, [{ type: 'set', path: ['title'], value: 7 }]), code('invalid'));
    await assert.rejects(
      api.updateCase(number, [{ type: 'set', path: ['__proto__', 'x'], value: 7 }]),
      code('invalid'),
    );
    await assert.rejects(api.createCase({ title: '   ' }), code('invalid'));
    await assert.rejects(api.createCase({ title: 'A', intake: { contact: {} } }), code('invalid'));
    await assert.rejects(
      api.attachEvidence(number, [{ title: 'x', content: '', extension: '/../x' }]),
      code('invalid'),
    );
    const unknownKey = { sql: 'x' };
    await assert.rejects(api.listCases(unknownKey as object), code('invalid'));
    assert.equal((await api.readCase(number)).status, 'draft');
  });

  it('is what the example extension in the repository works with', async () => {
    const example = vscode.extensions.getExtension('example.casebook-problems');
    assert.ok(example, 'the example is not loaded');
    await example.activate();
    const uri = writeSource('src/broken.txt', 'a\nb\n');
    assert.ok(uri.fsPath.startsWith(workspaceFolder()));
    const problems = vscode.languages.createDiagnosticCollection('test');
    problems.set(uri, [new vscode.Diagnostic(new vscode.Range(1, 0, 1, 1), 'b is not defined')]);
    await vscode.window.showTextDocument(uri);
    const made = await vscode.commands.executeCommand<{ number: string }>('casebookProblems.report');
    problems.dispose();
    const { title, records, evidence } = await api.readCase(made.number);
    assert.equal(title, '1 problems in src/broken.txt');
    assert.equal(records.triage?.category, 'software');
    const [item] = evidence;
    assert.ok(item?.file);
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(item.file));
    assert.equal(written, 'src/broken.txt:2: b is not defined\n');
  });
});
