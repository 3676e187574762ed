import { describedText } from '../domain/similar/caseFeatures.ts';
import { reasonText } from '../domain/similar/reasonText.ts';
import type { SimilarCase } from '../domain/similar/similarIndex.ts';
import { readableWords } from '../domain/similar/words.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import { statuses } from '../domain/workflow.ts';
import { local } from '../platform/language.ts';
import type { SimilarAnswer, SimilarCaseShown } from '../protocol/similarMessages.ts';
import type { Services } from '../services.ts';
import type { CaseDocument } from '../store/caseDocument.ts';

/** The cases that resemble the one of a panel, in words. */
export function answerSimilar({ similar }: Pick<Services, 'similar'>, document: CaseDocument): SimilarAnswer {
  const { cases, isReading } = similar.find(document.folder, document.case);
  return { cases: cases.map((found) => shownSimilar(found, describedText(document.case))), isReading };
}

/** @param described what the case asked about says, in whose forms common words are shown */
export function shownSimilar({ key, features, isPast, reasons }: SimilarCase, described: string): SimilarCaseShown {
  const { causes, solution, actions, summary } = features.outcome;
  return {
    caseFolder: key,
    number: features.number,
    title: features.title,
    status: local(labelOf(statuses, features.status)),
    isPast,
    reasons: reasons.map((reason) => local(reasonText(reason, (words) => readableWords(described, new Set(words))))),
    causes: [...causes],
    ...(solution !== undefined && { solution }),
    actions: [...actions],
    ...(summary !== undefined && { summary }),
    canDraft: isPast && (causes.length > 0 || solution !== undefined || actions.length > 0),
  };
}
