import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { momentMs } from '../../../src/domain/moment.ts';
import { priorities } from '../../../src/domain/records/codes.ts';
import { labelOf } from '../../../src/domain/records/triageDecision.ts';
import { say } from '../../../src/domain/text.ts';
import { openSession, type Session } from '../../host/session.ts';
import { quickInput, quickPickRow } from '../workbench.ts';
import { author, CaseDriver, files, settings, story, yesterdayAtNine } from './caseDriver.ts';
import { endStep, executeStepByStep, offered, startStep, stepCard } from './execution.ts';
import { shown } from './words.ts';

const log = [
  '2026-11-20T09:00:00Z INFO  Started',
  '2026-11-20T09:01:07Z ERROR Pool exhausted: 8 of 8 connections in use',
  '2026-11-20T09:01:08Z ERROR Sign-in of 120 sessions failed',
];

const words = {
  en: {
    title: 'Sign-in fails',
    verbatim: 'Nobody gets in since the update',
    computed: 'High, because: a core or department-level function',
    left: /\b(29|30) min/,
    told: 'Told Lin Wei that we are on it',
    cause: 'Pool size reset by the update',
    actual: 'Set to 80',
    summary: 'Pool size set again',
  },
  'zh-cn': {
    title: '登录失败',
    verbatim: '更新后谁都进不去',
    computed: '高，依据：核心或部门级功能',
    left: /(29|30) 分钟/,
    told: '已告知林薇正在处理',
    cause: '更新重置了连接池大小',
    actual: '已设为 80',
    summary: '已恢复连接池大小',
  },
} as const;

