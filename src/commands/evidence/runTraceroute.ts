import type { CaseArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { runProbe } from './runProbe.ts';

/** Runs tracert, traceroute or tracepath for a host of the case and attaches its output. */
export const runTraceroute =
  (context: EvidenceContext) =>
  (argument?: CaseArgument): Promise<void> =>
    runProbe(context, 'traceroute', argument);
