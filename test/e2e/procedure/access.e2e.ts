import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Keyboard } from 'playwright-core';
import { say } from '../../../src/domain/text.ts';
import { fieldAt } from '../../../src/domain/fieldAt.ts';
import { looksLikePassword } from '../../../src/domain/secretInput.ts';
import { momentMs } from '../../../src/domain/moment.ts';
import { openSession, type Session } from '../../host/session.ts';
import { answer, pick, quickPickRow } from '../workbench.ts';
import { author, CaseDriver, files, settings, story, yesterdayAtNine } from './caseDriver.ts';
import { shown } from './words.ts';

const words = {
  en: {
    title: 'Locked out of the finance system',
    reporter: 'Lin Wei',
    verbatim: 'It says my password has expired, and I cannot set a new one.',
    secret: 'linwei, password: Sommer2026',
    error: 'Password expired',
    answer: 'A reset link was sent; signed in with a new password.',
  },
  'zh-cn': {
    title: '财务系统登录被锁',
    reporter: '林薇',
    verbatim: '提示密码已过期，又改不了新密码。',
    secret: 'linwei 密码：Sommer2026',
    error: '密码已过期',
    answer: '已发送重置链接，用户已用新密码登录。',
  },
} as const;

/** The files that hold a text: of the workspace, and of all that VS Code keeps beside it, the journal of unsaved edits included. */
async function filesWith(text: string, { workspace }: Session): Promise<string[]> {
  const scratch = dirname(workspace);
  const entries = await readdir(scratch, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('/extensions/'));
  assert.ok(files.some(({ name }) => name === 'case.json'));
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const content = await readFile(join(parentPath, name), 'utf8').catch(() => '');
      return content.includes(text) ? [name] : [];
    }),
  );
  return found.flat();
}

/** Types a moment such as `2026-11-21T09:00` into the parts of a date field, which the test's browser shows in English order. */
async function typeDate(keyboard: Keyboard, moment: string): Promise<void> {
  const [, year = '', month = '', day = ''] = /^(\d+)-(\d+)-(\d+)T09:00$/.exec(moment) ?? [];
  // A part that is full hands over to the next by itself.
  await keyboard.type(`${month}${day}${year}0900A`);
}

