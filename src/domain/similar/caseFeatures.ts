import type { Case } from '../case.ts';
import { valueAt } from '../edit.ts';
import { signaturesOf, type Signature } from '../signature.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { wordsOf } from './words.ts';

/** What of a case is compared with others; some kilobytes of plain data. */
export interface CaseFeatures {
  readonly number: string;
  readonly title: string;
  readonly status: string;
  readonly system?: string;
  readonly category?: string;
  readonly subcategory?: string;
  /** Of the errors that the records tell of. */
  readonly signatures: readonly Signature[];
  /** Of the errors in the evidence; reading it takes time, so it is kept apart. */
  readonly evidence: readonly Signature[];
  /** Words with how much each weighs in this case, the heaviest first. */
  readonly words: readonly (readonly [word: string, weight: number])[];
  /** What solved it, as far as the case tells. */
  readonly outcome: Outcome;
}

/** Where a case describes its problem, and how much a word there weighs. */
const described: readonly (readonly [path: readonly string[], weight: number])[] = [
  [['title'], 2],
  [['intake', 'verbatim'], 1.5],
  [['intake', 'technicalSummary'], 1.5],
  [['details', 'errorCode'], 1],
  [['details', 'actual'], 1],
  [['details', 'conditions'], 0.7],
  [['details', 'recentChange'], 0.5],
  [['details', 'hardware', 'model'], 1],
  [['details', 'hardware', 'symptom'], 1.5],
  [['details', 'software', 'recentUpdateOrConfig'], 0.5],
  [['details', 'network', 'specificSite'], 0.7],
  [['details', 'access', 'functionNeeded'], 1],
  [['details', 'access', 'error'], 1.5],
  [['details', 'thirdParty', 'provider'], 1],
  [['details', 'thirdParty', 'error'], 1.5],
  [['rootCause', 'fiveWTwoH', 'what'], 0.7],
  [['rootCause', 'directCause'], 0.5],
];
/** Nothing of a field beyond is compared, characters. */
const longestField = 8_000;
const errorCodePath = 'details.errorCode';
/** So many words of a case count: those beyond are of long texts, where each says little. */
const mostWords = 120;

/**
 * What of a case is compared with others.
 * @param excerpts the texts of its evidence, or their beginnings
 */
export function featuresOf(current: Case, excerpts: readonly string[] = []): CaseFeatures {
  const texts = described.flatMap(([path, weight]) => {
    const value = valueAt(current, path);
    return typeof value === 'string' && value.trim() !== ''
      ? [{ name: path.join('.'), value: value.slice(0, longestField), weight }]
      : [];
  });
  const { system } = current.intake ?? {};
  const { category, subcategory } = current.triage ?? {};
  const signatures = distinct(
    // A code in its own field says what it is without a word beside it.
    texts.map(({ name, value }) => (name === errorCodePath ? `error code ${value}` : value)),
  );
  return {
    number: current.number,
    title: current.title,
    status: current.status,
    ...(system !== undefined && system.trim() !== '' && { system }),
    ...(category !== undefined && { category }),
    ...(subcategory !== undefined && { subcategory }),
    signatures,
    evidence: distinct(excerpts),
    words: weigh(texts),
    outcome: outcomeOf(current),
  };
}

function distinct(texts: readonly string[]): Signature[] {
  const found = new Map<string, Signature>();
  for (const signature of texts.flatMap((text) => signaturesOf(text)))
    if (!found.has(signature.key)) found.set(signature.key, signature);
  return [...found.values()].slice(0, 60);
}

/** A word that stands somewhere three times says little more than one that stands there once. */
function weigh(texts: readonly { readonly value: string; readonly weight: number }[]): [string, number][] {
  const weights = new Map<string, number>();
  for (const { value, weight } of texts) {
    const counts = new Map<string, number>();
    for (const word of wordsOf(value)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts)
      weights.set(
        word,
        Math.max(weights.get(word) ?? 0, weight * (1 + Math.log(count))) + (weights.has(word) ? 0.3 : 0),
      );
  }
  return [...weights].sort(([, one], [, other]) => other - one).slice(0, mostWords);
}

/** All signatures, of the records and of the evidence, each once. */
export const allSignatures = ({ signatures, evidence }: CaseFeatures): readonly Signature[] => {
  const known = new Set(signatures.map(({ key }) => key));
  return [...signatures, ...evidence.filter(({ key }) => !known.has(key))];
};

/** What a person described, as it stands in the case: the words of a reason are shown in its forms. */
export const describedText = (current: Case): string =>
  described
    .flatMap(([path]) => {
      const value = valueAt(current, path);
      return typeof value === 'string' ? [value] : [];
    })
    .join('\n');
