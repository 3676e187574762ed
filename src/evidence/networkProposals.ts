import type { Case } from '../domain/case.ts';
import { CaseChange, type Doing } from '../domain/caseChange.ts';
import { valueAt, type CaseEdit } from '../domain/edit.ts';
import type { NetworkDetails } from './network/networkFacts.ts';

/** A field of the network block of record 3, and what the output of a network test says for it. */
export interface NetworkProposal {
  readonly path: readonly ['details', 'network', 'ip' | 'specificSite' | 'pingEvidence' | 'tracertEvidence'];
  readonly value: string | readonly string[];
  /** What there is now, or the reason why it cannot be obtained; absent for an empty field. */
  readonly now?: string;
  /** For references: how many there are already, to which this is added. */
  readonly references?: number;
  /** Follows from the output and replaces nothing; what is not certain is for a person to choose. */
  readonly isCertain: boolean;
}

/** What a piece of evidence can fill in. What a field has already is not proposed; nothing is guessed. */
export function networkProposals(current: Case, evidence: string, details: NetworkDetails): NetworkProposal[] {
  return [
    ...texts(current, 'ip', details.ownAddresses, details.ownAddresses.length === 1),
    ...(details.hasPing ? reference(current, 'pingEvidence', evidence) : []),
    ...(details.hasTrace ? reference(current, 'tracertEvidence', evidence) : []),
    // Whether only this site is concerned is not in the output.
    ...texts(current, 'specificSite', details.targets, false),
  ];
}

/** The edits for the chosen proposals, as one step to undo. A reason why a field could not be obtained gives way. */
export function fillingEdits(current: Case, chosen: readonly NetworkProposal[], doing: Doing): CaseEdit[] {
  const change = new CaseChange(current, doing);
  for (const { path, value } of chosen) {
    change.set(path, value);
    const reason = waiverPath(path[2]);
    if (valueAt(current, reason) !== undefined) change.set(reason, undefined);
  }
  return change.edits;
}

function texts(
  current: Case,
  key: 'ip' | 'specificSite',
  values: readonly string[],
  isCertain: boolean,
): NetworkProposal[] {
  const path = ['details', 'network', key] as const;
  const before = valueAt(current, path);
  const given = typeof before === 'string' && before.trim() !== '' ? before : waiverOf(current, key);
  return values
    .filter((value) => value !== given)
    .map((value) => ({
      path,
      value,
      ...(given === undefined ? {} : { now: given }),
      isCertain: isCertain && given === undefined,
    }));
}

function reference(current: Case, key: 'pingEvidence' | 'tracertEvidence', evidence: string): NetworkProposal[] {
  const path = ['details', 'network', key] as const;
  const before = valueAt(current, path);
  const cited = Array.isArray(before) ? before.filter((id): id is string => typeof id === 'string') : [];
  if (cited.includes(evidence)) return [];
  const reason = waiverOf(current, key);
  return [
    {
      path,
      value: [...cited, evidence],
      references: cited.length,
      ...(reason === undefined ? {} : { now: reason }),
      isCertain: reason === undefined,
    },
  ];
}

const waiverPath = (key: string): string[] => ['details', 'waived', `network.${key}`];

const waiverOf = (current: Case, key: string): string | undefined => {
  const reason = valueAt(current, waiverPath(key));
  return typeof reason === 'string' && reason.trim() !== '' ? reason : undefined;
};
