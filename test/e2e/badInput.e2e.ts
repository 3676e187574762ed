import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { newCase, type Case } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { casePanel, field, saved, typeInto } from './casePanel.ts';
import { caseOnDisk } from './caseFiles.ts';
import {
  answer,
  clearNotifications,
  editorTab,
  notification,
  openViewContainer,
  pressNotificationButton,
  runCommand,
  treeRow,
} from './workbench.ts';

const good = (number: string, title: string): Case =>
  newCase({ title, author: 'Lin Wei', now: Date.parse('2026-11-20T09:00:00+08:00'), number });
const file = (number: string): string => `casebook/${number}/case.json`;

const wellFormed = serializeCase(good('TS-20261120-GGGGG', 'A good case among bad ones'));
const unknownKey = serializeCase({ ...good('TS-20261120-HHHHH', 'From a newer version'), mood: 'sunny' });

const broken: Record<string, { content: string; says: RegExp }> = {
  'TS-20261120-AAAAA': { content: '', says: /is empty/ },
  'TS-20261120-BBBBB': { content: wellFormed.slice(0, wellFormed.length / 2), says: /ends in the middle/ },
  'TS-20261120-CCCCC': { content: '{ number: yes }', says: /not valid JSON: line 1/ },
  'TS-20261120-DDDDD': {
    content: wellFormed.replace('"formatVersion": 1', '"formatVersion": 7'),
    says: /newer Support Casebook/,
  },
  'TS-20261120-EEEEE': {
    content: `<<<<<<< HEAD\n${wellFormed}=======\n${wellFormed}>>>>>>> other\n`,
    says: /Merge conflict/,
  },
  'TS-20261120-FFFFF': {
    content: wellFormed.replace('"title": "A good case among bad ones"', '"title": 12'),
    says: /title on line 4/,
  },
};

