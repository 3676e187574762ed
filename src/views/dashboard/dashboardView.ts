import * as vscode from 'vscode';
import { gatherChanges } from '../../clock/gatherChanges.ts';
import type { ClockRules } from '../../clock/clockSettings.ts';
import { systemTime } from '../../clock/wakeUp.ts';
import { barText, chartNames } from '../../domain/statistics/barText.ts';
import type { Selection, StatisticsView } from '../../domain/statistics/classify.ts';
import { selectionFilter } from '../../domain/statistics/selectionFilter.ts';
import { workingTimeOf } from '../../domain/sla/workingTime.ts';
import { local } from '../../platform/language.ts';
import { report } from '../../platform/report.ts';
import { openChannel, type Channel } from '../../protocol/channel.ts';
import {
  dashboardRequestSchema,
  firstChoice,
  type DashboardChoice,
  type DashboardEvent,
  type DashboardState,
} from '../../protocol/dashboardMessages.ts';
import type { Services } from '../../services.ts';
import { pickCase } from '../pickCase.ts';
import { loadPage, pipeOf } from '../webviewPage.ts';
import { StoreFacts } from './storeFacts.ts';

export const dashboardType = 'casebook.dashboard';

/** Changes that come closer together than this are drawn together, milliseconds. */
const gatherMs = 150;
/** While cases are read the numbers grow at most this often, milliseconds. */
const growEveryMs = 1_000;
/** How often it is looked whether ages and today's date have moved on, milliseconds. */
const agesEveryMs = 5 * 60_000;
/** More names nobody looks through in a list. */
const mostAssignees = 300;

/** The dashboard of this window: counts in the page, the cases behind them on the host. */
export class DashboardView implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #services: Services;
  readonly #channel: Channel;
  readonly #facts: StoreFacts;
  readonly #subscriptions: { dispose(): unknown }[] = [];
  #choice: DashboardChoice = firstChoice;
  #isReady = false;
  #isDisposed = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #shown = '';

  constructor(panel: vscode.WebviewPanel, services: Services) {
    this.panel = panel;
    this.#services = services;
    const { store, clock, log } = services;
    this.#facts = new StoreFacts({
      entries: () => store.entries(),
      rules: (root) => clock.rulesOf(root),
      pause: () => systemTime.pause(),
      log,
    });
    this.#channel = openChannel(pipeOf(panel.webview), {
      onRequest: (body) => this.#answer(body),
      onEvent: () => undefined,
      onProblem: (error) => log.warn('dashboard', error instanceof Error ? error.message : String(error)),
    });
    const ages = setInterval(() => this.#showSoon(), agesEveryMs);
    this.#subscriptions.push(
      store.onDidChange(({ loading }) => this.#showSoon(loading ? growEveryMs : gatherMs)),
      gatherChanges(clock.clocks, () => this.#showSoon()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('casebook.calendar') || event.affectsConfiguration('casebook.response'))
          this.#showSoon();
      }),
      panel.onDidChangeViewState(() => this.#showSoon()),
      panel.onDidDispose(() => this.dispose()),
      { dispose: () => clearInterval(ages) },
    );
    panel.title = vscode.l10n.t('Dashboard');
    loadPage(panel.webview, services.context.extensionUri, 'dashboard', '');
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    clearTimeout(this.#waiting);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#channel.dispose();
  }

  async #answer(body: unknown): Promise<DashboardState> {
    const request = dashboardRequestSchema.parse(body);
    this.#choice = request.choice;
    this.#isReady = true;
    // The dashboard stays usable while the list of cases is open.
    if (request.type === 'open')
      void this.#open(request.selection).catch((error: unknown) => report(error, this.#services.log, dashboardType));
    const state = await this.#state();
    this.#shown = faceOf(state);
    return state;
  }

  #showSoon(inMs = gatherMs): void {
    if (!this.#canShow()) return;
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      void this.#show();
    }, inMs);
  }

  async #show(): Promise<void> {
    if (!this.#canShow()) return;
    const choice = this.#choice;
    const state = await this.#state();
    // The answer to a request that came meanwhile is the newer one.
    if (choice !== this.#choice || !this.#canShow()) return;
    const face = faceOf(state);
    if (face === this.#shown) return;
    this.#shown = face;
    this.#channel.emit({ type: 'state', state } satisfies DashboardEvent);
  }

  /** A hidden page would not get a message; it asks by itself when it is shown again. */
  #canShow(): boolean {
    return this.#isReady && !this.#isDisposed && this.panel.visible;
  }

  async #state(): Promise<DashboardState> {
    const choice = this.#choice;
    const view = this.#view();
    const statistics = await this.#facts.statistics(view);
    return {
      choice,
      statistics: { ...statistics, assignees: statistics.assignees.slice(0, mostAssignees) },
      timeZone: this.#rules().calendar.timeZone,
      now: view.now,
      isLoading: !this.#services.store.isLoaded,
    };
  }

  /** Several folders may have calendars of their own; today is the first one's. */
  #rules(): ClockRules {
    const { store, clock } = this.#services;
    return clock.rulesOf(store.roots[0]?.uri ?? '');
  }

  #view(): StatisticsView {
    const now = Date.now();
    return { now, today: workingTimeOf(this.#rules().calendar).localDay(now), ...this.#choice };
  }

  /** Shows the cases in the tree; in a list to choose from where its filter cannot. */
  async #open(selection: Selection): Promise<void> {
    const { store, panels, list } = this.#services;
    const view = this.#view();
    const folders = await this.#facts.casesOf(selection, view);
    const entries = [...folders].flatMap((folder) => store.entry(folder) ?? []);
    const numbers = entries.flatMap((entry) => (entry.kind === 'case' ? [entry.summary.number] : []));
    // Somebody closed the last of them a moment ago: the next numbers are on their way.
    if (numbers.length === 0) return;
    const name = selectionText(selection);
    const filter = selectionFilter(selection, view.assignee, { name, numbers });
    if (filter) {
      list.showOnly(filter);
      await vscode.commands.executeCommand('casebook.cases.focus');
      return;
    }
    const folder = await pickCase({ entries: () => entries }, name);
    if (folder !== undefined) await panels.open(folder);
  }
}

/** What of the state is seen: the moment itself is not. */
const faceOf = ({ now: _, ...seen }: DashboardState): string => JSON.stringify(seen);

/** What a bar stands for, for the list of its cases. */
function selectionText(selection: Selection): string {
  const { chart, key } = selection;
  if (chart !== 'received' && chart !== 'resolved')
    return vscode.l10n.t('{0}: {1}', local(chartNames[chart]), local(barText(selection)));
  const [, date = ''] = key.split(':');
  return chart === 'received'
    ? vscode.l10n.t('Received from {0} on', date)
    : vscode.l10n.t('Resolved from {0} on', date);
}
