import assert from 'node:assert/strict';
import { records } from '../../../src/domain/case.ts';
import type { Fields } from '../../../src/domain/field.ts';
import { fieldAt } from '../../../src/domain/fieldAt.ts';

/** Every field by its path, without the ones that the product adds for itself. */
const keysOf = (fields: Fields, before = ''): string[] =>
  Object.entries(fields).flatMap(([key, field]) => [
    `${before}${key}`,
    ...(field.kind === 'group' || field.kind === 'list' ? keysOf(field.fields, `${before}${key}.`) : []),
  ]);
const codesOf = (path: string): string => {
  const field = fieldAt(path.split('.'));
  return field && 'options' in field ? field.options.map(({ code }) => code).join(' ') : '';
};

/** The five record forms as the procedure has them: what a case file of another tool, or of another version, relies on. */
const forms: Readonly<Record<string, string>> = {
  intake:
    'receivedAt channel reporterName reporterId contact department affectedUser occurredAt occurredApprox system verbatim technicalSummary scope scopeNote alreadyTried reporterUrgency clarifications clarifications.question clarifications.answer clarifications.at anxious reassured commitment intaker',
  triage:
    'category subcategory requestType criticality affectedUsers totalUsers scopeBasis scopeBand urgency urgencyReason importanceNote computedPriority finalPriority overrideReason approver group assignee majorIncident history history.at history.by history.from history.to history.reason history.newInformation history.dueBefore history.dueAfter',
  details:
    'reproducible steps expected actual frequency duration conditions recentChange othersAffected errorCode correlationId hardware.model hardware.serialNumber hardware.symptom hardware.lastNormalAt software.version software.steps software.errorEvidence software.recentUpdateOrConfig network.ip network.cableState network.pingEvidence network.tracertEvidence network.specificSite access.account access.department access.functionNeeded access.error thirdParty.provider thirdParty.endpoint thirdParty.requestId thirdParty.at thirdParty.error thirdParty.statusPage thirdParty.vendorTicket remoteSession.tool remoteSession.consent remoteSession.start remoteSession.end remoteSession.observations',
  rootCause:
    'methods fiveWTwoH.what fiveWTwoH.why fiveWTwoH.when fiveWTwoH.where fiveWTwoH.who fiveWTwoH.how fiveWTwoH.howMuch hypotheses.dimension hypotheses.cause hypotheses.check hypotheses.evidence hypotheses.verdict hypotheses.reason hypotheses.by hypotheses.at whyChain rootCause directCause contributing trigger knownError meeting.chair meeting.at meeting.attendees meeting.conclusion',
  plan: 'solutions.title solutions.kind solutions.hypothesis solutions.risk solutions.contingency solutions.backupDone solutions.chosen steps.action steps.expected steps.resources steps.owner steps.estimatedMinutes steps.rollback steps.executor steps.start steps.end steps.outcome steps.actual steps.evidence progress.at progress.audience progress.text progress.nextUpdateAt verification.retest verification.observationWindow verification.tester userConfirmation.result userConfirmation.at userConfirmation.channel userConfirmation.satisfaction closure.code closure.summary closure.knowledge',
};

const codes: Readonly<Record<string, string>> = {
  'intake.channel': 'phone ticket email im other',
  'intake.scope': 'oneUser several department everyone unknown',
  'triage.category': 'hardware software network access thirdParty',
  'triage.requestType': 'fault question improvement',
  'triage.criticality': 'core department nonCore',
  'triage.scopeBand': 'oneUser under10 from10to50 from50 departmentStopped',
  'triage.urgency': 'high medium low',
  'triage.finalPriority': 'urgent high medium low',
  'details.reproducible': 'always sometimes notReproduced notTried',
  'rootCause.methods': 'fiveWTwoH fishbone fiveWhys',
  'rootCause.hypotheses.*.dimension': 'people machine material method environment',
  'rootCause.hypotheses.*.verdict': 'untested ruledOut confirmed',
  'plan.solutions.*.kind': 'quickRecovery longTermCure',
  'plan.steps.*.outcome': 'succeeded failed skipped rolledBack',
  'plan.closure.code': 'resolved workaround unresolved duplicate cancelled',
};

const names: Readonly<Record<string, string>> = {
  intake: '受理记录表',
  triage: '问题分类与优先级判定表',
  details: '详细信息收集表',
  rootCause: '根因分析表',
  plan: '解决方案执行计划表',
};

/** What each form has one ask, by a word of the question. */
const questions: Readonly<Record<string, readonly RegExp[]>> = {
  intake: [/exactly did the message say/, /only you, or do colleagues/],
  triage: [/workaround/, /deadline/],
  details: [/When did it last work/, /What changed since/],
  rootCause: [/evidence would rule this cause out/],
  plan: [/roll back/, /backup tested/],
};

describe('the five record forms', () => {
  for (const { key, label, fields, guidance } of records) {
    it(`${key} has the fields, the name and the questions of the procedure`, () => {
      assert.equal(label.zh, names[key]);
      const declared = new Set(keysOf(fields));
      assert.deepEqual(
        forms[key]?.split(' ').filter((path) => !declared.has(path)),
        [],
      );
      for (const question of questions[key] ?? [])
        assert.ok(
          guidance.questions.some(({ en }) => question.test(en)),
          String(question),
        );
    });
  }

  it('keep their codes', () => {
    for (const [path, expected] of Object.entries(codes)) assert.equal(codesOf(path), expected, path);
  });

  it('ask for a reason or a value in every field of a category', () => {
    for (const block of ['hardware', 'software', 'network', 'access', 'thirdParty']) {
      const field = fieldAt(['details', block]);
      assert.equal(field?.kind, 'group');
      for (const [key, one] of Object.entries(field.fields))
        assert.deepEqual([one.need, one.waivable], [true, true], `${block}.${key}`);
    }
  });
});
