import type { CleanLine } from './cleanLine.ts';
import { startFailure } from './failureLine.ts';
import { startFping } from './fpingRun.ts';
import { readHeader } from './headerLine.ts';
import { startMikrotik } from './mikrotikRun.ts';
import { startMtrReport } from './mtrReport.ts';
import { startMtrStructured } from './mtrStructured.ts';
import { startNping } from './npingRun.ts';
import { startPathping } from './pathpingRun.ts';
import { PingRun } from './pingRun.ts';
import { isPrompt } from './promptLine.ts';
import type { ReadContext, Run, StartRun, Waiting } from './run.ts';
import type { NetworkSegment } from './segments.ts';
import { startPing } from './startPing.ts';
import { startTrace } from './traceRun.ts';
import { startTracepath } from './tracepathRun.ts';
import { startWinMtr } from './winMtr.ts';

/** The most particular shapes first: a line that only one tool prints is never offered to a more general reader. */
const starts: readonly StartRun[] = [
  startMtrStructured,
  startMtrReport,
  startWinMtr,
  startPathping,
  startTracepath,
  startFping,
  startNping,
  startMikrotik,
  startPing,
  startTrace,
  startFailure,
];

const nothing: Waiting = { age: 0, after: [] };

/** Lines without any of these cannot begin or continue a run by their numbers; they can only be a sentence. */
const hasShape = /[\d*!?]|-{2}|Loss|MTR|mtr/;

const isFence = (text: string): boolean => /^\s*(?:`{3,}|~{3,})/.test(text);

/** The runs of a text, and how many filled lines belong to none of them. */
export type Reading = { readonly segments: readonly NetworkSegment[]; readonly leftOver: number };

/** Reads clean lines into runs: each line goes to the current run first, then to whoever can begin one with it, else it waits. */
export const readRuns = (lines: readonly CleanLine[], source: string): Reading => {
  let leftOver = 0;
  const runs: { readonly run: Run; readonly adjacent: boolean }[] = [];
  let current: Run | undefined;
  let waiting = nothing;
  let adjacent = false;
  for (const line of lines) {
    if (line.text.trim() === '' || isFence(line.text)) continue;
    if (isPrompt(line)) {
      current = undefined;
      waiting = nothing;
      adjacent = false;
      continue;
    }
    const context: ReadContext = { source, waiting };
    if (current?.offer(line, context) === true) continue;
    const begun =
      hasShape.test(line.text) || /ping|\p{L}: /iu.test(line.text) ? begin(line, context, current) : undefined;
    if (begun === undefined) {
      waiting = note(waiting, line);
      leftOver++;
    } else {
      runs.push({ run: begun, adjacent });
      current = begun;
      adjacent = true;
      waiting = nothing;
    }
  }
  return { segments: finishRuns(runs), leftOver };
};

const begin = (line: CleanLine, context: ReadContext, current: Run | undefined): Run | undefined => {
  const header = current?.unusedHeader;
  const before =
    header === undefined || context.waiting.header !== undefined
      ? context
      : { ...context, waiting: { ...context.waiting, header, age: context.waiting.after.length } };
  for (const start of starts) {
    const run = start(line, before);
    if (run !== undefined) return run;
  }
  return undefined;
};

const note = (waiting: Waiting, line: CleanLine): Waiting => {
  const header = readHeader(line);
  if (header !== undefined) {
    const last = waiting.after.at(-1) ?? (waiting.header === undefined ? waiting.before : undefined);
    return { header, age: 0, ...(last === undefined ? {} : { before: last }), after: [] };
  }
  if (waiting.header === undefined) return { age: 0, before: line, after: [] };
  return {
    ...waiting,
    age: waiting.age + 1,
    after: waiting.after.length < 3 ? [...waiting.after, line] : waiting.after,
  };
};

/** Puts together what is one run in two pieces, then asks every run what it amounted to. */
const finishRuns = (runs: readonly { readonly run: Run; readonly adjacent: boolean }[]): readonly NetworkSegment[] => {
  const kept: Run[] = [];
  for (const { run, adjacent } of runs) {
    const previous = kept.at(-1);
    if (adjacent && run instanceof PingRun && previous instanceof PingRun) {
      if (previous.continueInto(run)) continue;
      if (run.prepend(previous)) kept.pop();
    }
    kept.push(run);
  }
  return kept.flatMap((run) => run.finish());
};