describe('Bad input', () => {
  let session: Session;
  const inWorkspace = (name: string): string => path.join(session.workspace, name);

  before(async () => {
    session = await openSession({
      lazy: true,
      files: {
        ...Object.fromEntries(Object.entries(broken).map(([number, { content }]) => [file(number), content])),
        [file('TS-20261120-GGGGG')]: wellFormed,
        [file('TS-20261120-HHHHH')]: unknownKey,
        'casebook/renamed by hand/case.json': serializeCase(good('TS-20261120-JJJJJ', 'In a renamed folder')),
        [file('TS-20261120-KKKKK')]: serializeCase(good('TS-20261120-KKKKK', 'First of two')),
        'casebook/copy/case.json': serializeCase(good('TS-20261120-KKKKK', 'Second of two')),
        'casebook/notes.txt': 'not a case',
      },
    });
    await mkdir(inWorkspace('casebook/TS-20261120-MMMMM/case.json'), { recursive: true });
    await mkdir(inWorkspace('casebook/TS-20261120-NNNNN'));
    await writeFile(inWorkspace(file('TS-20261120-NNNNN')), '{');
    await truncate(inWorkspace(file('TS-20261120-NNNNN')), 50 * 1024 * 1024);
    await openViewContainer(session.window.page, 'Support Casebook');
    await treeRow(session.window.page, 'Needs attention').waitFor();
  });
  after(() => session.stop());

  for (const [number, { says }] of Object.entries(broken)) {
    it(`says of ${number} that it ${says.source.replaceAll('\\', '')}, and leaves the file as it is`, async () => {
      await treeRow(session.window.page, number).filter({ hasText: says }).waitFor();
      assert.equal(await readFile(inWorkspace(file(number)), 'utf8'), broken[number]?.content);
    });
  }

  it('says that a file of 50 MB is too large, and does not read it', async () => {
    await treeRow(session.window.page, 'TS-20261120-NNNNN')
      .filter({ hasText: /50 MB large/ })
      .waitFor();
  });

  it('says that a folder is no case file', async () => {
    await treeRow(session.window.page, 'TS-20261120-MMMMM')
      .filter({ hasText: /is a folder/ })
      .waitFor();
  });

  it('says of each in its tooltip what to do about it', async () => {
    const { page } = session.window;
    for (const [name, advice] of [
      ['TS-20261120-AAAAA', /Restore an earlier version from version control/],
      ['TS-20261120-BBBBB', /Restore an earlier version from version control/],
      ['TS-20261120-CCCCC', /correct the place named/],
      ['TS-20261120-DDDDD', /Update the extension/],
      ['TS-20261120-EEEEE', /unresolved merge conflict, from line 1 .*Choose “Resolve Conflicts”/s],
      ['TS-20261120-FFFFF', /text.*correct the place named/s],
      ['TS-20261120-MMMMM', /Rename or remove that folder/],
      ['TS-20261120-NNNNN', /Move long logs out of the file/],
      ['In a renamed folder', /Rename the folder to TS-20261120-JJJJJ/],
      ['First of two', /If one is a copy, remove it/],
    ] as const) {
      await page.mouse.move(800, 600);
      await treeRow(page, name).hover();
      await page.locator('.workbench-hover').filter({ hasText: advice }).waitFor();
    }
  });

  it('makes a new case among them, and keeps what was typed for it while the folder cannot be written to', async () => {
    const { page } = session.window;
    await forbidWriting(inWorkspace('casebook'), true);
    try {
      await runCommand(page, 'Casebook: New Case…');
      await answer(page, 'What is the problem', 'Typed only once');
      await answer(page, 'Who reported it', 'Lin Wei');
      await notification(session.window, /could not be saved: writing is not permitted\. Nothing was written\./);
    } finally {
      await forbidWriting(inWorkspace('casebook'), false);
    }
    const notice = await notification(session.window, /Nothing was written\./);
    await pressNotificationButton(notice, 'Try Again');
    await treeRow(page, 'Typed only once').waitFor();
    await clearNotifications(session.window);
    await runCommand(page, 'View: Close All Editors');
  });

  it('opens a broken file as text, where it can be mended, and shows the case as soon as it is', async () => {
    const { page } = session.window;
    await treeRow(page, 'TS-20261120-CCCCC').click();
    await editorTab(page, 'case.json').waitFor();
    await writeFile(inWorkspace(file('TS-20261120-CCCCC')), serializeCase(good('TS-20261120-CCCCC', 'Mended by hand')));
    await treeRow(page, 'Mended by hand').waitFor();
    await runCommand(page, 'View: Close All Editors');
  });

  it('shows a renamed folder and two folders of one number, each with a warning', async () => {
    const { page } = session.window;
    await treeRow(page, 'In a renamed folder')
      .filter({ hasText: /The folder is called renamed by hand/ })
      .waitFor();
    await treeRow(page, 'First of two')
      .filter({ hasText: /TS-20261120-KKKKK/ })
      .waitFor();
    await treeRow(page, 'Second of two').waitFor();
  });

  it('keeps an unknown key through an edit in the form', async () => {
    const { page } = session.window;
    await treeRow(page, 'From a newer version').click();
    const panel = await casePanel(session.window);
    await typeInto(panel, 'intake/contact', 'im:ann');
    await saved(panel);
    const kept = await caseOnDisk(session.workspace, 'TS-20261120-HHHHH', (now) => now.intake?.contact === 'im:ann');
    assert.equal(kept.mood, 'sunny');
    await runCommand(page, 'View: Close All Editors');
  });

  it('keeps what is typed when the folder cannot be written to, says so, and saves once it can', async () => {
    const { page } = session.window;
    const folder = inWorkspace('casebook/TS-20261120-GGGGG');
    await treeRow(page, 'A good case among bad ones').click();
    const panel = await casePanel(session.window);
    await forbidWriting(folder, true);
    await typeInto(panel, 'intake/contact', 'im:kept');
    await panel.locator('[data-save="failed"]').waitFor();
    assert.match((await panel.locator('[data-save="failed"]').textContent()) ?? '', /.+/);
    await forbidWriting(folder, false);
    await saved(panel);
    await caseOnDisk(session.workspace, 'TS-20261120-GGGGG', (now) => now.intake?.contact === 'im:kept');
    assert.equal(await field(panel, 'intake/contact').locator('input').first().inputValue(), 'im:kept');
    await runCommand(page, 'View: Close All Editors');
  });

  it('breaks no rule of the Content Security Policy', () => {
    assert.deepEqual(session.window.webviewErrors, []);
  });
});

describe('No folder open', () => {
  it('says that a case needs a folder and offers to open one', async () => {
    const session = await openSession({ noFolder: true, lazy: true });
    try {
      await runCommand(session.window.page, 'Casebook: New Case…');
      await notification(session.window, /no folder is open/);
      await clearNotifications(session.window);
      await openViewContainer(session.window.page, 'Support Casebook');
      await session.window.page.getByRole('button', { name: 'Open Folder' }).first().waitFor();
    } finally {
      await session.stop();
    }
  });
});

/** Takes the right to write into a folder away, or gives it back. Permissions do not bind root, so root uses the immutable flag. */
async function forbidWriting(folder: string, forbidden: boolean): Promise<void> {
  if (process.getuid?.() === 0) await promisify(execFile)('chattr', [forbidden ? '+i' : '-i', folder]);
  else await chmod(folder, forbidden ? 0o500 : 0o700);
}
