import { h, icon, setIcon, setText, show, uniqueId } from './dom.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly panel: HTMLElement;
}

/** How far a tab has come: shown beside its label, said in its name. */
export interface TabMark {
  readonly icon?: 'pass-filled';
  readonly text?: string;
  readonly name: string;
}

/** Tabs after the ARIA pattern: arrow keys, Home and End; the panel follows the focus. */
export class TabsView {
  readonly list: HTMLElement;
  readonly panels: HTMLElement;
  readonly #tabs = new Map<
    string,
    {
      tab: HTMLButtonElement;
      panel: HTMLElement;
      mark: HTMLElement;
      markIcon: HTMLElement;
      markText: HTMLElement;
      name: HTMLElement;
    }
  >();
  readonly #onShow: (id: string) => void;
  #selected = '';

  constructor(name: string, tabs: readonly Tab[], onShow: (id: string) => void) {
    this.#onShow = onShow;
    this.list = h('div', { class: 'tabs', attributes: { role: 'tablist', 'aria-label': name } });
    this.panels = h('main', { class: 'panels' });
    for (const { id, label, panel } of tabs) this.#add(id, label, panel);
    this.list.addEventListener('keydown', (event) => this.#onKey(event));
  }

  get selected(): string {
    return this.#selected;
  }

  /** Shows a tab; an id that there is none of shows the first. */
  select(id: string): void {
    const [first = ''] = this.#tabs.keys();
    const wanted = this.#tabs.has(id) ? id : first;
    if (wanted === this.#selected) return;
    this.#selected = wanted;
    for (const [key, { tab, panel }] of this.#tabs) {
      const isSelected = key === wanted;
      tab.setAttribute('aria-selected', String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
      show(panel, isSelected);
      if (isSelected) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    this.#onShow(wanted);
  }

  mark(id: string, { icon: iconName, text = '', name }: TabMark): void {
    const entry = this.#tabs.get(id);
    if (!entry) return;
    setText(entry.name, name);
    show(entry.markIcon, iconName !== undefined);
    if (iconName) setIcon(entry.markIcon, iconName);
    setText(entry.markText, text);
    show(entry.markText, text !== '');
    show(entry.mark, text !== '' || iconName !== undefined);
  }

  focus(): void {
    this.#tabs.get(this.#selected)?.tab.focus();
  }

  #add(id: string, label: string, panel: HTMLElement): void {
    const markIcon = icon('pass-filled');
    const markText = h('span', { class: 'tab-count' });
    const mark = h('span', { class: 'tab-mark', attributes: { 'aria-hidden': 'true' } }, markIcon, markText);
    // The whole sentence instead of its pieces.
    const name = h('span', { class: 'sr-only', text: label });
    const panelId = uniqueId();
    const tab = h(
      'button',
      {
        class: 'tab',
        id: uniqueId(),
        attributes: { type: 'button', role: 'tab', 'aria-controls': panelId, 'aria-selected': 'false', tabindex: '-1' },
      },
      h('span', { text: label, attributes: { 'aria-hidden': 'true' } }),
      mark,
      name,
    );
    tab.dataset.tab = id;
    tab.addEventListener('click', () => this.select(id));
    panel.id = panelId;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    panel.classList.add('panel');
    panel.hidden = true;
    this.#tabs.set(id, { tab, panel, mark, markIcon, markText, name });
    this.list.append(tab);
    this.panels.append(panel);
  }

  #onKey(event: KeyboardEvent): void {
    const ids = [...this.#tabs.keys()];
    const at = ids.indexOf(this.#selected);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.select(ids.at(to % ids.length) ?? '');
    this.focus();
  }
}
