import assert from 'node:assert/strict';
import { newCase, type Case } from '../../src/domain/case.ts';
import { parseCase } from '../../src/domain/parseCase.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { casePanel, field, saved, typeInto } from './casePanel.ts';
import { answer, openViewContainer, runCommand, treeRow } from './workbench.ts';

const number = 'TS-20261120-V1RTA';
const scheme = 'casebook-memory';
const file = `/repository/casebook/${number}/case.json`;

describe('A virtual workspace @oldest', () => {
  let session: Session;

  /** The text of a file that is on no disk; undefined when there is none. */
  const read = (path: string): Promise<string | undefined> =>
    session.window.evaluate(
      async ({ vscode }, wanted) => {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.from(wanted)).then(
          (content) => content,
          () => undefined,
        );
        return bytes ? new TextDecoder().decode(bytes) : undefined;
      },
      { scheme, path },
    );
  const caseWhere = (found: (current: Case) => boolean): Promise<Case> =>
    waitUntil('the case in the virtual folder', async () => {
      const result = parseCase((await read(file)) ?? '');
      return 'case' in result && found(result.case) ? result.case : undefined;
    });
  const write = (path: string, content: string): Promise<void> =>
    session.window.evaluate(
      async ({ vscode }, { content: text, ...place }) =>
        vscode.workspace.fs.writeFile(vscode.Uri.from(place), new TextEncoder().encode(text)),
      { scheme, path, content },
    );

  before(async () => {
    const made = newCase({ title: 'On no disk', author: 'Lin Wei', now: Date.parse('2026-11-20T09:00:00Z'), number });
    session = await openSession({ folders: ['local'] });
    await session.window.evaluate(
      async ({ vscode, MemoryFiles }, given) => {
        vscode.workspace.registerFileSystemProvider(given.scheme, new MemoryFiles(), { isCaseSensitive: true });
        const at = (path: string) => vscode.Uri.from({ scheme: given.scheme, path });
        await vscode.workspace.fs.createDirectory(at(given.file.slice(0, given.file.lastIndexOf('/'))));
        await vscode.workspace.fs.writeFile(at(given.file), new TextEncoder().encode(given.text));
        vscode.workspace.updateWorkspaceFolders(1, 0, { uri: at('/repository'), name: 'virtual' });
      },
      { scheme, file, text: serializeCase(made) },
    );
    await openViewContainer(session.window.page, 'Support Casebook');
  });
  after(() => session.stop());

  it('shows its cases, and edits and saves them through VS Code', async () => {
    const { page } = session.window;
    await treeRow(page, 'On no disk').click();
    const panel = await casePanel(session.window);
    await typeInto(panel, 'intake/contact', 'im:远程');
    await saved(panel);
    await caseWhere(({ intake }) => intake?.contact === 'im:远程');
    const left = await session.window.evaluate(
      async ({ vscode }, place) => {
        const folder = vscode.Uri.joinPath(vscode.Uri.from(place), '..');
        return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
      },
      { scheme, path: file },
    );
    assert.deepEqual(left, ['case.json'], 'no lock or temporary file stays behind');
  });

  it('takes in what changes there, and keeps what was typed', async () => {
    const before = await caseWhere(() => true);
    await write(file, serializeCase({ ...before, intake: { ...before.intake, verbatim: 'from elsewhere' } }));
    const panel = await casePanel(session.window);
    await waitUntil('the change in the form', async () =>
      (await field(panel, 'intake/verbatim').locator('textarea').first().inputValue()).includes('from elsewhere'),
    );
    const after = await caseWhere(({ intake }) => intake?.verbatim === 'from elsewhere');
    assert.equal(after.intake?.contact, 'im:远程');
  });

  it('takes evidence: lines of a virtual log, whose source is found again', async () => {
    const { page } = session.window;
    await write('/repository/app.log', 'one\ntwo\nthree\n');
    await session.window.evaluate(
      async ({ vscode }, place) => {
        const editor = await vscode.window.showTextDocument(vscode.Uri.from(place));
        editor.selection = new vscode.Selection(1, 0, 1, 3);
      },
      { scheme, path: '/repository/app.log' },
    );
    await runCommand(page, 'Casebook: Attach Selection to Active Case');
    const { evidence = [] } = await caseWhere((current) => current.evidence?.length === 1);
    assert.equal(await read(`/repository/casebook/${number}/${evidence[0]?.file}`), 'two\n');
    await runCommand(page, 'View: Close All Editors');
    await session.window.executeCommand('casebook.goToSource', {
      caseFolder: `${scheme}:/repository/casebook/${number}`,
      evidence: evidence[0]?.id,
    });
    await waitUntil('the line selected', () =>
      session.window.evaluate(({ vscode }) => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.uri.path === '/repository/app.log' && editor.selection.start.line === 1;
      }),
    );
  });

  it('shows a broken file there with its reason, and goes on', async () => {
    await session.window.evaluate(
      async ({ vscode }, place) => {
        const uri = vscode.Uri.from(place);
        await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
        await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{ "number": '));
      },
      { scheme, path: file.replace(number, 'TS-20261120-BR0KE') },
    );
    await treeRow(session.window.page, 'TS-20261120-BR0KE')
      .filter({ hasText: /ends in the middle/ })
      .waitFor();
    await treeRow(session.window.page, 'On no disk').waitFor();
  });

  it('takes a new case', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: New Case…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'virtual' }).click();
    await answer(page, 'What is the problem', 'Made on no disk');
    await answer(page, 'Who reported it', 'Lin Wei');
    await treeRow(page, 'Made on no disk').waitFor();
  });
});
