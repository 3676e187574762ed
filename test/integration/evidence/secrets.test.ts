import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { waitUntil } from '../../host/waitUntil.ts';
import { answering, CaseFixture, writeSource } from './caseFixture.ts';

const password = 'Zwetschge-81x';
const email = 'chen.jing@beispiel.cn';
const log = `10:00 login password=${password}\n10:01 mail to ${email}\n10:02 again ${password}\n`;
const maskedLog =
  '10:00 login password=[masked-password-1]\n10:01 mail to [masked-email-1]\n10:02 again [masked-password-1]\n';

/** Runs a command that asks, and answers the review once it is there. */
async function reviewing(work: () => Thenable<unknown>, answer: 'acceptMasking' | 'cancelMasking'): Promise<void> {
  let isDone = false;
  const running = Promise.resolve(work()).finally(() => {
    isDone = true;
  });
  await waitUntil('the review to be answered', async () => {
    if (!isDone) await vscode.commands.executeCommand(`casebook.${answer}`);
    return isDone;
  });
  await running;
}

describe('Secrets in evidence', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are masked in files as they are copied, in their encoding, several at once with the same placeholders', async () => {
    const fixture = await CaseFixture.make();
    const wide = writeSource('wide.txt', Buffer.from(`\uFEFF${log}`, 'utf16le'));
    const plain = writeSource('plain.txt', `only ${email}\r\n`);
    await reviewing(() => vscode.commands.executeCommand('casebook.attachFile', wide, [wide, plain]), 'acceptMasking');
    const [one, two] = await fixture.withEvidence(2);
    assert.ok(one?.file !== undefined && two);
    assert.deepEqual(readFileSync(path.join(fixture.folder, one.file)), Buffer.from(`\uFEFF${maskedLog}`, 'utf16le'));
    assert.equal(fixture.textOf(two), 'only [masked-email-1]\r\n');
    assert.deepEqual(one.masking?.rules, { email: 1, password: 2 });
    assert.equal(
      one.sha256,
      createHash('sha256')
        .update(readFileSync(path.join(fixture.folder, one.file)))
        .digest('hex'),
    );
  });

  it('reach neither the disk nor the case when the review is cancelled', async () => {
    const fixture = await CaseFixture.make();
    const source = writeSource('secret.txt', log);
    await reviewing(() => vscode.commands.executeCommand('casebook.attachFile', source), 'cancelMasking');
    assert.deepEqual(fixture.evidence, []);
    assert.equal(existsSync(path.join(fixture.folder, 'evidence')), false);
  });

  it('are found later in evidence that was written by hand, through the quick fix of case lint', async () => {
    const content = Buffer.from(log);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const own = {
      id: 'hand',
      kind: 'log',
      title: `mail of ${email}`,
      file: 'evidence/01-hand.txt',
      bytes: content.length,
      sha256,
    };
    const fixture = await CaseFixture.make({
      evidence: [{ ...own, attachedAt: '2026-11-20T10:00:00+08:00', attachedBy: 'Lin' }],
    });
    mkdirSync(path.join(fixture.folder, 'evidence'));
    writeFileSync(path.join(fixture.folder, own.file), content);
    const document = await vscode.workspace.openTextDocument(path.join(fixture.folder, 'case.json'));
    await vscode.window.showTextDocument(document);
    const diagnostic = await waitUntil('the finding of case lint', () =>
      vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'unreviewedEvidence'),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
    );
    const command = actions.find(({ command: run }) => run?.command === 'casebook.reviewEvidence')?.command;
    assert.ok(command);
    const fixArguments: readonly unknown[] = command.arguments ?? [];
    let explained = '';
    await answering(
      'showWarningMessage',
      (_message, detail, [remove]) => {
        explained = detail;
        return remove;
      },
      () => reviewing(() => vscode.commands.executeCommand(command.command, ...fixArguments), 'acceptMasking'),
    );
    assert.match(explained, /history/);
    const [item] = fixture.evidence;
    assert.ok(item);
    assert.equal(item.title, 'mail of [masked-email-1]');
    assert.equal(fixture.textOf(item), maskedLog);
    assert.equal(item.masking?.count, 4);
    assert.equal(existsSync(path.join(fixture.folder, own.file)), false);
    const { type, evidence } = fixture.case.timeline?.at(-1) ?? {};
    assert.deepEqual([type, evidence], ['evidenceMasked', 'hand']);
    assert.ok(!readFileSync(path.join(fixture.folder, 'case.json'), 'utf8').includes(email));
  });

  it('are looked for without a rule of the team that never ends, if the person says so', async () => {
    const fixture = await CaseFixture.make();
    const settings = vscode.workspace.getConfiguration('casebook.masking');
    await settings.update('custom', [{ name: 'endless', pattern: '(a+)+$' }], vscode.ConfigurationTarget.Workspace);
    const source = writeSource('endless.txt', `${'a'.repeat(60)}!\n`);
    let said = '';
    try {
      await answering(
        'showWarningMessage',
        (message, _detail, [goOn]) => {
          said = message;
          return goOn;
        },
        async () => vscode.commands.executeCommand('casebook.attachFile', source),
      );
    } finally {
      await settings.update('custom', undefined, vscode.ConfigurationTarget.Workspace);
    }
    assert.match(said, /“endless”/);
    assert.equal((await fixture.withEvidence(1))[0]?.masking?.count, 0);
  });
});
