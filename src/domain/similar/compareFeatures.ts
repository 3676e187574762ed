import type { Signature } from '../signature.ts';
import { allSignatures, type CaseFeatures } from './caseFeatures.ts';
import { systemTerm, wordTerm } from './featureTerms.ts';
import { wordsOf } from './words.ts';

/** One thing that two cases have in common. `share` is what it adds to the score. */
export type SimilarityReason = { readonly share: number } & (
  | { readonly kind: Signature['kind']; readonly label: string; readonly others: number }
  | { readonly kind: 'system'; readonly system: string; readonly isSame: boolean }
  | { readonly kind: 'category'; readonly category: string; readonly subcategory?: string }
  /** The words as they are compared; `readableWords` gives them back their forms. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
);

/** How much each kind of thing in common can add; together 1. */
const shares = { signature: 0.45, words: 0.35, system: 0.13, category: 0.07 };
/** How surely the same signature is the same error. */
const certainty = { trace: 1, message: 0.9, code: 0.75 } satisfies Record<Signature['kind'], number>;

/**
 * Compares a case with another one.
 * @param rarity how rare a term is among all cases: from 0 to 1
 * @returns a score from 0 to 1 and what makes it, the weightiest first
 */
export function compareFeatures(
  asked: CaseFeatures,
  other: CaseFeatures,
  rarity: (term: string) => number,
): { score: number; reasons: SimilarityReason[] } {
  const reasons = [
    ...signatureReasons(asked, other, rarity),
    ...systemReason(asked, other, rarity),
    ...wordsReason(asked, other, rarity),
    ...categoryReason(asked, other),
  ].sort((one, next) => next.share - one.share);
  // The same category alone is no likeness.
  const isAlike = reasons.some(({ kind }) => kind !== 'category');
  return isAlike ? { score: reasons.reduce((sum, { share }) => sum + share, 0), reasons } : { score: 0, reasons: [] };
}

/** One reason for each kind of signature, led by the rarest; independent ones add up, never beyond the whole share. */
function signatureReasons(
  asked: CaseFeatures,
  other: CaseFeatures,
  rarity: (term: string) => number,
): SimilarityReason[] {
  const theirs = new Set(allSignatures(other).map(({ key }) => key));
  const common = allSignatures(asked)
    .filter(({ key }) => theirs.has(key))
    .map((signature) => ({ ...signature, weight: certainty[signature.kind] * rarity(signature.key) ** 1.5 }));
  if (common.length === 0) return [];
  const doubt = common.reduce((left, { weight }) => left * (1 - weight * 0.85), 1);
  const total = common.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const kinds = ['trace', 'message', 'code'] as const;
  return kinds.flatMap((kind): SimilarityReason[] => {
    const own = common.filter((signature) => signature.kind === kind).sort((one, next) => next.weight - one.weight);
    const [first] = own;
    if (!first) return [];
    const share = (shares.signature * (1 - doubt) * own.reduce((sum, { weight }) => sum + weight, 0)) / total;
    return [{ kind, label: first.label, others: own.length - 1, share }];
  });
}

function systemReason(asked: CaseFeatures, other: CaseFeatures, rarity: (term: string) => number): SimilarityReason[] {
  if (asked.system === undefined || other.system === undefined) return [];
  const [mine, theirs] = [systemTerm(asked.system), systemTerm(other.system)];
  const reason = (share: number): SimilarityReason[] => [
    { kind: 'system', system: other.system ?? '', isSame: mine === theirs, share },
  ];
  // A system that many cases are about still says something: it is the same one.
  if (mine === theirs) return reason(shares.system * (0.5 + 0.5 * rarity(mine)));
  const [one, next] = [new Set(wordsOf(asked.system)), new Set(wordsOf(other.system))];
  const common = [...one].filter((word) => next.has(word)).length;
  const all = new Set([...one, ...next]).size;
  return common > 0 && common / all >= 0.3 ? reason(shares.system * 0.7 * (common / all)) : [];
}

/** The cosine of the weighted words, the rare ones weighing more. */
function wordsReason(asked: CaseFeatures, other: CaseFeatures, rarity: (term: string) => number): SimilarityReason[] {
  const theirs = new Map(other.words);
  const common: { word: string; product: number }[] = [];
  let [own, others, product] = [0, 0, 0];
  for (const [word, weight] of asked.words) {
    const weighed = weight * rarity(wordTerm(word));
    own += weighed * weighed;
    const their = theirs.get(word);
    if (their === undefined) continue;
    const both = weighed * their * rarity(wordTerm(word));
    product += both;
    common.push({ word, product: both });
  }
  if (common.length === 0) return [];
  for (const [word, weight] of other.words) others += (weight * rarity(wordTerm(word))) ** 2;
  const likeness = product / (Math.sqrt(own * others) || 1);
  const words = common.sort((one, next) => next.product - one.product).map(({ word }) => word);
  // Long texts seldom share half of their words; what a third of them is worth is already much.
  return [{ kind: 'words', words, share: shares.words * Math.min(1, likeness * 1.6) }];
}

function categoryReason(asked: CaseFeatures, other: CaseFeatures): SimilarityReason[] {
  const { category, subcategory } = asked;
  if (category === undefined || category !== other.category) return [];
  const isSame = subcategory !== undefined && subcategory === other.subcategory;
  return [{ kind: 'category', category, ...(isSame && { subcategory }), share: shares.category * (isSame ? 1 : 0.6) }];
}
