import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Case } from '../../src/domain/case.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { at, fullCase, go } from '../unit/domain/fullCase.ts';
import { CaseFixture, workspaceFolder } from './evidence/caseFixture.ts';
import { withAnswers, type Answer } from './procedure/scriptedUser.ts';

const promised = { dueAt: at('09:30'), language: 'en', timeZone: 'Asia/Shanghai' } as const;
const solvedCase = (own: Partial<Case> = {}): Case =>
  go(
    fullCase(own),
    'accept',
    ['triage', { promised }],
    ['diagnose', { reason: 'At the desk' }],
    'analyse',
    'makeReady',
    'execute',
    'verify',
    'resolve',
  );
const articleFile = (number: string): string => path.join(workspaceFolder(), 'casebook', 'knowledge', `${number}.md`);
const front = (number: string): string => readFileSync(articleFile(number), 'utf8').split('\n---\n')[0] ?? '';
const draft = (fixture: CaseFixture, answers: readonly Answer[]) =>
  withAnswers(answers, () =>
    vscode.commands.executeCommand('casebook.draftArticle', { caseFolder: fixture.uri.toString() }),
  );
const step = (name: string, articleNumber: string, answers: readonly Answer[] = []) =>
  withAnswers(answers, () => vscode.commands.executeCommand(`casebook.${name}Article`, { articleNumber }));

async function solvedFixture(own: Partial<Case> = {}): Promise<CaseFixture> {
  const fixture = await CaseFixture.make(solvedCase(own));
  mkdirSync(path.join(fixture.folder, 'evidence'), { recursive: true });
  writeFileSync(path.join(fixture.folder, 'evidence', 'proxy.log'), 'Set-Cookie dropped for li.lei\n');
  return fixture;
}

async function drafted(own: Partial<Case> = {}): Promise<{ fixture: CaseFixture; number: string }> {
  const fixture = await solvedFixture(own);
  await draft(fixture, ['English', 'Proxy log']);
  const [number] = fixture.case.articles ?? [];
  assert.ok(number !== undefined);
  return { fixture, number };
}

describe('Knowledge articles', function () {
  this.timeout(60_000);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are drafted from a resolved case with the evidence that is chosen, and linked both ways', async () => {
    const fixture = await solvedFixture();
    const [languages, evidence] = await draft(fixture, ['English', 'Proxy log']);
    assert.match(languages?.choices[0] ?? '', /English The language of the case/);
    assert.match(evidence?.choices.join() ?? '', /Proxy log/);
    const { articles, plan, timeline, number } = fixture.case;
    const [article] = articles ?? [];
    assert.ok(article !== undefined && articles?.length === 1);
    assert.equal(plan?.closure?.knowledge, article);
    assert.equal(timeline?.at(-1)?.type, 'articleDrafted');
    const text = readFileSync(articleFile(article), 'utf8');
    assert.match(text, new RegExp(`^---\nid: ${article}\ntitle: Login loop\nstate: draft\n`));
    assert.match(front(article), new RegExp(`cases:\n {2}- ${number}`));
    assert.ok(text.includes('Set-Cookie dropped for [contact]'));
    for (const name of ['Li Lei', 'li.lei', 'Chen Jing']) assert.ok(!text.includes(name), name);
    assert.equal(vscode.window.activeTextEditor?.document.fileName, articleFile(article));
  });

  it('are not drafted before a case is resolved', async () => {
    const fixture = await CaseFixture.make(go(fullCase(), 'accept'));
    const [refused] = await draft(fixture, []);
    assert.match(refused?.title ?? '', /“Accepted”.*nothing was written/);
    assert.equal(fixture.case.articles, undefined);
  });

  it('are published only after a review, which asks by whom', async () => {
    const { number } = await drafted();
    const [refused] = await step('publish', number);
    assert.match(refused?.title ?? '', /is a draft/);
    assert.match(front(number), /state: draft/);
    await step('review', number, ['Wang Fang']);
    assert.match(front(number), /state: reviewed[^]*reviewedBy: Wang Fang\nreviewedAt: /);
    await step('publish', number);
    assert.match(front(number), /state: published/);
    await step('archive', number);
    assert.match(front(number), /state: archived/);
    await step('restore', number);
    assert.match(front(number), /state: draft/);
    assert.doesNotMatch(front(number), /reviewedBy/);
  });

  it('keep what people wrote into them, also while it is not saved', async () => {
    const { number } = await drafted();
    const document = await vscode.workspace.openTextDocument(articleFile(number));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), '# ours\nteam: net # unknown here\n');
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, '\nBy hand.\n');
    await vscode.workspace.applyEdit(edit);
    assert.ok(document.isDirty);
    const before = document.getText();
    await step('review', number, ['Wang Fang']);
    const after = readFileSync(articleFile(number), 'utf8');
    assert.equal(after.split('\n---\n')[1], before.split('\n---\n')[1]);
    assert.ok(after.startsWith('---\n# ours\nteam: net # unknown here\n'));
    assert.match(after, /state: reviewed/);
  });

  it('are stale once their case is reopened, which the editor says, until they are reviewed again', async () => {
    const { fixture, number } = await drafted();
    await step('review', number, ['Wang Fang']);
    const reviewedAt = /reviewedAt: (.*)/.exec(front(number))?.[1] ?? '';
    // Moments in a case are whole seconds.
    await waitUntil('the next second', () => Date.now() >= Date.parse(reviewedAt) + 1_000);
    await withAnswers(['Li Lei says it is back, password=Hunter2secret'], () =>
      vscode.commands.executeCommand('casebook.changeStatus', {
        caseFolder: fixture.uri.toString(),
        transition: 'reopen',
      }),
    );
    await waitUntil('the mark', () => front(number).includes('stale: true'));
    assert.match(front(number), /staleReason: .*was reopened: .requester. says it is back/);
    assert.doesNotMatch(front(number), /Li Lei|Hunter2secret/);
    const uri = vscode.Uri.file(articleFile(number));
    const problems = await waitUntil('the problem', () => {
      const found = vscode.languages.getDiagnostics(uri);
      return found.length > 0 && found;
    });
    assert.match(problems[0]?.message ?? '', /This article is stale/);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    assert.match(lenses.map(({ command }) => command?.title).join(), /Reviewed, stale,Mark as Reviewed…/);

    const marked = Date.parse(/staleSince: (.*)/.exec(front(number))?.[1] ?? '');
    await waitUntil('the next second', () => Date.now() >= marked + 1_000);
    await step('review', number, ['Wang Fang']);
    assert.doesNotMatch(front(number), /stale/);
    await waitUntil('no problem', () => vscode.languages.getDiagnostics(uri).length === 0);
  });

  it('whose front matter is broken are named with the reason, and never written', async () => {
    const { number } = await drafted();
    const broken = readFileSync(articleFile(number), 'utf8').replace('state: draft', 'state: [draft');
    writeFileSync(articleFile(number), broken);
    const uri = vscode.Uri.file(articleFile(number));
    const [problem] = await waitUntil('the problem', () => {
      const found = vscode.languages.getDiagnostics(uri);
      return found.length > 0 && found;
    });
    assert.match(problem?.message ?? '', /no valid YAML/);
    const [refused] = await step('review', number);
    assert.match(refused?.title ?? '', /was not changed/);
    assert.equal(readFileSync(articleFile(number), 'utf8'), broken);
  });
});
