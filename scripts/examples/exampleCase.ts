import { createHash } from 'node:crypto';
import { newCase, type Case, type RecordKey } from '../../src/domain/case.ts';
import { applyEdit, type CaseEdit } from '../../src/domain/edit.ts';
import type { Evidence, EvidenceCommand } from '../../src/domain/evidence.ts';
import { newId } from '../../src/domain/id.ts';
import { momentMs } from '../../src/domain/moment.ts';
import { computedPriority } from '../../src/domain/records/triageDecision.ts';
import { calendarSchema, type BusinessCalendar } from '../../src/domain/sla/calendar.ts';
import { responseDue } from '../../src/domain/sla/responseDue.ts';
import type { EventType } from '../../src/domain/timeline.ts';
import type { Status } from '../../src/domain/workflow.ts';
import type { Priority } from '../../src/domain/records/codes.ts';
import { evidenceName } from '../../src/evidence/evidenceName.ts';
import { excerptOf } from '../../src/evidence/excerpt.ts';
import { gateProblems } from './exampleGates.ts';
import type { ExampleLog } from './exampleLog.ts';
import { seededRandom } from './seededRandom.ts';

/** Where the people of a case are: it decides the language they write in, their clock and their working hours. */
export interface Place {
  readonly language: 'en' | 'zh';
  readonly offset: string;
  readonly calendar: BusinessCalendar;
}

const place = (language: Place['language'], offset: string, timeZone: string): Place => {
  const day = ['09:00-12:00', '13:00-18:00'];
  const workingHours = { mon: day, tue: day, wed: day, thu: day, fri: day };
  return { language, offset, calendar: calendarSchema.parse({ timeZone, workingHours, holidayYears: 'all' }) };
};
export const headOffice = place('zh', '+08:00', 'Asia/Shanghai');
export const branch = place('en', '+00:00', 'Europe/London');

type RecordOf<K extends RecordKey> = NonNullable<Case[K]>;
type Without<T> = { readonly [K in keyof T]?: T[K] };
type Doing = { readonly at: string; readonly by: string };

/**
 * Writes one example case step by step, as its people would have: every value through the edits of the product, every
 * change of status past the procedure's gate. Moments are written `MM-DD HH:MM` of 2026 at the case's place.
 */
export class ExampleCase {
  current: Case;
  /** Evidence files by their path in the case folder. */
  readonly files = new Map<string, string>();
  private readonly ids;
  private readonly place: Place;

  constructor(
    where: Place,
    own: Doing & { readonly number: string; readonly title: string; readonly labels?: readonly string[] },
  ) {
    this.place = where;
    this.ids = seededRandom(own.number);
    const now = momentMs(this.at(own.at)) ?? 0;
    const offsetMinutes = where.offset === '+08:00' ? 480 : 0;
    this.current = newCase({ title: own.title, author: own.by, now, number: own.number, offsetMinutes });
    // The product gives this event a random id.
    this.edit({ type: 'set', path: ['timeline'], value: [] });
    this.event('created', { at: own.at, by: own.by });
    if (own.labels) this.edit({ type: 'set', path: ['labels'], value: [...own.labels] });
  }

  /** `11-16 09:04` as it is written in a case file. */
  at(moment: string): string {
    return `2026-${moment.replace(' ', 'T')}:00${this.place.offset}`;
  }

  /** Fills in fields of a record; groups that are there keep their other fields. */
  fill<K extends RecordKey>(record: K, values: Without<RecordOf<K>>): void {
    for (const [key, value] of Object.entries(values)) this.edit({ type: 'set', path: [record, key], value });
  }

  /** Appends an item to a list. @returns its id */
  add(path: readonly string[], item: Readonly<Record<string, unknown>>): string {
    const id = newId(this.ids.bytes);
    const last = this.lastId(path);
    this.edit({ type: 'insert', path: [...path], after: last, item: { id, ...item } });
    return id;
  }

  /** Writes down how a step of the plan went: it succeeded. */
  finishStep(id: string, result: StepResult): void {
    const { by, start, end, actual, evidence } = result;
    const values = { outcome: 'succeeded', executor: by, start: this.at(start), end: this.at(end), actual, evidence };
    for (const [key, value] of Object.entries(values))
      this.edit({ type: 'set', path: ['plan', 'steps', id, key], value });
  }