for (const language of ['en', 'zh-cn'] as const) {
  describe(`An access case from call to close, in ${language} @oldest`, () => {
    const told = words[language];
    let session: Session;
    let driver: CaseDriver;
    before(async () => {
      session = await openSession({
        asInstalled: true,
        settings,
        files,
        ...(language === 'en' ? {} : { locale: language }),
      });
    });
    after(() => session.stop());

    it('is taken down', async () => {
      driver = await CaseDriver.newCase(session, language, told);
      const made = await driver.read();
      assert.equal(made.status, 'draft');
      assert.deepEqual(story(made), ['created']);
      assert.deepEqual([made.intake?.reporterName, made.intake?.intaker], [told.reporter, author]);
      await driver.enter({ 'intake/anxious': true });
      const links = await driver.isRefused('accept');
      await driver.goToMissing(links, 'intake/channel');
      // From here to the accepted case without the mouse.
      const { keyboard } = driver.page;
      await keyboard.press('Space');
      await driver.tabTo('intake/contact');
      await keyboard.type('im:linwei');
      await driver.tabTo('intake/occurredAt');
      await typeDate(keyboard, yesterdayAtNine());
      await driver.tabTo('intake/system');
      await keyboard.type('Finance');
      await driver.tabTo('intake/verbatim');
      await keyboard.type(told.verbatim);
      await driver.tabTo('intake/scope');
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await driver.tabTo('intake/reassured');
      await keyboard.press('Space');
      const accepted = await driver.goOn('accept', 'keyboard');
      assert.deepEqual(story(accepted), ['created', 'accept']);
      assert.deepEqual(
        [accepted.intake?.channel, accepted.intake?.verbatim, accepted.intake?.scope, accepted.intake?.reassured],
        ['phone', told.verbatim, 'oneUser', true],
      );
    });

    it('is triaged by the computed priority, and a time is promised', async () => {
      await driver.enter({
        'triage/category': 'access',
        'triage/subcategory': 'passwordReset',
        'triage/requestType': 'fault',
        'triage/criticality': 'nonCore',
        'triage/scopeBand': 'oneUser',
        'triage/urgency': 'medium',
        'triage/finalPriority': 'medium',
        'triage/group': 'Service desk',
      });
      const { triage, intake, timeline } = await driver.goOn('triage');
      assert.deepEqual(
        [triage?.subcategory, triage?.finalPriority, triage?.group],
        ['passwordReset', 'medium', 'Service desk'],
      );
      assert.equal(timeline?.at(-1)?.priority, 'medium');
      const due = momentMs(intake?.commitmentDueAt) ?? 0;
      assert.equal(due - (momentMs(intake?.receivedAt) ?? 0), 120 * 60_000);
      assert.match(intake?.commitment ?? '', language === 'en' ? /^First response by / : /前首次响应$/);
    });

    it('refuses a password in the account block, says why, and has written no letter of it', async () => {
      assert.ok(looksLikePassword(told.secret));
      const path = ['details', 'access', 'account'];
      const field = fieldAt(path);
      assert.equal(field?.kind, 'text');
      const why = field.refuse?.(told.secret);
      assert.ok(why);
      await driver.enter({ 'details/access/error': told.error });
      await driver.onDisk((now) => now.details?.access?.error === told.error);

      const harmless = told.secret.replace('Sommer2026', '');
      const control = driver.field(path.join('/')).locator('input').first();
      await control.click();
      await driver.page.keyboard.insertText(harmless);
      await driver.onDisk((now) => now.details?.access?.account === harmless);
      // As slowly as somebody who looks for each key: every letter has time to reach the disk.
      await driver.page.keyboard.type('Sommer2026', { delay: 300 });
      const error = driver.field(path.join('/')).getByText(say(why, language));
      await error.waitFor();
      await driver.page.keyboard.press('Tab');
      assert.equal((await driver.read()).details?.access?.account, harmless);

      const { window } = session;
      await window.executeCommand('casebook.undo');
      await driver.onDisk((now) => now.details?.access?.account === undefined);
      await window.executeCommand('casebook.redo');
      await driver.onDisk((now) => now.details?.access?.account === harmless);
      assert.deepEqual(await filesWith('Somm', session), []);
      await control.fill('linwei');
      await driver.page.keyboard.press('Tab');
      await error.waitFor({ state: 'hidden' });
      await driver.onDisk((now) => now.details?.access?.account === 'linwei');
    });

    it('is resolved with an answer, which is the first response too', async () => {
      await driver.goOnAsked('answer');
      await answer(driver.page, shown('What is the answer?', language), told.answer);
      const { plan, timeline, ...resolved } = await driver.arrives('answer');
      assert.deepEqual(story({ ...resolved, timeline }), ['created', 'accept', 'triage', 'firstResponse', 'answer']);
      assert.equal(timeline?.at(-1)?.answer, told.answer);
      assert.deepEqual([plan?.closure?.code, plan?.closure?.summary], ['resolved', told.answer]);
    });

    it('is closed once the user confirms', async () => {
      await driver.goOnAsked('close');
      const result = fieldAt(['plan', 'userConfirmation', 'result']);
      assert.equal(result?.kind, 'radio');
      const confirmed = result.options.find(({ code }) => code === 'resolved');
      assert.ok(confirmed);
      await quickPickRow(driver.page, say(confirmed.label, language)).waitFor();
      await pick(driver.page, say(confirmed.label, language));
      const closed = await driver.arrives('close');
      assert.equal(closed.plan?.userConfirmation?.result, 'resolved');
      assert.ok((momentMs(closed.plan.userConfirmation.at) ?? 0) > Date.now() - 120_000);
      assert.deepEqual(story(closed).slice(-2), ['answer', 'close']);
      // Nothing comes after the end but a new, linked case.
      await driver.panel.locator('.procedure .next button').waitFor({ state: 'detached' });
    });
  });
}
