import { newCase, type Case } from '../../../src/domain/case.ts';
import { applyEdit, type CaseEdit } from '../../../src/domain/edit.ts';
import { performTransition, type TransitionRequest } from '../../../src/domain/transitions.ts';
import type { TransitionId } from '../../../src/domain/workflow.ts';

/** Monday, 16 November 2026, at that time in Shanghai. */
export const at = (clock: string, day = 16): string => `2026-11-${day}T${clock}:00+08:00`;
export const ms = (moment: string): number => Date.parse(moment);
export const later = ms(at('18:00', 30));

/** A software case whose five records hold everything that the procedure asks for, still a draft. */
export function fullCase(own: Partial<Case> = {}): Case {
  return {
    ...newCase({ title: 'Login loop', author: 'Wang Fang', now: ms(at('09:00')), offsetMinutes: 480 }),
    intake: {
      receivedAt: at('09:00'),
      channel: 'phone',
      reporterName: 'Li Lei',
      contact: 'li.lei',
      occurredAt: at('08:50'),
      system: 'Finance portal',
      verbatim: 'After I sign in, the page asks me to sign in again, every time.',
      scope: 'several',
      intaker: 'Wang Fang',
    },
    triage: {
      category: 'software',
      subcategory: 'application',
      requestType: 'fault',
      criticality: 'core',
      affectedUsers: 100,
      totalUsers: 1000,
      scopeBasis: 'Accounts signed in today',
      urgency: 'high',
      finalPriority: 'high',
      group: 'Applications',
      assignee: 'Chen Jing',
    },
    details: {
      reproducible: 'always',
      steps: 'Sign in',
      expected: 'The home page',
      actual: 'The sign-in page again',
      software: {
        version: '4.2',
        steps: 'Sign in',
        errorEvidence: ['log1'],
        recentUpdateOrConfig: 'Proxy reloaded on Sunday',
      },
    },
    evidence: [
      {
        id: 'log1',
        kind: 'log',
        title: 'Proxy log',
        file: 'evidence/proxy.log',
        bytes: 3,
        sha256: '0'.repeat(64),
        attachedAt: at('09:20'),
        attachedBy: 'Chen Jing',
        masking: { reviewed: true, by: 'Chen Jing', at: at('09:20'), count: 0 },
      },
    ],
    rootCause: {
      methods: ['fishbone'],
      hypotheses: [
        {
          id: 'hyp1',
          dimension: 'method',
          cause: 'Cookies are dropped by the proxy',
          check: 'Compare the headers',
          evidence: ['log1'],
          verdict: 'confirmed',
          reason: 'The log shows it',
          by: 'Chen Jing',
          at: at('10:00'),
        },
      ],
      notApplicable: { people: 'No', machine: 'No', material: 'No', environment: 'No' },
      rootCause: ['hyp1'],
    },
    plan: {
      solutions: [
        {
          id: 'sol1',
          title: 'Correct the proxy',
          kind: 'longTermCure',
          hypothesis: ['hyp1'],
          risk: ['interruption'],
          contingency: 'Switch to the spare proxy',
          chosen: true,
        },
      ],
      steps: [
        {
          id: 'step1',
          action: 'Reload the proxy',
          expected: 'It runs',
          owner: 'Chen Jing',
          estimatedMinutes: 5,
          outcome: 'succeeded',
          executor: 'Chen Jing',
          start: at('11:00'),
          end: at('11:05'),
          actual: 'It runs',
        },
      ],
      verification: { retest: 'passed', observationWindow: '30 minutes', tester: 'Wang Fang', at: at('11:40') },
      userConfirmation: { result: 'resolved', at: at('14:00') },
      closure: { code: 'resolved', summary: 'The proxy keeps the cookies again.' },
    },
    ...own,
  };
}

export const applyAll = (current: Case, edits: readonly CaseEdit[]): Case =>
  edits.reduce((value, edit) => applyEdit(value, edit).value, current);

/** Applies edits and takes them back again, in reverse. */
export function applyAndUndo(current: Case, edits: readonly CaseEdit[]): Case {
  const inverses: CaseEdit[] = [];
  let value = current;
  for (const edit of edits) {
    const applied = applyEdit(value, edit);
    value = applied.value;
    inverses.unshift(applied.inverse);
  }
  return applyAll(value, inverses);
}

const doing = { by: 'Wang Fang', at: at('15:00') };

/** Makes transitions one after the other. */
export function go(
  current: Case,
  ...steps: readonly (TransitionId | [TransitionId, Partial<TransitionRequest>])[]
): Case {
  return steps.reduce((value, step) => {
    const [id, more] = typeof step === 'string' ? [step, {}] : step;
    return applyAll(value, performTransition(value, id, { ...doing, ...more }));
  }, current);
}

/** The case with a value put at a path. */
export const withValue = (current: Case, path: readonly string[], value?: unknown): Case =>
  applyEdit(current, { type: 'set', path: [...path], value }).value;
