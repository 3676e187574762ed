import { records, type Case } from '../domain/case.ts';
import { eventDetails, eventSentence } from '../domain/eventSentence.ts';
import type { RecordDeclaration } from '../domain/recordDeclaration.ts';
import { linksOf } from '../domain/caseHistory.ts';
import { priorities } from '../domain/records/codes.ts';
import { valuesOf } from '../domain/records/rules.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import { toMoment } from '../domain/moment.ts';
import { linkRelations, type TimelineEvent } from '../domain/timeline.ts';
import { statuses } from '../domain/workflow.ts';
import { chartBlocks } from './chartBlocks.ts';
import { evidenceBlocks } from './evidenceBlocks.ts';
import { fishboneBlocks } from './fishboneBlocks.ts';
import { fieldBlocks, sharesOf } from './recordRows.ts';
import type { Report, ReportBlock, ReportRow, ReportSection } from './report.ts';
import type { ReportOptions } from './reportOptions.ts';
import { reportScope, type ReportScope } from './reportScope.ts';
import { reportWords } from './reportWords.ts';

/**
 * A case as a report: the five records as their declarations say, the evidence and, inside the department, the timeline.
 * Customers get no field that is declared internal, no names of the staff, and only evidence that was checked for secrets.
 */
export function caseReport(current: Case, options: ReportOptions): Report {
  const scope = reportScope(current, options);
  const { say } = scope;
  const sections: ReportSection[] = records.flatMap((declaration: RecordDeclaration, index) => {
    const blocks = recordBlocks(declaration, scope);
    if (blocks.length === 0 && !scope.isInternal) return [];
    const none: ReportBlock = { kind: 'paragraph', text: say(reportWords.nothingYet) };
    return [{ title: `${index + 1}  ${say(declaration.label)}`, blocks: blocks.length > 0 ? blocks : [none] }];
  });
  const [before, between, after] = reportWords.page;
  return {
    language: options.language,
    audience: options.audience,
    kind: say(reportWords.kind),
    number: scope.plain(current.number),
    title: scope.plain(current.title),
    facts: factsOf(scope),
    sections: [
      ...sections,
      { title: say(reportWords.evidence), blocks: evidenceBlocks(scope) },
      ...sectionOf(say(reportWords.charts), chartBlocks(scope)),
      ...sectionOf(say(reportWords.timeline), timelineBlocks(scope)),
      { title: say(reportWords.signatures), blocks: [signatures(scope)] },
    ],
    notice: say(scope.isInternal ? reportWords.internalNotice : reportWords.customerNotice),
    page: [
      options.language === 'en' ? before.en : before.zh,
      options.language === 'en' ? between.en : between.zh,
      options.language === 'en' ? after.en : after.zh,
    ],
  };
}

const sectionOf = (title: string, blocks: readonly ReportBlock[]): readonly ReportSection[] =>
  blocks.length === 0 ? [] : [{ title, blocks }];

function recordBlocks({ key, fields }: RecordDeclaration, scope: ReportScope): readonly ReportBlock[] {
  const record = valuesOf(valuesOf(scope.case)[key]);
  // A record that nobody has begun is said to be empty, not printed as a form.
  if (!Object.values(record).some((value) => hasContent(value))) return [];
  const place = {
    scope: { case: scope.case, record, now: scope.options.now },
    waived: valuesOf(record.waived),
    keys: [],
  };
  const blocks = fieldBlocks(fields, record, scope, place);
  return key === 'rootCause' ? [...blocks, ...fishboneBlocks(scope)] : blocks;
}

const hasContent = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(hasContent)
    : value !== undefined && value !== null && value !== '';

function factsOf(scope: ReportScope): readonly ReportRow[] {
  const { say, tell, plain, moment, isInternal, case: current, options } = scope;
  const links = linksOf(current).map(
    ({ number, relation }) => `${say(labelOf(linkRelations, relation))} ${plain(number)}`,
  );
  const priority = current.triage?.finalPriority;
  const rows: readonly (ReportRow | false)[] = [
    { label: say(reportWords.number), value: plain(current.number), wide: false },
    { label: say(reportWords.status), value: tell(labelOf(statuses, current.status)), wide: false },
    { label: say(reportWords.title), value: plain(current.title), wide: true },
    {
      label: say(reportWords.priority),
      value: priority === undefined ? '' : tell(labelOf(priorities, priority)),
      wide: false,
    },
    { label: say(reportWords.printedAt), value: moment(toMoment(options.now)), wide: false },
    isInternal &&
      (current.labels ?? []).length > 0 && {
        label: say(reportWords.labels),
        value: (current.labels ?? []).map(plain).join(options.language === 'en' ? ', ' : '、'),
        wide: true,
      },
    isInternal && links.length > 0 && { label: say(reportWords.linked), value: links.join('\n'), wide: true },
  ];
  return rows.filter((row) => row !== false);
}

/** What customers are told of: nothing with a reason or a note, which are written for colleagues. */
const forCustomers: ReadonlySet<string> = new Set(['created', 'statusChanged', 'firstResponse', 'resumed', 'reopened']);

function timelineBlocks(scope: ReportScope): readonly ReportBlock[] {
  const { say, tell, plain, moment, isInternal, case: current } = scope;
  const { time, by, event: what } = reportWords.timelineColumns;
  const told = (current.timeline ?? []).filter(({ type }) => isInternal || forCustomers.has(type));
  if (told.length === 0) return [];
  const sentence = (event: TimelineEvent): string =>
    [
      tell(eventSentence(event)),
      ...(isInternal ? eventDetails(event) : []).map((detail) =>
        tell(reportWords.detail, detail.label, detail.isMoment ? moment(detail.value) : detail.value),
      ),
    ].join('\n');
  return [
    {
      kind: 'grid',
      columns: isInternal ? [say(time), say(by), say(what)] : [say(time), say(what)],
      shares: sharesOf(isInternal ? [3, 2, 6] : [3, 8]),
      rows: told.map((event) =>
        isInternal ? [moment(event.at), plain(event.by), sentence(event)] : [moment(event.at), sentence(event)],
      ),
    },
  ];
}

function signatures({ say, isInternal }: ReportScope): ReportBlock {
  const { intaker, assignee, approver, customer, department } = reportWords.signatories;
  const signatories = (isInternal ? [intaker, assignee, approver, customer] : [department, customer]).map((who) =>
    say(who),
  );
  return { kind: 'signatures', signatories, date: say(reportWords.signedOn) };
}
