import * as vscode from 'vscode';
import { language } from '../../platform/language.ts';
import { report } from '../../platform/report.ts';
import { SearchService } from '../../search/searchService.ts';
import type { Services } from '../../services.ts';
import { anyFileAccess } from '../../store/anyFileAccess.ts';
import { countText } from '../evidence/log/logTaking.ts';
import { goToTarget } from './goToTarget.ts';
import { indexStorage } from './indexStorage.ts';
import { placeHit, type HitSources } from './placeHit.ts';
import { readSearchedEvidence } from './searchedEvidence.ts';
import { itemsOf, type SearchItem } from './searchItems.ts';

/** Hits that are looked at; more than a person reads through before typing another letter. */
const mostHits = 30;
/** A pause in typing, ms, after which the search begins. */
const pauseMs = 60;

/** The quick pick over everything, and the index behind it. */
export class Search implements vscode.Disposable {
  readonly #services: Services;
  #service: SearchService;
  #picker: vscode.QuickPick<SearchItem> | undefined;
  /** Counts the queries: what an older one finds is shown to nobody. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Services) {
    this.#services = services;
    this.#service = this.#start();
  }

  /** Shows the quick pick. @param query what stands in it at first */
  async show(query?: string): Promise<void> {
    if (this.#service.state.kind === 'failed') {
      this.#service.dispose();
      this.#service = this.#start();
    }
    const picker = vscode.window.createQuickPick<SearchItem>();
    this.#picker?.dispose();
    this.#picker = picker;
    picker.title = vscode.l10n.t('Search the Casebook');
    picker.placeholder = vscode.l10n.t('Words, numbers, codes: in records, timelines, evidence and articles');
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.value = typeof query === 'string' ? query : '';
    const chosen = await new Promise<SearchItem | undefined>((resolve) => {
      picker.onDidChangeValue(() => this.#soon(picker));
      picker.onDidAccept(() => {
        const [item] = picker.selectedItems;
        if (!item?.target) return;
        resolve(item);
        picker.hide();
      });
      picker.onDidHide(() => {
        resolve(undefined);
        picker.dispose();
      });
      picker.show();
      this.#describe();
      this.#soon(picker, 0);
    });
    if (this.#picker === picker) this.#picker = undefined;
    if (chosen?.target) await goToTarget(chosen.target, this.#services);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#picker?.dispose();
    this.#service.dispose();
  }

  #start(): SearchService {
    const { context, store, loaded, knowledge, log } = this.#services;
    const service = new SearchService({
      store,
      loaded,
      knowledge,
      files: anyFileAccess,
      log,
      workerFile: context.asAbsolutePath('dist/worker.cjs'),
      readEvidence: async ({ caseFolder, id }) => readSearchedEvidence(anyFileAccess, caseFolder, id),
      storage: context.storageUri && indexStorage(context.storageUri),
    });
    let shownAt = 0;
    service.onDidChange(({ kind }) => {
      this.#describe();
      // While it is being built there is more to find every now and then.
      if (!this.#picker || (kind === 'building' && performance.now() - shownAt < 1_000)) return;
      shownAt = performance.now();
      this.#soon(this.#picker, 0);
    });
    return service;
  }

  /** Says in the title how far the index is. */
  #describe(): void {
    if (!this.#picker) return;
    const { state } = this.#service;
    switch (state.kind) {
      case 'ready':
        this.#picker.title = vscode.l10n.t('Search the Casebook');
        return;
      case 'building':
        this.#picker.title =
          state.total === 0
            ? vscode.l10n.t('Search the Casebook – the index is being prepared')
            : vscode.l10n.t(
                'Search the Casebook – being indexed: {0} of {1} cases; what is missing will appear',
                countText(state.done),
                countText(state.total),
              );
        return;
      case 'failed':
        this.#picker.title = vscode.l10n.t('Search the Casebook – the search stopped. Start it again to retry.');
    }
  }

  #soon(picker: vscode.QuickPick<SearchItem>, afterMs = pauseMs): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    picker.busy = true;
    this.#timer = setTimeout(() => {
      this.#run(picker, turn).catch((error: unknown) => {
        if (turn !== this.#turn || picker !== this.#picker) return;
        picker.busy = false;
        void report(error, this.#services.log, vscode.l10n.t('Search'));
      });
    }, afterMs);
  }

  async #run(picker: vscode.QuickPick<SearchItem>, turn: number): Promise<void> {
    const isStale = (): boolean => turn !== this.#turn || picker !== this.#picker;
    if (this.#service.state.kind === 'failed') {
      picker.busy = false;
      return;
    }
    const typed = picker.value;
    const answer = await this.#service.search(typed, mostHits);
    if (!answer || isStale()) return;
    const sources: HitSources = {
      files: anyFileAccess,
      knowledge: this.#services.knowledge,
      language: language(),
      readEvidence: (folder, id, current) => readSearchedEvidence(anyFileAccess, folder, id, current),
    };
    const items: SearchItem[] = [];
    for (let at = 0; at < answer.hits.length; at += 5) {
      const placed = await Promise.all(answer.hits.slice(at, at + 5).map((hit) => placeHit(hit, sources)));
      // Others have their turn between a few cases.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (isStale()) return;
      items.push(...placed.flatMap((each) => (each ? itemsOf(each, typed) : [])));
    }
    picker.items = items.length > 0 ? [...items, ...this.#more(answer.count)] : this.#nothing(typed);
    picker.busy = this.#service.state.kind === 'building';
  }

  #more(count: number): SearchItem[] {
    if (count <= mostHits) return [];
    const text = vscode.l10n.t(
      'The best {0} of {1} are listed. Type more to narrow them down.',
      countText(mostHits),
      countText(count),
    );
    return [{ label: text, alwaysShow: true }];
  }

  #nothing(typed: string): SearchItem[] {
    if (typed.trim() === '') return [];
    const label =
      this.#service.state.kind === 'building'
        ? vscode.l10n.t('Nothing found so far. The index is still being built.')
        : vscode.l10n.t('Nothing found. Every word has to be there: try fewer, or the beginning of one.');
    return [{ label, alwaysShow: true }];
  }
}
