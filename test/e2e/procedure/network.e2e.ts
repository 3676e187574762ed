import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { momentMs } from '../../../src/domain/moment.ts';
import { openSession, type Session } from '../../host/session.ts';
import { quickInput, runCommand } from '../workbench.ts';
import { author, CaseDriver, files, settings, story, yesterdayAtNine } from './caseDriver.ts';
import { endStep, executeStepByStep, offered, startStep, stepCard } from './execution.ts';
import { commandTitle } from './words.ts';

const words = {
  en: {
    title: 'Third floor cannot open the intranet',
    reporter: 'Lin Wei',
    system: 'Intranet portal',
    verbatim: 'Nobody on this floor can open the portal',
    question: 'Only you?',
    answer: 'My colleagues too',
    group: 'Network',
    why: 'The line waits for its orders',
    approver: 'Wang Lei',
    told: 'Called: we are on it',
    everyHour: 'Every hour',
    fiveMinutes: 'Five minutes',
    onTheHour: 'On the hour',
    all: 'All of them',
    cause: 'A loop at the switch',
    check: 'Look at the ports',
    reason: 'Addresses move between ports',
    whyCut: 'Why is the floor cut off?',
    storm: 'A broadcast storm',
    nobody: 'Nobody touched it',
    unchanged: 'Nothing new',
    asEver: 'The procedure is as ever',
    wellCooled: 'The room is fine',
    cut: 'Take the loop out',
    spanningTree: 'Switch spanning tree on',
    closePort: 'Close port 12',
    check2: 'Check the portal',
    works: 'It works again',
    openPort: 'Open the port again',
    dead: 'The port does not answer',
    opened: 'It is open',
    fine: 'It opens',
    window: 'One hour',
    done: 'The loop is out',
    computed: 'High, because:',
    suggested: 'The urgency suggests “Urgent” instead',
    promise: /^First response by /,
  },
  'zh-cn': {
    title: '三楼打不开内网',
    reporter: '林薇',
    system: '内网门户',
    verbatim: '整层楼都打不开门户',
    question: '只有您遇到吗？',
    answer: '同事也一样',
    group: '网络组',
    why: '生产线等待发货',
    approver: '王主管',
    told: '已电话告知正在处理',
    everyHour: '每小时',
    fiveMinutes: '五分钟',
    onTheHour: '整点',
    all: '全部',
    cause: '交换机环路',
    check: '查看端口状态',
    reason: '端口反复学习',
    whyCut: '为什么断网？',
    storm: '广播风暴',
    nobody: '无人操作',
    unchanged: '无变更',
    asEver: '流程未变',
    wellCooled: '机房正常',
    cut: '拆除环路',
    spanningTree: '启用生成树',
    closePort: '关闭端口 12',
    check2: '确认门户可用',
    works: '恢复',
    openPort: '重新打开端口',
    dead: '端口无响应',
    opened: '已打开',
    fine: '可用',
    window: '一小时',
    done: '环路已拆除',
    computed: '高，依据：',
    suggested: '按紧急程度建议改为“紧急”',
    promise: /前首次响应$/,
  },
} as const;

