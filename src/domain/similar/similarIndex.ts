import { isOpen } from '../workflow.ts';
import { allSignatures, type CaseFeatures } from './caseFeatures.ts';
import { compareFeatures, type SimilarityReason } from './compareFeatures.ts';
import { isWordTerm, systemTerm, wordTerm } from './featureTerms.ts';

/** A case that resembles the one asked about. */
export interface SimilarCase {
  /** The key that it was added under. */
  readonly key: string;
  readonly features: CaseFeatures;
  /** From 0, nothing in common, to 1. */
  readonly score: number;
  /** Resolved or closed; else it is still open and may be the same incident. */
  readonly isPast: boolean;
  /** The weightiest first. */
  readonly reasons: readonly SimilarityReason[];
}

/** Below this, what two cases have in common is what any two may have. */
const leastScore = 0.16;
/** A casebook of fewer counts as one of so many: in three cases, what two of them say is not yet common. */
const leastCases = 40;
/** So many candidates are compared in full; finding them looks at rare words and signatures only. */
const mostCandidates = 80;
/** So many of the rarest words of a case are looked up. */
const mostLookups = 48;

interface Entry {
  readonly key: string;
  readonly features: CaseFeatures;
  /** What it is found by. */
  readonly terms: readonly string[];
}

/** Past and open cases by what their errors, systems and words are. In memory; holds no case, only its features. */
export class SimilarIndex {
  readonly #ids = new Map<string, number>();
  readonly #entries = new Map<number, Entry>();
  /** The ids of the cases that have a term, ascending: new ids are the highest. */
  readonly #postings = new Map<string, number[]>();
  #nextId = 0;
  /** By id, while candidates are looked for; all 0 otherwise. */
  #weights = new Float32Array(0);

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): CaseFeatures | undefined {
    const id = this.#ids.get(key);
    return id === undefined ? undefined : this.#entries.get(id)?.features;
  }

  /** Adds a case, or takes its new features. */
  set(key: string, features: CaseFeatures): void {
    this.delete(key);
    const id = this.#nextId++;
    const terms = termsOf(features);
    this.#ids.set(key, id);
    this.#entries.set(id, { key, features, terms });
    for (const term of terms) {
      const posting = this.#postings.get(term);
      if (posting) posting.push(id);
      else this.#postings.set(term, [id]);
    }
  }

  delete(key: string): void {
    const id = this.#ids.get(key);
    const entry = id === undefined ? undefined : this.#entries.get(id);
    if (id === undefined || !entry) return;
    this.#ids.delete(key);
    this.#entries.delete(id);
    for (const term of entry.terms) {
      const posting = this.#postings.get(term);
      const at = posting ? placeIn(posting, id) : -1;
      if (!posting || at < 0) continue;
      if (posting.length === 1) this.#postings.delete(term);
      else posting.splice(at, 1);
    }
  }

  /**
   * The cases that resemble these features, those that were solved first, each kind by how much.
   * @param own the key of the case asked about, which is not compared with itself
   */
  find(features: CaseFeatures, { own, most = 5 }: { own?: string; most?: number } = {}): SimilarCase[] {
    const known = new Map<string, number>();
    const ownId = own === undefined ? undefined : this.#ids.get(own);
    const rarity = (term: string): number => {
      const before = known.get(term);
      if (before !== undefined) return before;
      const found = this.#rarity(term, ownId);
      known.set(term, found);
      return found;
    };
    const found: SimilarCase[] = [];
    for (const id of this.#candidates(features, rarity, ownId)) {
      const entry = this.#entries.get(id);
      if (!entry) continue;
      const { score, reasons } = compareFeatures(features, entry.features, rarity);
      if (score < leastScore) continue;
      found.push({ key: entry.key, features: entry.features, score, reasons, isPast: isPast(entry.features.status) });
    }
    // The most similar ones first, then by kind: an open case that is surely the same is not crowded out by half-similar past ones.
    return found
      .sort((one, other) => other.score - one.score || (one.features.number < other.features.number ? 1 : -1))
      .slice(0, most)
      .sort((one, other) => Number(other.isPast) - Number(one.isPast));
  }

  /** The ids with the most in common, by the rarest terms. */
  #candidates(features: CaseFeatures, rarity: (term: string) => number, ownId: number | undefined): number[] {
    const terms = termsOf(features)
      .map((term) => ({ term, rare: rarity(term), posting: this.#postings.get(term) ?? [] }))
      .filter(({ posting }) => posting.length > 0)
      .sort((one, other) => other.rare - one.rare)
      .slice(0, mostLookups);
    if (this.#weights.length < this.#nextId) this.#weights = new Float32Array(this.#nextId * 2);
    const weights = this.#weights;
    const touched: number[] = [];
    for (const { term, rare, posting } of terms) {
      const weight = rare * (isWordTerm(term) ? 1 : 4);
      for (const id of posting) {
        if (weights[id] === 0) touched.push(id);
        weights[id] = (weights[id] ?? 0) + weight;
      }
    }
    const counted = touched.filter((id) => id !== ownId && isCounted(this.#entries.get(id)?.features.status));
    // The least weight that is among the most: sorting numbers takes a tenth of sorting ids by them.
    const least =
      Float32Array.from(counted, (id) => weights[id] ?? 0)
        .sort()
        .at(-mostCandidates) ?? 0;
    const chosen = counted
      .filter((id) => (weights[id] ?? 0) >= least)
      .sort((one, other) => (weights[other] ?? 0) - (weights[one] ?? 0) || other - one)
      .slice(0, mostCandidates);
    for (const id of touched) weights[id] = 0;
    return chosen;
  }

  /** From near 0 for what every other case has, to 1 for what one or none has. */
  #rarity(term: string, ownId: number | undefined): number {
    const all = Math.max(leastCases, this.#entries.size - (ownId === undefined ? 0 : 1));
    const posting = this.#postings.get(term) ?? [];
    // What the case asked about says itself makes nothing less rare.
    const having = posting.length - (ownId !== undefined && placeIn(posting, ownId) >= 0 ? 1 : 0);
    return having <= 1 ? 1 : Math.log(1 + all / having) / Math.log(1 + all);
  }
}

const termsOf = (features: CaseFeatures): string[] => [
  ...allSignatures(features).map(({ key }) => key),
  ...(features.system === undefined ? [] : [systemTerm(features.system)]),
  ...features.words.map(([word]) => wordTerm(word)),
];

const isPast = (status: string): boolean => status === 'resolved' || status === 'closed';
/** A cancelled case tells nothing, and a merged one is told by the case that it was merged into. */
const isCounted = (status: string | undefined): boolean => status !== undefined && (isPast(status) || isOpen(status));

const placeIn = (ascending: readonly number[], wanted: number): number => {
  let [low, high] = [0, ascending.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const id = ascending[middle] ?? 0;
    if (id === wanted) return middle;
    if (id < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};
