import * as l10n from '@vscode/l10n';
import type { Selection } from '../../src/domain/statistics/classify.ts';
import {
  dashboardMemorySchema,
  firstChoice,
  type DashboardChoice,
  type DashboardMemory,
  type DashboardRequest,
  type DashboardState,
} from '../../src/protocol/dashboardMessages.ts';
import type { PageSettings } from '../../src/protocol/messages.ts';
import { h, setText, show } from '../dom.ts';
import { messageOf } from '../state/hostLink.ts';
import type { WebviewApi } from '../state/panelMemory.ts';
import { showNumber } from '../times.ts';
import type { Ui } from '../ui/adapter.ts';
import { chartFigure } from './chartFigure.ts';
import { ChoiceBar } from './choiceBar.ts';
import { DashboardLink } from './dashboardLink.ts';
import { figuresOf, showShare } from './figures.ts';

/** The dashboard: what is chosen, the numbers at a glance, and the charts, each with its table. */
export class DashboardPage {
  readonly #settings: PageSettings;
  readonly #api: WebviewApi;
  readonly #link: DashboardLink;
  readonly #choices: ChoiceBar;
  readonly #notice = h('p', { class: 'dashboard-notice', attributes: { role: 'status' } });
  readonly #asOf = h('p', { class: 'muted' });
  readonly #totals = h('dl', { class: 'totals' });
  readonly #charts = h('div', { class: 'cards' });
  readonly #tables: Set<string>;
  #choice: DashboardChoice;
  /** Counts the choices: the answer to an earlier one is not shown. */
  #asked = 0;
  #drawn: { dispose(): void }[] = [];
  #face = '';

  constructor(settings: PageSettings, api: WebviewApi, ui: Ui) {
    this.#settings = settings;
    this.#api = api;
    const kept = dashboardMemorySchema.safeParse(api.getState());
    this.#choice = kept.data?.choice ?? firstChoice;
    this.#tables = new Set(kept.data?.tables);
    this.#link = new DashboardLink(api, ({ state }) => {
      // What was counted for an earlier choice is on its way out.
      if (JSON.stringify(state.choice) === JSON.stringify(this.#choice)) this.#receive(state);
    });
    this.#choices = new ChoiceBar(ui, this.#choice, settings.language, (choice) => this.#choose(choice));
  }

  /** Puts the page together and asks the extension for the numbers. */
  start(): void {
    document.body.append(
      h(
        'main',
        { class: 'dashboard' },
        h('header', { class: 'dashboard-header' }, h('h1', { text: l10n.t('Dashboard') }), this.#asOf),
        this.#choices.el,
        this.#notice,
        this.#totals,
        this.#charts,
      ),
    );
    this.#say(l10n.t('Counting…'));
    this.#keep();
    void this.#ask({ type: 'show', choice: this.#choice });
  }

  #choose(choice: DashboardChoice): void {
    this.#choice = choice;
    this.#keep();
    void this.#ask({ type: 'show', choice });
  }

  async #ask(request: DashboardRequest): Promise<void> {
    const asked = ++this.#asked;
    try {
      const state = await this.#link.request(request);
      if (asked === this.#asked) this.#receive(state);
    } catch (error) {
      this.#say(messageOf(error));
      document.body.dataset.ready = 'true';
    }
  }

  #receive(state: DashboardState): void {
    this.#choices.update(state);
    const isEmpty = state.statistics.totals.all === 0 && state.statistics.assignees.length === 0;
    this.#say(
      state.isLoading
        ? l10n.t('Cases are still being read: the numbers will grow.')
        : isEmpty
          ? l10n.t('There are no cases to count yet.')
          : '',
    );
    show(this.#charts, !isEmpty);
    show(this.#totals, !isEmpty);
    setText(this.#asOf, l10n.t('As of {0}. Days by the time zone {1}.', this.#moment(state.now), state.timeZone));
    const face = JSON.stringify(state.statistics);
    if (face !== this.#face) this.#draw(state);
    this.#face = face;
    document.body.dataset.ready = 'true';
  }

  #draw({ statistics }: DashboardState): void {
    const { language } = this.#settings;
    for (const part of this.#drawn) part.dispose();
    this.#drawn = [];
    const focused =
      document.activeElement instanceof HTMLElement || document.activeElement instanceof SVGElement
        ? document.activeElement.dataset.bar
        : undefined;
    const { totals, compliance } = statistics;
    this.#totals.replaceChildren(
      ...total(l10n.t('Open now'), showNumber(totals.open, language)),
      ...total(l10n.t('Received in the period'), showNumber(totals.received, language)),
      ...total(l10n.t('Resolved in the period'), showNumber(totals.resolved, language)),
      ...total(
        l10n.t('Response targets met'),
        compliance === undefined ? l10n.t('no data') : showShare(compliance, language),
      ),
    );
    const figures = figuresOf(statistics, {
      language,
      onOpen: (selection) => this.#open(selection),
      keep: (part) => this.#drawn.push(part),
    });
    this.#charts.replaceChildren(
      ...figures.map((parts) =>
        chartFigure(parts, this.#tables.has(parts.id), (isShown) => {
          if (isShown) this.#tables.add(parts.id);
          else this.#tables.delete(parts.id);
          this.#keep();
        }),
      ),
    );
    // Whoever is at a bar stays there when the numbers change.
    if (focused !== undefined)
      for (const element of this.#charts.querySelectorAll<HTMLElement | SVGElement>('[data-bar]'))
        if (element.dataset.bar === focused) element.focus();
  }

  #open(selection: Selection): void {
    void this.#ask({ type: 'open', choice: this.#choice, selection });
  }

  #moment(ms: number): string {
    return new Intl.DateTimeFormat(this.#settings.language, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
  }

  #keep(): void {
    this.#api.setState({ choice: this.#choice, tables: [...this.#tables] } satisfies DashboardMemory);
  }

  #say(message: string): void {
    setText(this.#notice, message);
    show(this.#notice, message !== '');
  }
}

const total = (name: string, value: string): [HTMLElement] => [
  h('div', { class: 'total' }, h('dt', { text: name }), h('dd', { text: value })),
];
