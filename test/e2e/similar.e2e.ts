import assert from 'node:assert/strict';
import type { Case } from '../../src/domain/case.ts';
import { serializeCase } from '../../src/domain/serialize.ts';
import { openSession, type Session } from '../host/session.ts';
import { casePanel, showTab, typeInto } from './casePanel.ts';
import { caseOnDisk } from './caseFiles.ts';
import { editorTab, openViewContainer, pick, quickPickRow, runCommand, treeRow } from './workbench.ts';

const log = (
  line: number,
  exec: number,
): string => `2026-01-05 09:00:${line} ERROR [http-nio-8080-exec-${exec}] c.f.SessionStore - Write of session ${line}${exec} failed
java.io.IOException: No space left on device
\tat com.fin.SessionStore.write(SessionStore.java:${line})
\tat com.fin.LoginFilter.doFilter(LoginFilter.java:${exec})
`;

const withLog = (number: string, title: string, status: string, own: Partial<Case> = {}): Case => ({
  formatVersion: 1,
  number,
  title,
  status,
  intake: { receivedAt: '2026-01-05T09:10:00+08:00' },
  evidence: [
    {
      id: 'e1',
      kind: 'log',
      title: 'catalina.out',
      file: 'evidence/e1.log',
      bytes: 300,
      sha256: 'a'.repeat(64),
      attachedAt: '2026-01-05T09:20:00+08:00',
      attachedBy: 'Li',
    },
  ],
  ...own,
});

const solved = withLog('TS-20260105-AAAAA', 'Sign-in goes round in circles', 'closed', {
  rootCause: {
    hypotheses: [
      { id: 'h1', dimension: 'machine', cause: 'Disk of the sessions full', check: 'df -h', verdict: 'confirmed' },
    ],
    rootCause: ['h1'],
  },
  plan: {
    solutions: [{ id: 's1', title: 'Clear old sessions', kind: 'quickRecovery', risk: ['none'], chosen: true }],
    steps: [
      {
        id: 'p1',
        action: 'Remove sessions older than a day',
        expected: 'Space is free',
        owner: 'Li',
        estimatedMinutes: 5,
        outcome: 'succeeded',
      },
    ],
  },
});
const present = withLog('TS-20260306-BBBBB', 'Expense tool returns to its login page', 'analysing');
const other: Case = {
  formatVersion: 1,
  number: 'TS-20260201-CCCCC',
  title: 'Scanner does not beep',
  status: 'closed',
  intake: { verbatim: 'The scanner stays silent' },
};

describe('Similar cases in the workbench', () => {
  let session: Session;
  before(async () => {
    session = await openSession({
      lazy: true,
      files: {
        ...Object.fromEntries(
          [solved, present, other].map((value) => [`casebook/${value.number}/case.json`, serializeCase(value)]),
        ),
        [`casebook/${solved.number}/evidence/e1.log`]: log(12, 3),
        [`casebook/${present.number}/evidence/e1.log`]: log(47, 11),
      },
    });
  });
  after(() => session.stop());

  it('names the past case with the same stack trace, whose solution becomes a draft that one undo takes back', async () => {
    const { page } = session.window;
    await openViewContainer(page, 'Support Casebook');
    await treeRow(page, present.title).click();
    const panel = await casePanel(session.window);
    await showTab(panel, 'rootCause');
    const card = panel.getByRole('group', { name: new RegExp(solved.number) });
    await card.getByText('Same stack trace: IOException (com.fin.SessionStore.write)').waitFor();
    await card.getByText('Disk of the sessions full').waitFor();
    assert.equal(await panel.getByRole('group', { name: new RegExp(other.number) }).count(), 0);
    if (process.env.CASEBOOK_SHOTS !== undefined)
      await page.screenshot({ path: '.scratch/shots/similar-workbench.png' });

    await card.getByRole('button', { name: 'Use this solution as a draft' }).click();
    const drafted = await caseOnDisk(session.workspace, present.number, ({ plan }) => plan?.steps !== undefined);
    assert.equal(drafted.rootCause?.hypotheses?.[0]?.cause, `Disk of the sessions full [${solved.number}]`);
    assert.equal(drafted.plan?.solutions?.[0]?.title, `Clear old sessions [${solved.number}]`);
    assert.equal(drafted.plan.steps?.at(0)?.action, `Remove sessions older than a day [${solved.number}]`);
    await panel.getByRole('button', { name: /^Undo/ }).first().click();
    await caseOnDisk(session.workspace, present.number, ({ plan }) => (plan?.steps ?? []).length === 0);
  });

  it('come up while the intake is typed', async () => {
    const panel = await casePanel(session.window);
    await showTab(panel, 'intake');
    await typeInto(panel, 'intake/verbatim', 'The scanner stays silent since this morning');
    await panel.locator('.similar-section:visible summary').click();
    await panel.getByRole('group', { name: new RegExp(other.number) }).waitFor();
  });

  it('are listed by the command, which opens the chosen one', async () => {
    const { page } = session.window;
    await runCommand(page, 'Casebook: Find Similar Cases…');
    await quickPickRow(page, solved.title).waitFor();
    if (process.env.CASEBOOK_SHOTS !== undefined) await page.screenshot({ path: '.scratch/shots/similar-pick.png' });
    await pick(page, solved.title);
    await editorTab(page, solved.title).waitFor();
  });
});
