import { recordKeys, type Case } from '../../src/domain/case.ts';
import { momentMs } from '../../src/domain/moment.ts';
import { completionOf } from '../../src/domain/problems.ts';
import { procedurePath, type Status } from '../../src/domain/workflow.ts';

/** The moment at which the examples are looked at; nothing in them is later. */
export const examplesNow = '2026-11-22T16:00:00Z';
const now = momentMs(examplesNow) ?? 0;

const require = (holds: boolean, complaint: string): string[] => (holds ? [] : [complaint]);

/** What a gate asks for that no declaration of a field can say. */
const more: Partial<Record<Status, (current: Case) => string[]>> = {
  diagnosing: (current) => [
    ...require((current.triage?.assignee ?? '') !== '', 'no assignee'),
    ...require((current.timeline ?? []).some(
      ({ type }) => type === 'firstResponse',
    ), 'no first response in the timeline'),
  ],
  verifying: ({ plan }) => require((plan?.steps ?? []).every(({ outcome }) => outcome !== undefined), 'open steps'),
  resolved: ({ plan }) => require(plan?.verification?.retest === 'passed', 'the retest has not passed'),
};

/** Questions, improvements and password resets may be answered straight after triage. */
const isShort = ({ triage }: Case): boolean =>
  triage?.requestType === 'question' ||
  triage?.requestType === 'improvement' ||
  triage?.subcategory === 'passwordReset';
const skippedWhenShort: readonly Status[] = ['diagnosing', 'analysing', 'ready', 'executing', 'verifying', 'resolved'];

/** What the case lacks for having come as far as the given status, one sentence each. */
export function gateProblems(current: Case, status: Status): string[] {
  const index = procedurePath.findIndex((step) => step === status);
  const reached = procedurePath
    .slice(0, index + 1)
    .filter((step) => !(isShort(current) && skippedWhenShort.includes(step)));
  const problems = recordKeys.flatMap((key) => completionOf(key, current, now).problems);
  return reached.flatMap((step) => [
    ...problems
      .filter(({ kind, gate }) => kind !== 'warning' && gate === step)
      .map(({ path, message }) => `${path.join('.')}: ${message.en}`),
    ...(more[step]?.(current) ?? []),
  ]);
}
