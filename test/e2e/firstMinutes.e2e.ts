import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exampleFiles } from '../../scripts/examples/exampleFiles.ts';
import { openSession, type Session } from '../host/session.ts';
import { waitUntil } from '../host/waitUntil.ts';
import { chooseFile, openViewContainer, runCommand, treeRow, webviewFrame } from './workbench.ts';

describe('The first minutes', () => {
  let session: Session;
  before(async () => {
    session = await openSession({ asInstalled: true, files: { 'notes.txt': 'first\n' } });
    await openViewContainer(session.window.page, 'Support Casebook');
  });
  after(() => session.stop());

  it('begin with a welcome that leads to a first case, an example and the first steps', async () => {
    const welcome = session.window.page.locator('.part.sidebar .welcome-view');
    for (const name of ['New Case', 'Open Example Casebook', 'First Steps'])
      await welcome.getByRole('button', { name }).waitFor();
  });

  it('have a walkthrough with a picture for every step', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Open First Steps');
    const pictures = `[...document.querySelectorAll('.gettingStartedContainer .getting-started-media img')]`;
    const steps = {
      'The list of cases by priority': 'Take down a case',
      'The evidence of a case': 'Attach what proves it',
      'The explanation of a deadline': 'Keep the promise',
      'The box for the message': 'Commit the case',
    };
    for (const [picture, title] of Object.entries(steps)) {
      const step = page.locator('.gettingStartedContainer .getting-started-step', { hasText: title });
      await step.waitFor();
      if (!((await step.getAttribute('class')) ?? '').includes('expanded')) await step.click();
      await waitUntil(`the picture of “${title}”`, () =>
        page.evaluate<boolean>(
          `${pictures}.some((image) => image.alt.startsWith('${picture}') && image.naturalWidth > 400)`,
        ),
      );
    }
    await session.window.executeCommand('workbench.action.closeActiveEditor');
  });

  it('have the steps of the procedure in a help view, each with a page of what to ask and to fill in', async () => {
    const { page } = session.window;
    await session.window.executeCommand('casebook.help.focus');
    const row = treeRow(page, '3. Detailed information');
    await row.click();
    const preview = await webviewFrame(page, '.vscode-body h1');
    await preview.locator('h1', { hasText: 'Detailed information' }).waitFor();
    await preview.locator('h2', { hasText: 'What to ask' }).waitFor();
    await runCommand(page, 'Casebook: Show Keyboard Map');
    const map = await waitUntil('the keyboard map', async () => {
      const frame = await webviewFrame(page, '.vscode-body h1');
      return (await frame.locator('h1').textContent())?.includes('Keyboard map') === true && frame;
    });
    await map.locator('td', { hasText: 'Ctrl+Alt+E' }).first().waitFor();
  });

  it('have an example casebook, written where the user says and never over something', async () => {
    const { page } = session.window;
    const parent = path.join(session.workspace, 'practice');
    mkdirSync(path.join(parent, 'support-casebook-example'), { recursive: true });
    await runCommand(page, 'Casebook: Open Example Casebook…');
    await chooseFile(page, 'Create It Here', parent);
    const files = exampleFiles();
    const written = path.join(parent, 'support-casebook-example-2');
    await waitUntil('the example', () =>
      [...files].every(([name, text]) => readFileSync(path.join(written, name), 'utf8') === text),
    );
    assert.deepEqual(readdirSync(path.join(parent, 'support-casebook-example')), []);
  });
});