for (const language of ['en', 'zh-cn'] as const) {
  describe(`A software case from call to close, in ${language}`, () => {
    const said = words[language];
    const button = (english: string, about = ''): string => shown(english, language).replace('{0}', about);
    let session: Session;
    let driver: CaseDriver;
    before(async () => {
      session = await openSession({
        asInstalled: true,
        settings,
        files: { ...files, 'logs/finance.log': `${log.join('\n')}\n` },
        ...(language === 'en' ? {} : { locale: language }),
      });
    });
    after(() => session.stop());

    it('is taken down and accepted once nothing is missing', async () => {
      driver = await CaseDriver.newCase(session, language, { title: said.title, reporter: 'Lin Wei' });
      const links = await driver.isRefused('accept');
      await driver.goToMissing(links, 'intake/channel');
      await driver.enter({
        'intake/channel': 'phone',
        'intake/contact': 'im:linwei',
        'intake/occurredAt': yesterdayAtNine(),
        'intake/system': 'Finance 7',
        'intake/verbatim': said.verbatim,
        'intake/scope': 'several',
      });
      const accepted = await driver.goOn('accept');
      assert.deepEqual(story(accepted), ['created', 'accept']);
      assert.equal(accepted.intake?.verbatim, said.verbatim);
    });

    it('is triaged with the computed priority, and promises a response', async () => {
      await driver.enter({ 'triage/category': 'software', 'triage/subcategory': 'application' });
      await driver.isRefused('triage');
      await driver.page.keyboard.press('Escape');
      await driver.enter({
        'triage/requestType': 'fault',
        'triage/criticality': 'core',
        'triage/affectedUsers': 120,
        'triage/totalUsers': 1000,
        'triage/scopeBasis': 'accounts signed in today',
        'triage/urgency': 'medium',
        'triage/group': 'Applications',
        'triage/assignee': author,
      });
      await driver.panel.getByText(said.computed).waitFor();
      await driver.panel
        .getByRole('button', { name: button('Use the computed one: {0}', say(labelOf(priorities, 'high'), language)) })
        .click();
      const { triage, intake, ...triaged } = await driver.goOn('triage');
      assert.deepEqual([triage?.affectedUsers, triage?.totalUsers, triage?.finalPriority], [120, 1000, 'high']);
      assert.equal(triaged.timeline?.at(-1)?.priority, 'high');
      const promised = (momentMs(intake?.commitmentDueAt) ?? 0) - (momentMs(intake?.receivedAt) ?? 0);
      assert.equal(promised, 30 * 60_000);
      await driver.panel.locator('.procedure').getByText(said.left).waitFor();
    });

    it('starts its diagnosis after the first response', async () => {
      await driver.isRefused('diagnose');
      await driver.page.keyboard.press('Escape');
      const responded = await driver.logFirstResponse('im', said.told);
      const { type, channel, note, by } = responded.timeline?.at(-1) ?? {};
      assert.deepEqual([type, channel, note, by], ['firstResponse', 'im', said.told, author]);
      const diagnosing = await driver.goOn('diagnose');
      assert.deepEqual(story(diagnosing), ['created', 'accept', 'triage', 'firstResponse', 'diagnose']);
    });

    it('has its facts gathered, with the lines of the log that prove them', async () => {
      const { page } = driver;
      await page.keyboard.press('Control+p');
      await quickInput(page).fill('finance.log:2');
      await quickPickRow(page, 'finance.log').click();
      await page.locator('.statusbar-item', { hasText: 'Ln 2, Col 1' }).waitFor();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.locator('.statusbar-item', { hasText: 'selected' }).waitFor();
      await page.keyboard.press('Control+Alt+e');
      const { evidence = [] } = await driver.onDisk((now) => now.evidence?.length === 1);
      const [item] = evidence;
      assert.deepEqual(
        [item?.source?.path, item?.source?.startLine, item?.source?.endLine],
        ['logs/finance.log', 2, 3],
      );
      const copy = path.join(session.workspace, 'casebook', driver.folder, item?.file ?? '');
      assert.match(await readFile(copy, 'utf8'), /Pool exhausted/);
      await driver.show();
      await driver.enter({
        'details/reproducible': 'always',
        'details/steps': 'Sign in',
        'details/expected': 'The start page',
        'details/actual': 'A timeout',
        'details/software/version': '7.2.1',
        'details/software/steps': 'Sign in',
        'details/software/errorEvidence': [item?.title ?? ''],
        'details/software/recentUpdateOrConfig': 'Update to 7.2.1',
      });
      const { details, ...analysing } = await driver.goOn('analyse');
      assert.deepEqual(details?.software?.errorEvidence, [item?.id]);
      assert.deepEqual(story(analysing).slice(-2), ['evidenceAttached', 'analyse']);
    });

    it('has its causes weighed, a plan made, and both checked by the gate', async () => {
      const [proof = ''] = ((await driver.read()).evidence ?? []).map(({ title }) => title);
      await driver.enter({ 'rootCause/methods': ['fishbone'] });
      await driver.addRow('rootCause/hypotheses', {
        dimension: 'machine',
        cause: 'Database is down',
        check: 'Query it',
        evidence: [proof],
        verdict: 'ruledOut',
        reason: 'It answers',
      });
      await driver.addRow('rootCause/hypotheses', {
        dimension: 'method',
        cause: said.cause,
        check: 'Compare configurations',
        evidence: [proof],
        verdict: 'confirmed',
        reason: '8 instead of 80',
      });
      await driver.enter({
        'rootCause/notApplicable/people': 'no operation',
        'rootCause/notApplicable/material': 'same data',
        'rootCause/notApplicable/environment': 'load as ever',
      });
      const links = await driver.isRefused('makeReady');
      await driver.goToMissing(links, 'rootCause/rootCause');
      await driver.enter({ 'rootCause/rootCause': [said.cause] });
      await driver.addRow('plan/solutions', {
        title: 'Set the pool size',
        kind: 'longTermCure',
        hypothesis: [said.cause],
        risk: ['none'],
        chosen: true,
      });
      await driver.addRow('plan/steps', {
        action: 'Show the pool size: `echo pool.size=80; sleep 0.3`',
        expected: '80',
        owner: author,
        estimatedMinutes: 5,
      });
      const { rootCause, plan, ...ready } = await driver.goOn('makeReady');
      const [ruledOut, confirmed] = rootCause?.hypotheses ?? [];
      assert.deepEqual([ruledOut?.verdict, confirmed?.verdict], ['ruledOut', 'confirmed']);
      assert.deepEqual([confirmed?.by, confirmed?.evidence?.length], [author, 1]);
      assert.deepEqual(rootCause?.rootCause, [confirmed?.id]);
      assert.deepEqual(plan?.solutions?.[0]?.hypothesis, [confirmed?.id]);
      assert.equal(story(ready).at(-1), 'makeReady');
    });

    it('is carried out step by step, with the output of a command as evidence of its step', async () => {
      await driver.goOn('execute');
      await executeStepByStep(driver);
      await startStep(driver);
      await stepCard(driver)
        .getByRole('button', { name: button('Run a Command for This Step…') })
        .click();
      const { page } = driver;
      await quickInput(page).waitFor();
      assert.equal(await quickInput(page).inputValue(), 'echo pool.size=80; sleep 0.3');
      await quickInput(page).press('Enter');
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.getByText('echo pool.size=80; sleep 0.3').waitFor();
      await dialog.getByRole('button', { name: button('Run'), exact: true }).click();
      const { evidence = [], plan } = await driver.onDisk((now) => now.plan?.steps?.[0]?.evidence?.length === 1);
      const output = evidence.at(-1);
      assert.deepEqual(plan?.steps?.[0]?.evidence, [output?.id]);
      assert.equal(output?.command?.line, 'echo pool.size=80; sleep 0.3');
      const bytes = await readFile(path.join(session.workspace, 'casebook', driver.folder, output.file!), 'utf8');
      assert.equal(bytes.trim(), 'pool.size=80');
      const { plan: done } = await endStep(driver, { index: 0, actual: said.actual, outcome: 'succeeded' });
      assert.equal(done?.steps?.[0]?.executor, author);
      await offered(driver, 'verify').click();
      assert.equal(story(await driver.arrives('verify')).at(-1), 'verify');
    });

    it('is verified, confirmed by the user and closed', async () => {
      const links = await driver.isRefused('resolve');
      await driver.goToMissing(links, 'plan/verification/retest');
      await driver.enter({
        'plan/verification/retest': 'passed',
        'plan/verification/observationWindow': '1 h',
        'plan/verification/tester': 'Lin Wei',
      });
      const resolved = await driver.goOn('resolve');
      assert.equal(resolved.plan?.verification?.retest, 'passed');
      await driver.enter({
        'plan/userConfirmation/result': 'resolved',
        'plan/userConfirmation/at': 'now',
        'plan/userConfirmation/satisfaction': 5,
        'plan/closure/code': 'resolved',
        'plan/closure/summary': said.summary,
      });
      const closed = await driver.goOn('close');
      assert.deepEqual(
        [closed.plan?.userConfirmation?.satisfaction, closed.plan?.closure?.code, closed.plan?.closure?.summary],
        [5, 'resolved', said.summary],
      );
      assert.deepEqual(story(closed), [
        ...['created', 'accept', 'triage', 'firstResponse', 'diagnose', 'evidenceAttached', 'analyse', 'makeReady'],
        ...['execute', 'evidenceAttached', 'verify', 'resolve', 'close'],
      ]);
      await driver.panel.locator('.procedure .next button').waitFor({ state: 'detached' });
    });

    it('breaks no rule of the Content Security Policy', () => {
      assert.deepEqual(session.window.webviewErrors, []);
    });
  });
}