for (const language of ['en', 'zh-cn'] as const) {
  describe(`A network case from call to close, in ${language === 'en' ? 'English' : 'Chinese @oldest'}`, () => {
    const said = words[language];
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

    /** Runs a network test for the address in the case, and waits for its output. */
    const probe = async (command: string, count: number): Promise<{ item: Evidence; output: string }> => {
      await runCommand(driver.page, commandTitle(command, language));
      await quickInput(driver.page).and(driver.page.locator(':focus')).waitFor();
      assert.equal(await quickInput(driver.page).inputValue(), '127.0.0.1');
      await quickInput(driver.page).press('Enter');
      const { evidence } = await driver.onDisk((now) => now.evidence?.length === count);
      const item = evidence?.at(-1);
      assert.ok(item);
      const file = path.join(session.workspace, 'casebook', driver.folder, item.file!);
      return { item, output: await readFile(file, 'utf8') };
    };

    it('is taken down with a clarifying question, and accepted once nothing is missing', async () => {
      driver = await CaseDriver.newCase(session, language, { title: said.title, reporter: said.reporter });
      const links = await driver.isRefused('accept');
      await driver.goToMissing(links, 'intake/channel');
      await driver.enter({
        'intake/channel': 'im',
        'intake/contact': 'im:linwei',
        'intake/occurredAt': yesterdayAtNine(),
        'intake/system': said.system,
        'intake/verbatim': said.verbatim,
        'intake/scope': 'department',
      });
      await driver.addRow('intake/clarifications', { question: said.question, answer: said.answer });
      const accepted = await driver.goOn('accept');
      assert.deepEqual(story(accepted), ['created', 'accept']);
      assert.equal(accepted.intake?.verbatim, said.verbatim);
      assert.equal(accepted.intake.clarifications?.[0]?.answer, said.answer);
    });

    it('is triaged with the computed priority, and promises a response', async () => {
      await driver.enter({ 'triage/category': 'network' });
      await driver.isRefused('triage');
      await driver.page.keyboard.press('Escape');
      await driver.enter({
        'triage/subcategory': 'lan',
        'triage/requestType': 'fault',
        'triage/criticality': 'department',
        'triage/scopeBand': 'departmentStopped',
        'triage/urgency': 'high',
        'triage/urgencyHints': ['noWorkaround'],
        'triage/group': said.group,
        'triage/assignee': author,
      });
      await driver.panel.getByText(said.computed).waitFor();
      await driver.panel.getByText(said.suggested).waitFor();
      await driver.enter({ 'triage/finalPriority': 'urgent' });
      await driver.isRefused('triage');
      await driver.page.keyboard.press('Escape');
      await driver.enter({ 'triage/overrideReason': said.why, 'triage/approver': said.approver });
      const { triage, intake, timeline } = await driver.goOn('triage', 'keyboard');
      assert.deepEqual(
        [triage?.finalPriority, triage?.overrideReason, triage?.approver],
        ['urgent', said.why, said.approver],
      );
      assert.equal(timeline?.at(-1)?.priority, 'urgent');
      assert.equal((momentMs(intake?.commitmentDueAt) ?? 0) - (momentMs(intake?.receivedAt) ?? 0), 15 * 60_000);
      assert.match(intake?.commitment ?? '', said.promise);
    });

    it('starts its diagnosis after the first response', async () => {
      await driver.isRefused('diagnose');
      await driver.page.keyboard.press('Escape');
      const responded = await driver.logFirstResponse('phone', said.told);
      assert.equal(responded.timeline?.at(-1)?.note, said.told);
      assert.deepEqual(story(await driver.goOn('diagnose')), [
        'created',
        'accept',
        'triage',
        'firstResponse',
        'diagnose',
      ]);
    });

    it('has its facts gathered, with ping and traceroute run for its address', async () => {
      await driver.enter({ 'details/network/ip': '127.0.0.1' });
      const links = await driver.isRefused('analyse');
      await driver.goToMissing(links, 'details/reproducible');
      await driver.enter({
        'details/reproducible': 'sometimes',
        'details/frequency': said.everyHour,
        'details/duration': said.fiveMinutes,
        'details/conditions': said.onTheHour,
        'details/network/cableState': 'connected',
        'details/network/specificSite': said.all,
      });
      await driver.onDisk((now) => now.details?.network?.specificSite === said.all);
      const ping = await probe('runPing', 1);
      assert.match(ping.item.command?.line ?? '', /^ping .*127\.0\.0\.1$/);
      assert.match(ping.output, /4 packets transmitted, 4 received/);
      const trace = await probe('runTraceroute', 2);
      assert.match(trace.item.command?.line ?? '', /^trace(route|path) .*127\.0\.0\.1$/);
      assert.match(trace.output, /127\.0\.0\.1|localhost/);
      const { details, ...analysing } = await driver.goOn('analyse');
      assert.deepEqual(
        [details?.network?.pingEvidence, details?.network?.tracertEvidence],
        [[ping.item.id], [trace.item.id]],
      );
      assert.deepEqual(story(analysing).slice(-3), ['evidenceAttached', 'evidenceAttached', 'analyse']);
    });

    it('has its causes weighed, a whole chain of whys among them', async () => {
      await driver.enter({ 'rootCause/methods': ['fishbone', 'fiveWhys'] });
      const row = await driver.addRow('rootCause/hypotheses', {
        dimension: 'machine',
        cause: said.cause,
        check: said.check,
        verdict: 'confirmed',
        reason: said.reason,
      });
      // As words are completed in an editor: Ctrl+Space offers the evidence, Space takes it.
      const { page } = driver;
      await driver.field(`${row}/reason`).locator('textarea').first().click();
      await page.keyboard.press('Control+Space');
      await driver.field(`${row}/evidence`).getByRole('checkbox').first().and(driver.panel.locator(':focus')).waitFor();
      await page.keyboard.press('Space');
      await page.keyboard.press('Escape');
      await driver.addRow('rootCause/whyChain', { why: said.whyCut, because: said.storm });
      await driver.enter({
        'rootCause/notApplicable/people': said.nobody,
        'rootCause/notApplicable/material': said.unchanged,
        'rootCause/notApplicable/method': said.asEver,
        'rootCause/notApplicable/environment': said.wellCooled,
        'rootCause/rootCause': [said.cause],
      });
      const { rootCause } = await driver.onDisk((now) => now.rootCause?.rootCause?.length === 1);
      const [cause] = rootCause?.hypotheses ?? [];
      assert.deepEqual([rootCause?.rootCause, cause?.verdict, cause?.evidence?.length], [[cause?.id], 'confirmed', 1]);
      assert.equal(rootCause?.whyChain?.[0]?.because, said.storm);
      assert.equal((await driver.read()).status, 'analysing');
    });

    it('has a plan that is not carried out before the contingency is written', async () => {
      const solution = await driver.addRow('plan/solutions', {
        title: said.cut,
        kind: 'quickRecovery',
        risk: ['interruption'],
        chosen: true,
      });
      await driver.addRow('plan/solutions', { title: said.spanningTree, kind: 'longTermCure', risk: ['none'] });
      for (const action of [said.closePort, said.check2])
        await driver.addRow('plan/steps', { action, expected: said.works, owner: author, estimatedMinutes: 5 });
      await driver.goOn('makeReady');
      const links = await driver.isRefused('execute');
      await driver.goToMissing(links, `${solution}/contingency`);
      await driver.enter({ [`${solution}/contingency`]: said.openPort });
      const { plan, ...executing } = await driver.goOn('execute');
      assert.deepEqual(
        plan?.solutions?.map(({ kind, chosen, contingency }) => [kind, chosen, contingency]),
        [
          ['quickRecovery', true, said.openPort],
          ['longTermCure', undefined, undefined],
        ],
      );
      assert.deepEqual(story(executing).slice(-2), ['makeReady', 'execute']);
    });

    it('stops at a step that fails, and goes on with the contingency', async () => {
      await executeStepByStep(driver);
      await startStep(driver);
      await endStep(driver, { index: 0, actual: said.dead, outcome: 'failed' });
      const stop = driver.panel.locator('.stop:visible');
      await stop.locator('.stop-ways > li').nth(2).waitFor();
      await stop.locator('.stop-ways > li').first().getByRole('button').click();
      const { plan } = await driver.onDisk((now) => now.plan?.steps?.length === 3);
      assert.equal(plan?.steps?.[1]?.action, said.openPort);
      await stepCard(driver).getByText(said.openPort).first().waitFor();
      await endStep(driver, { index: 1, actual: said.opened, outcome: 'succeeded' });
      await stepCard(driver).getByText(said.check2).first().waitFor();
      await startStep(driver);
      const { plan: done } = await endStep(driver, { index: 2, actual: said.fine, outcome: 'succeeded' });
      assert.deepEqual(
        done?.steps?.map(({ outcome, executor }) => [outcome, executor]),
        [
          ['failed', author],
          ['succeeded', author],
          ['succeeded', author],
        ],
      );
      await offered(driver, 'verify').click();
      assert.equal(story(await driver.arrives('verify')).at(-1), 'verify');
    });

    it('is verified, confirmed by the user and closed', async () => {
      await driver.enter({
        'plan/verification/retest': 'passed',
        'plan/verification/observationWindow': said.window,
        'plan/verification/tester': said.reporter,
      });
      await driver.goOn('resolve');
      const links = await driver.isRefused('close');
      await driver.goToMissing(links, 'plan/userConfirmation/result');
      await driver.enter({
        'plan/userConfirmation/result': 'resolved',
        'plan/userConfirmation/at': 'now',
        'plan/closure/code': 'resolved',
        'plan/closure/summary': said.done,
      });
      const closed = await driver.goOn('close', 'keyboard');
      assert.deepEqual([closed.plan?.closure?.code, closed.plan?.closure?.summary], ['resolved', said.done]);
      assert.deepEqual(story(closed), [
        ...['created', 'accept', 'triage', 'firstResponse', 'diagnose', 'evidenceAttached', 'evidenceAttached'],
        ...['analyse', 'makeReady', 'execute', 'verify', 'resolve', 'close'],
      ]);
      await driver.panel.locator('.procedure .next button').waitFor({ state: 'detached' });
    });

    it('breaks no rule of the Content Security Policy', () => {
      assert.deepEqual(session.window.webviewErrors, []);
    });
  });
}
