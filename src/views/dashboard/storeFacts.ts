import { clockSourceOfSummary } from '../../clock/caseClockEvents.ts';
import type { ClockRules } from '../../clock/clockSettings.ts';
import { factsOf, type CaseFacts } from '../../domain/statistics/caseFacts.ts';
import { isSelected, type Selection, type StatisticsView } from '../../domain/statistics/classify.ts';
import { StatisticsTally, type Statistics } from '../../domain/statistics/statistics.ts';
import type { CaseSummary } from '../../domain/summary.ts';
import type { CaseEntry } from '../../store/caseEntry.ts';
import type { CaseFolder } from '../../store/caseRoot.ts';
import type { Log } from '../../store/log.ts';

interface KnownFacts {
  /** The store keeps the summary object of a case until the case changes, and the settings their rules. */
  readonly summary: CaseSummary;
  readonly rules: ClockRules;
  readonly facts: CaseFacts;
}

export interface StoreFactsOptions {
  readonly entries: () => Iterable<CaseEntry>;
  /** The rules for the cases of a root, by its URI. */
  readonly rules: (root: string) => ClockRules;
  /** Resolves when others have had their turn. */
  readonly pause: () => Promise<void>;
  readonly log: Log;
}

/** Others get their turn after so many milliseconds of counting. */
const sliceMs = 8;

/** The facts of all cases, worked out from the index in slices and kept until a case, its rules or its running clock changes. */
export class StoreFacts {
  readonly #options: StoreFactsOptions;
  #known = new Map<CaseFolder, KnownFacts>();

  constructor(options: StoreFactsOptions) {
    this.#options = options;
  }

  async statistics(view: StatisticsView): Promise<Statistics> {
    const tally = new StatisticsTally(view);
    await this.#each(view.now, (facts) => tally.add(facts));
    return tally.result();
  }

  /** The cases that were counted for a bar. */
  async casesOf(selection: Selection, view: StatisticsView): Promise<ReadonlySet<CaseFolder>> {
    const found = new Set<CaseFolder>();
    await this.#each(view.now, (facts) => {
      if (isSelected(selection, facts, view)) found.add(facts.id);
    });
    return found;
  }

  async #each(now: number, take: (facts: CaseFacts) => void): Promise<void> {
    const next = new Map<CaseFolder, KnownFacts>();
    let end = performance.now() + sliceMs;
    for (const entry of [...this.#options.entries()]) {
      if (entry.kind !== 'case') continue;
      const known = this.#factsOf(entry, now);
      next.set(entry.folder, known);
      take(known.facts);
      if (performance.now() < end) continue;
      await this.#options.pause();
      end = performance.now() + sliceMs;
    }
    this.#known = next;
  }

  #factsOf({ folder, root, summary }: Extract<CaseEntry, { kind: 'case' }>, now: number): KnownFacts {
    const rules = this.#options.rules(root.uri);
    const known = this.#known.get(folder);
    // Only a target that is not used up yet changes with time alone.
    if (known?.summary === summary && known.rules === rules && known.facts.response !== 'waiting') return known;
    try {
      const { events } = clockSourceOfSummary(summary);
      return { summary, rules, facts: factsOf({ id: folder, summary, events }, rules, now) };
    } catch (error) {
      this.#options.log.warn(`The times of ${folder} cannot be counted`, error);
      return { summary, rules, facts: factsOf({ id: folder, summary, events: [] }, rules, now) };
    }
  }
}
