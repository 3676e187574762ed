import { stepOf } from '../../src/domain/caseHistory.ts';
import type { Case, RecordKey } from '../../src/domain/case.ts';
import { isFilled } from '../../src/domain/records/rules.ts';
import { ExecutionView } from '../execution/executionView.ts';
import { EvidenceShelf } from '../fishbone/evidenceShelf.ts';
import { FishboneView } from '../fishbone/fishboneView.ts';
import type { FormExtra } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { SimilarView } from '../similar/similarView.ts';
import { LogHelp } from './logHelp.ts';
import { replyButtons } from './replyButtons.ts';
import { PriorityChoices, PriorityOutcome } from './triageAids.ts';

/** What a record's form has beside its fields. */
export function extrasFor(key: RecordKey, context: PanelContext): readonly FormExtra[] {
  const replies = replyButtons(key, context);
  return [...(replies ? [replies] : []), ...own(key, context)];
}

function own(key: RecordKey, context: PanelContext): readonly FormExtra[] {
  switch (key) {
    case 'intake':
      return [new SimilarView(context, key, false)];
    case 'triage':
      return [new PriorityChoices(context), new PriorityOutcome(context)];
    case 'details':
      return [new LogHelp(context)];
    case 'rootCause':
      return [new SimilarView(context, key, true), new FishboneView(context), new EvidenceShelf(context)];
    case 'plan':
      return [new ExecutionView(context)];
  }
}

const decided: ReadonlySet<string> = new Set(['triage/finalPriority']);
const none: ReadonlySet<string> = new Set();

/** After triage the priority is changed by a re-triage, which keeps what was decided before. */
export const lockedFields = (current: Case): ReadonlySet<string> =>
  ['draft', 'accepted'].includes(stepOf(current)) || !isFilled(current.triage?.finalPriority) ? none : decided;
