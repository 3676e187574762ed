import type { Case } from '../../src/domain/case.ts';
import { sampleCase } from './sampleCase.ts';

const step = (id: string, action: string, rest: Record<string, unknown> = {}) => ({
  id,
  action,
  expected: 'Sign-in works in the test department',
  owner: 'Li Wei',
  estimatedMinutes: 10,
  ...rest,
});

/** A case on its way through the procedure: a timeline, a fishbone with all verdicts, a plan of three steps. */
export const procedureCase = (status = 'executing'): Case => {
  const sample = sampleCase();
  const at = (time: string): string => `2026-03-04T${time}:00+08:00`;
  return {
    ...sample,
    status,
    triage: { ...sample.triage, criticality: 'department', finalPriority: undefined },
    rootCause: {
      ...sample.rootCause,
      methods: ['fishbone', 'fiveWhys'],
      hypotheses: [
        ...(sample.rootCause?.hypotheses ?? []),
        {
          id: 'h4',
          dimension: 'method',
          cause: '网关升级后未按变更流程复核会话保持配置，导致登录后的会话丢失',
          verdict: 'untested',
        },
        { id: 'h5', dimension: 'environment', cause: 'Load on the link', verdict: 'untested' },
      ],
      whyChain: [
        { id: 'w1', why: 'Why can nobody sign in?', because: 'The session is lost' },
        { id: 'w2', why: 'Why is it lost?', because: 'The gateway drops the cookie' },
        { id: 'w3', why: 'Why does it drop it?', because: 'A default changed with the upgrade' },
      ],
    },
    plan: {
      solutions: [
        {
          id: 's1',
          title: 'Roll the gateway back',
          kind: 'quickRecovery',
          risk: ['interruption'],
          contingency: 'Switch to the standby gateway',
          chosen: true,
        },
        { id: 's2', title: 'Keep the version, set the old default', kind: 'longTermCure', risk: ['none'] },
      ],
      steps: [
        step('p1', 'Take a backup of the gateway', {
          outcome: 'succeeded',
          executor: 'Li Wei',
          start: at('10:00'),
          end: at('10:08'),
          actual: 'Backup is there',
        }),
        step('p2', 'Install version 4.1', { resources: 'Console account', rollback: 'Restore the backup' }),
        step('p3', 'Sign in as a test user'),
      ],
    },
    timeline: [
      { id: 't1', type: 'created', at: at('08:20'), by: 'Li Wei' },
      {
        id: 't2',
        type: 'statusChanged',
        transition: 'accept',
        from: 'draft',
        to: 'accepted',
        at: at('08:25'),
        by: 'Li Wei',
      },
      { id: 't3', type: 'firstResponse', channel: 'phone', note: 'Told them the time', at: at('08:40'), by: 'Li Wei' },
      {
        id: 't4',
        type: 'statusChanged',
        transition: 'triage',
        from: 'accepted',
        to: 'triaged',
        priority: 'high',
        at: at('08:45'),
        by: 'Li Wei',
        override: { reason: 'The group is not known yet', missing: ['triage.group', 'timeline'] },
      },
      { id: 't5', type: 'evidenceAttached', evidence: 'ev1', at: at('09:12'), by: 'Li Wei' },
    ],
  };
};
