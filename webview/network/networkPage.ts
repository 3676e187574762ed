import * as l10n from '@vscode/l10n';
import { compareRuns } from '../../src/evidence/network/compareRuns.ts';
import type { PageSettings } from '../../src/protocol/messages.ts';
import type { NetworkMemory, NetworkRequest, NetworkState } from '../../src/protocol/networkMessages.ts';
import { h, setText, show } from '../dom.ts';
import { messageOf } from '../state/hostLink.ts';
import type { WebviewApi } from '../state/panelMemory.ts';
import type { ButtonControl, Ui } from '../ui/adapter.ts';
import { comparisonView } from './comparisonView.ts';
import { EvidenceColumn } from './evidenceColumn.ts';
import { NetworkLink } from './networkLink.ts';
import { readItem } from './readItem.ts';

/** The network view: one piece of evidence as charts beside its text, or two side by side with what differs in words. */
export class NetworkPage {
  readonly #settings: PageSettings;
  readonly #api: WebviewApi;
  readonly #link: NetworkLink;
  readonly #ui: Ui;
  readonly #title = h('h1', { class: 'network-title' });
  readonly #notice = h('p', { class: 'network-notice', attributes: { role: 'status' } });
  readonly #compare: ButtonControl;
  readonly #stop: ButtonControl;
  readonly #fill: ButtonControl;
  readonly #open: ButtonControl;
  readonly #comparison = h('div', { class: 'network-comparison' });
  readonly #columns = h('div', { class: 'network-columns' });
  #drawn: EvidenceColumn[] = [];
  #state: NetworkState | undefined;

  constructor(settings: PageSettings, api: WebviewApi, ui: Ui) {
    this.#settings = settings;
    this.#api = api;
    this.#ui = ui;
    this.#link = new NetworkLink(api, (event) => this.#receive(event.state));
    const run = (command: 'casebook.openEvidence' | 'casebook.fillNetworkDetails') => (): void => {
      const evidence = this.#state?.items[0]?.evidence;
      if (evidence !== undefined) void this.#ask({ type: 'run', command, evidence });
    };
    const button = (label: string, icon: string, onClick: () => void): ButtonControl =>
      this.#ui.button({ label, icon, appearance: 'secondary', onClick });
    this.#compare = button(l10n.t('Compare with…'), 'compare-changes', () => void this.#ask({ type: 'compare' }));
    this.#stop = button(l10n.t('Stop comparing'), 'close', () => void this.#ask({ type: 'stopComparing' }));
    this.#fill = button(l10n.t('Fill Network Details from This…'), 'checklist', run('casebook.fillNetworkDetails'));
    this.#open = button(l10n.t('Open as Text'), 'go-to-file', run('casebook.openEvidence'));
  }

  /** Puts the page together and asks the extension for the evidence. */
  start(): void {
    const tools = h('div', { class: 'button-row' }, this.#compare.el, this.#stop.el, this.#fill.el, this.#open.el);
    document.body.append(
      h(
        'main',
        { class: 'network-page' },
        h('header', { class: 'network-header' }, this.#title, tools),
        this.#notice,
        this.#comparison,
        this.#columns,
      ),
    );
    setText(this.#notice, l10n.t('Reading…'));
    void this.#ask({ type: 'ready' });
  }

  async #ask(request: NetworkRequest): Promise<void> {
    try {
      this.#receive(await this.#link.request(request));
    } catch (error) {
      this.#say(messageOf(error));
      document.body.dataset.ready = 'true';
    }
  }

  #receive(state: NetworkState): void {
    const before = this.#state;
    this.#state = state;
    this.#keep(state);
    const [first, second] = state.items;
    setText(
      this.#title,
      second && first
        ? l10n.t('{0} and {1}', first.title, second.title)
        : (first?.title ?? l10n.t('Output of a network test')),
    );
    show(this.#compare.el, state.items.length === 1 && state.canCompare);
    show(this.#stop.el, state.items.length === 2);
    show(this.#fill.el, state.items.length === 1 && state.canFill);
    show(this.#open.el, state.items.length === 1);
    const cut = state.items.find(({ isWhole }) => !isWhole);
    this.#say(
      state.problem ??
        (cut ? l10n.t('“{0}” is long: this is its beginning. Open it as text to see all of it.', cut.title) : ''),
    );
    if (before === undefined || JSON.stringify(before.items) !== JSON.stringify(state.items)) this.#draw(state);
    document.body.dataset.ready = 'true';
  }

  #draw({ items }: NetworkState): void {
    for (const column of this.#drawn) column.dispose();
    const { language } = this.#settings;
    const read = items.map(readItem);
    const [before, after] = read;
    const isPair = before !== undefined && after !== undefined;
    this.#columns.classList.toggle('is-pair', isPair);
    this.#drawn = read.map(
      (item, index) =>
        new EvidenceColumn(item, {
          language,
          heading: isPair ? (index === 0 ? l10n.t('Before') : l10n.t('After')) : undefined,
        }),
    );
    this.#comparison.replaceChildren(
      ...(isPair ? [comparisonView(compareRuns(before.segments, after.segments), language)] : []),
    );
    this.#columns.replaceChildren(...this.#drawn.map(({ el }) => el));
    for (const column of this.#drawn) column.start();
  }

  /** For a reload of the window: which evidence this is. */
  #keep({ folder, items }: NetworkState): void {
    const [first, second] = items;
    if (first === undefined) return;
    this.#api.setState({
      folder,
      evidence: first.evidence,
      ...(second ? { other: second.evidence } : {}),
    } satisfies NetworkMemory);
  }

  #say(message: string): void {
    setText(this.#notice, message);
    show(this.#notice, message !== '');
  }
}
