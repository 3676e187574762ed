import { parseNetworkOutput } from '../network/parseNetworkOutput.ts';
import type { NetworkSegment } from '../network/segments.ts';
import type { ProbeKind } from '../networkTools.ts';

/** What can be told of a piece of terminal output from its text alone. Everything is a proposal that a person can change. */
export interface RecognizedOutput {
  /** The command line behind a prompt in the text. */
  readonly line?: string;
  /** What was run against what: `ping 10.0.0.1`. */
  readonly title?: string;
  readonly kind?: ProbeKind;
}

/** Longer texts are looked at up to here, UTF-16 units: what it is stands at its beginning. */
const mostLooked = 200_000;

/** Recognises what a person copied out of some terminal. */
export function recognizeOutput(text: string): RecognizedOutput {
  const looked = text.slice(0, mostLooked);
  const line = commandBehindPrompt(looked);
  const [first] = parseNetworkOutput(looked).segments;
  const title = first && titleOf(first);
  const kind = first && kindOf(first);
  return {
    ...(line === undefined ? {} : { line }),
    ...(title === undefined ? {} : { title }),
    ...(kind === undefined ? {} : { kind }),
  };
}

/** The prompts of Command Prompt, PowerShell, and of Unix shells that show a user and a host, or only `$`. */
const prompts = [
  /^(?:PS )?[A-Za-z]:\\[^<>|*?"]{0,200}>\s*(\S.{0,500})$/,
  /^PS \/[^<>|*?"]{0,200}>\s*(\S.{0,500})$/,
  /^(?:\(\S{1,40}\) )?\[?[\w.-]{1,40}@[\w.-]{1,60}[: ][^$#%>❯]{0,120}[$#%>❯]\s+(\S.{0,500})$/,
  /^\$ (\S.{0,500})$/,
];

function commandBehindPrompt(text: string): string | undefined {
  for (const row of text.split(/\r?\n/, 200)) {
    for (const prompt of prompts) {
      const found = prompt.exec(row.trim())?.[1]?.trim();
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function titleOf(segment: NetworkSegment): string | undefined {
  const name = nameOf(segment);
  if (name === undefined) return undefined;
  const target = 'target' in segment ? segment.target.value : undefined;
  return target === undefined ? name : `${name} ${target}`;
}

const nameOf = (segment: NetworkSegment): string | undefined =>
  segment.kind === 'failure' ? segment.tool : segment.kind;

function kindOf(segment: NetworkSegment): ProbeKind | undefined {
  switch (segment.kind) {
    case 'ping':
      return 'ping';
    case 'traceroute':
    case 'tracepath':
    case 'mtr':
    case 'pathping':
      return 'traceroute';
    case 'failure':
      return undefined;
  }
}
