import { createHash } from 'node:crypto';
import { newCase, type Case, type RecordKey } from '../../src/domain/case.ts';
import { escalate, linkCase, logReply } from '../../src/domain/timelineEvents.ts';
import type { Promised } from '../../src/domain/commitment.ts';
import { applyEdit, type CaseEdit } from '../../src/domain/edit.ts';
import type { Evidence, EvidenceCommand } from '../../src/domain/evidence.ts';
import { newId, type RandomBytes } from '../../src/domain/id.ts';
import { momentMs } from '../../src/domain/moment.ts';
import { priorities, type Priority } from '../../src/domain/records/codes.ts';
import { computedPriority } from '../../src/domain/records/triageDecision.ts';
import { retriage } from '../../src/domain/retriage.ts';
import { calendarSchema, type BusinessCalendar } from '../../src/domain/sla/calendar.ts';
import { responseDue } from '../../src/domain/sla/responseDue.ts';
import type { Language } from '../../src/domain/text.ts';
import type { EscalationLevel, LinkRelation } from '../../src/domain/timeline.ts';
import type { TransitionInput } from '../../src/domain/transitionInputs.ts';
import { performTransition, TransitionRefused } from '../../src/domain/transitions.ts';
import type { TransitionId } from '../../src/domain/workflow.ts';
import { evidenceName } from '../../src/evidence/evidenceName.ts';
import { excerptOf } from '../../src/evidence/excerpt.ts';
import type { ExampleLog } from './exampleLog.ts';
import { seededRandom } from './seededRandom.ts';

/** Where the people of a case are: it decides the language they write in, their clock and their working hours. */
export interface Place {
  readonly language: Language;
  readonly offset: string;
  readonly calendar: BusinessCalendar;
}

const place = (language: Place['language'], offset: string, timeZone: string): Place => {
  const day = ['09:00-12:00', '13:00-18:00'];
  const workingHours = { mon: day, tue: day, wed: day, thu: day, fri: day };
  return { language, offset, calendar: calendarSchema.parse({ timeZone, workingHours, holidayYears: 'all' }) };
};
export const headOffice = place('zh-cn', '+08:00', 'Asia/Shanghai');
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
    this.add(['timeline'], { type: 'created', at: this.at(own.at), by: own.by });
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

  /** Says which hypothesis a solution answers, once there is one. */
  cite(solution: string, hypothesis: string): void {
    this.edit({ type: 'set', path: ['plan', 'solutions', solution, 'hypothesis'], value: [hypothesis] });
  }

  /** Logs a contact with the reporter; the first one is the first response. */
  reply(request: Doing & { readonly channel: string; readonly note?: string }): void {
    this.apply(logReply(this.current, this.doing(request)));
  }

  escalate(request: Doing & { readonly level: EscalationLevel; readonly to: string; readonly reason: string }): void {
    this.apply(escalate(this.current, this.doing(request)));
  }

  link(request: Doing & { readonly target: string; readonly relation: LinkRelation }): void {
    this.apply(linkCase(this.current, this.doing(request)));
  }

  retriage(
    request: Doing & { readonly finalPriority: Priority; readonly reason: string; readonly newInformation: string },
  ): void {
    const { timeZone } = this.place.calendar;
    this.apply(retriage(this.current, { ...this.doing(request), timeZone }));
  }

  /**
   * Moves the case on by a transition of the procedure.
   * @throws Error that says what the gate misses
   */
  move(id: TransitionId, request: Doing & TransitionInput): void {
    try {
      this.apply(performTransition(this.current, id, { ...this.doing(request), promised: this.promise(id) }));
    } catch (error) {
      if (!(error instanceof TransitionRefused)) throw error;
      const problems = error.problems.map(({ path, message }) => `${path.join('.')}: ${message.en}`);
      const inputs = error.inputs.map(({ asked, message }) => `${asked}: ${message.en}`);
      throw new Error([`${this.current.number}: ${error.message}`, ...problems, ...inputs].join('\n  '), {
        cause: error,
      });
    }
  }

  /** Fills in record 2, with the computed priority unless another one is given, and moves on. */
  triage(values: Without<RecordOf<'triage'>>, doing: Doing): void {
    this.fill('triage', values);
    const computed = computedPriority(this.current.triage ?? {})?.priority;
    this.fill('triage', { finalPriority: values.finalPriority ?? computed });
    this.move('triage', doing);
  }

  private promise(id: TransitionId): Promised | undefined {
    const { calendar, language } = this.place;
    const priority = priorities.find(({ code }) => code === this.current.triage?.finalPriority)?.code;
    if (id !== 'triage' || priority === undefined) return undefined;
    const { dueAt } = responseDue({ receivedAt: this.current.intake?.receivedAt ?? '', priority, calendar });
    return { dueAt, language, timeZone: calendar.timeZone };
  }

  /** The request with its moment as it is written in the file, and ids that are the same every time. */
  private doing<T extends Doing>(request: T): T & { random: RandomBytes } {
    return { ...request, at: this.at(request.at), random: this.ids.bytes };
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
        masking: { reviewed: true, by, at: this.at(at), count: 0 },
      },
    });
    this.add(['timeline'], { type: 'evidenceAttached', at: this.at(at), by, evidence: id });
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

  private apply(edits: readonly CaseEdit[]): void {
    for (const edit of edits) this.edit(edit);
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
