import { locate } from './cleanLine.ts';
import { wholeLine } from './hopLine.ts';
import { messageMeaning } from './messages.ts';
import type { Run, StartRun } from './run.ts';
import type { FailureSegment } from './segments.ts';

const prefixed =
  /^\s*(?:\S{0,120}[\\/])?(ping6?|traceroute6?|tracepath6?|tracert|pathping|mtr|fping6?|nping|hping3)(?:\.exe)?: (?=\S)/i;

class FailureRun implements Run {
  private readonly segment: FailureSegment;

  constructor(segment: FailureSegment) {
    this.segment = segment;
  }

  offer(): boolean {
    return false;
  }

  finish(): readonly FailureSegment[] {
    return [this.segment];
  }
}

/**
 * A tool that says what went wrong before it sent anything: its own name and a colon begin the line, or the sentence is one of those
 * we know for a name that could not be resolved (Windows names no tool).
 */
export const startFailure: StartRun = (line, { source }) => {
  const match = prefixed.exec(line.text);
  const meaning = messageMeaning(line.text);
  const sentence = meaning === 'unknownHost' || meaning === 'resolverFailure';
  if (line.text.length > 300 || (match === null && !(sentence && /ping|(?:[\w-]+\.)+[a-z]{2,}/i.test(line.text))))
    return undefined;
  const from = match?.[0].length ?? line.text.length - line.text.trimStart().length;
  const place = locate(line, from, line.text.trimEnd().length, '');
  const tool = match?.[1]?.toLowerCase();
  return new FailureRun({
    kind: 'failure',
    ...wholeLine(line),
    ...(tool === undefined ? {} : { tool }),
    text: { ...place, value: source.slice(place.start, place.end) },
    ...(meaning === undefined ? {} : { meaning }),
  });
};
