import type { Case } from './case.ts';
import { currentHold, isAllowedChange, isStatusEvent, knownEvents, stepOf } from './caseHistory.ts';
import type { Values } from './field.ts';
import { finding, type LintFinding } from './lintFinding.ts';
import { momentMs } from './moment.ts';
import { priorities } from './records/codes.ts';
import { itemsOf } from './records/rules.ts';
import { labelOf } from './records/triageDecision.ts';
import { fill, text } from './text.ts';
import { eventNames, eventTypes, knownEvent } from './timeline.ts';
import { holdReasons, knownStatus, procedurePath, statuses } from './workflow.ts';

/** Clocks of two machines may differ by so much. */
const grace = 60_000;

/** What the timeline says that cannot be, and where it and the case disagree. @param now milliseconds since the epoch */
export function lintTimeline(current: Case, now: number): readonly LintFinding[] {
  return [...times(current, now), ...types(current), ...changes(current), ...disagreements(current, now)];
}

const pathOf = ({ id }: Values): readonly string[] => ['timeline', String(id)];

function times({ timeline, intake }: Case, now: number): readonly LintFinding[] {
  const received = momentMs(intake?.receivedAt);
  let latest = -Infinity;
  return itemsOf(timeline).flatMap((event): readonly LintFinding[] => {
    const ms = momentMs(event.at);
    const at = [...pathOf(event), 'at'];
    if (ms === undefined) {
      const message = text('The event has no readable time with an offset.', '事件没有可识别的带时区时间。');
      return [finding('error', 'impossibleTime', at, message)];
    }
    const isEarlier = ms < latest - grace;
    latest = Math.max(latest, ms);
    if (ms > now + grace)
      return [finding('warning', 'impossibleTime', at, text('The event lies in the future.', '事件时间晚于现在。'))];
    // The file may be made before the receipt is noted down exactly.
    if (event.type !== 'created' && received !== undefined && ms < received - grace)
      return [finding('warning', 'impossibleTime', at, text('Before the case was received.', '早于受理时间。'))];
    if (!isEarlier) return [];
    return [finding('warning', 'eventOrder', at, text('Earlier than an event before it.', '早于排在其前的事件。'))];
  });
}

function types({ timeline, number }: Case): readonly LintFinding[] {
  return itemsOf(timeline).flatMap((value): readonly LintFinding[] => {
    const path = pathOf(value);
    const type = String(value.type);
    const event = knownEvent(value);
    if (!event) {
      const isKnownType = eventTypes.some((known) => known === type);
      const lacks = text('The event “{0}” lacks something that it must say.', '事件“{0}”缺少必要内容。');
      const newer = text('An event of a kind that this version does not know: {0}', '此版本不认识的事件类型：{0}');
      return isKnownType
        ? [finding('warning', 'invalidValue', path, fill(lacks, labelOf(eventNames, type)))]
        : [finding('information', 'unknownCode', [...path, 'type'], fill(newer, type))];
    }
    if (event.type === 'held' && !holdReasons.some(({ code }) => code === event.reason)) {
      const message = text('“{0}” is none of the usual reasons for a hold.', '“{0}”不是通用的挂起原因。');
      return [finding('information', 'unknownCode', [...path, 'reason'], fill(message, event.reason))];
    }
    if ((event.type === 'linked' || event.type === 'statusChanged') && event.target === number)
      return [
        finding('warning', 'danglingReference', [...path, 'target'], text('Names the case itself.', '指向案卷自身。')),
      ];
    return [];
  });
}

function changes(current: Case): readonly LintFinding[] {
  let before: string | undefined;
  return knownEvents(current)
    .filter(isStatusEvent)
    .flatMap((event): readonly LintFinding[] => {
      const path = pathOf(event);
      const expected = before ?? 'draft';
      before = event.to;
      const unknown = [event.from, event.to].find((status) => knownStatus(status) === undefined);
      if (unknown !== undefined) {
        const message = text('A status that this version does not know: {0}', '此版本不认识的状态：{0}');
        return [finding('warning', 'unknownCode', path, fill(message, unknown))];
      }
      const [from, to] = [labelOf(statuses, event.from), labelOf(statuses, event.to)];
      if (!isAllowedChange(event)) {
        const message = text('The procedure has no way from “{0}” to “{1}”.', '流程中没有从“{0}”到“{1}”的流转。');
        return [finding('warning', 'impossibleTransition', path, fill(message, from, to))];
      }
      if (event.from === expected) return [];
      const message = text('Starts from “{0}”, but the case was “{1}”.', '起始状态为“{0}”，而案卷当时为“{1}”。');
      return [finding('warning', 'impossibleTransition', path, fill(message, from, labelOf(statuses, expected)))];
    });
}

function disagreements(current: Case, now: number): readonly LintFinding[] {
  const { status, triage } = current;
  const findings: LintFinding[] = [];
  const events = knownEvents(current);
  const told = events.filter(isStatusEvent).at(-1)?.to ?? 'draft';
  if (knownStatus(status) === undefined) {
    const message = text('A status that this version does not know: {0}', '此版本不认识的状态：{0}');
    findings.push(finding('error', 'unknownCode', ['status'], fill(message, status)));
  } else if (told !== status) {
    const message = text('The timeline leads to “{0}”.', '时间线显示的状态为“{0}”。');
    findings.push(finding('error', 'statusMismatch', ['status'], fill(message, labelOf(statuses, told))));
  }
  const decided = events
    .flatMap((event) => {
      if (event.type === 'retriaged') return [event.to];
      return event.type === 'statusChanged' && event.priority !== undefined ? [event.priority] : [];
    })
    .at(-1);
  const step = stepOf(current);
  const isTriaged = (procedurePath as readonly string[]).indexOf(step) >= procedurePath.indexOf('triaged');
  if (isTriaged && decided !== undefined && triage?.finalPriority !== decided) {
    const message = text(
      'The timeline says “{0}”. Change a priority by a re-triage, so that the clock follows.',
      '时间线中为“{0}”。请通过重新判级调整优先级，以便时限随之更新。',
    );
    const path = ['triage', 'finalPriority'];
    findings.push(finding('warning', 'priorityMismatch', path, fill(message, labelOf(priorities, decided))));
  }
  const hold = currentHold(current);
  if (hold && (momentMs(hold.nextReviewAt) ?? Infinity) < now) {
    const message = text('The time to review this hold has passed.', '挂起的复查时间已过。');
    findings.push(finding('information', 'reviewOverdue', ['timeline', hold.id, 'nextReviewAt'], message));
  }
  return findings;
}
