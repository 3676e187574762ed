import type { CaseArgument } from '../commands.ts';
import type { EvidenceContext } from './evidenceContext.ts';
import { runProbe } from './runProbe.ts';

/** Runs ping for a host of the case and attaches its output. */
export const runPing =
  (context: EvidenceContext) =>
  (argument?: CaseArgument): Promise<void> =>
    runProbe(context, 'ping', argument);