  event(type: EventType, { at, by, ...more }: Doing & Readonly<Record<string, string>>): void {
    this.add(['timeline'], { type, at: this.at(at), by, ...more });
  }

  /** Moves the case on. @throws Error that lists what the gate misses */
  move(to: Status, doing: Doing & Readonly<Record<string, string>>): void {
    const problems = gateProblems(this.current, to);
    if (problems.length > 0) throw new Error(`${this.current.number} is not ${to}:\n  ${problems.join('\n  ')}`);
    const from = this.current.status;
    this.edit({ type: 'set', path: ['status'], value: to });
    const type = to === 'onHold' ? 'held' : 'statusChanged';
    this.event(type, { ...doing, from, to });
  }

  /** Fills in record 2 with the computed priority, promises the response time that follows from it, and moves on. */
  triage(values: Without<RecordOf<'triage'>>, doing: Doing): void {
    this.fill('triage', values);
    const decided = computedPriority(this.current.triage ?? {});
    if (!decided) throw new Error(`${this.current.number}: the priority cannot be computed`);
    const priority = (values.finalPriority as Priority | undefined) ?? decided.priority;
    this.fill('triage', { finalPriority: priority });
    const { dueAt } = responseDue({
      receivedAt: this.current.intake?.receivedAt ?? '',
      priority,
      calendar: this.place.calendar,
    });
    this.fill('intake', { commitment: promises[priority][this.place.language], commitmentDueAt: dueAt });
    this.move('triaged', doing);
  }

  /** Attaches lines of a log of the workspace. @returns the evidence's id */
  attachLog(log: ExampleLog, [first, last]: readonly [first: number, last: number], own: Doing & Own): string {
    const lines = { lineCount: log.lines.length, lineAt: (line: number) => ({ text: log.lines[line] ?? '' }) };
    const span = { start: { line: first - 1, character: 0 }, end: { line: last, character: 0 } };
    const excerpt = excerptOf(lines, span);
    if (!excerpt) throw new Error(`${log.path} is empty at line ${first}`);
    const { text, ...place } = excerpt;
    return this.attach('log', text, own, { source: { path: log.path, encoding: 'utf8', ...place } });
  }

  /** Attaches what a command printed. @returns the evidence's id */
  attachOutput(text: string, command: EvidenceCommand, own: Doing & Own): string {
    return this.attach('terminal', text, own, { command });
  }

  private attach(
    kind: string,
    text: string,
    { at, by, title, name, note }: Doing & Own,
    more: Partial<Evidence>,
  ): string {
    const id = newId(this.ids.bytes);
    const file = `evidence/${evidenceName(this.files.size + 1, name, '.txt', id.slice(0, 4))}`;
    this.files.set(file, text);
    this.edit({
      type: 'insert',
      path: ['evidence'],
      after: this.lastId(['evidence']),
      item: {
        id,
        kind,
        title,
        file,
        bytes: Buffer.byteLength(text),
        sha256: sha256(text),
        attachedAt: this.at(at),
        attachedBy: by,
        ...(note !== undefined && { note }),
        ...more,
      },
    });
    this.event('evidenceAttached', { at, by, evidence: id });
    return id;
  }

  private lastId([first, second]: readonly string[]): string | null {
    const top: unknown = Object.entries(this.current).find(([key]) => key === first)?.[1];
    const list: unknown =
      second === undefined || typeof top !== 'object' || top === null
        ? top
        : Object.entries(top).find(([key]) => key === second)?.[1];
    const last: unknown = Array.isArray(list) ? list.at(-1) : undefined;
    return typeof last === 'object' && last !== null && 'id' in last && typeof last.id === 'string' ? last.id : null;
  }

  private edit(edit: CaseEdit): void {
    this.current = applyEdit(this.current, edit).value;
  }
}

interface StepResult {
  readonly by: string;
  readonly start: string;
  readonly end: string;
  readonly actual: string;
  readonly evidence?: readonly string[];
}

/** What an item of evidence is called, and in short for the name of its file. */
interface Own {
  readonly title: string;
  readonly name: string;
  readonly note?: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const promises: Record<Priority, Record<Place['language'], string>> = {
  urgent: { en: 'First response within 15 minutes', zh: '15 分钟内响应' },
  high: { en: 'First response within 30 minutes', zh: '30 分钟内响应' },
  medium: { en: 'First response within 2 hours', zh: '2 小时内响应' },
  low: { en: 'First response within one working day', zh: '1 个工作日内响应' },
};
