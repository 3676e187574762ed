import * as l10n from '@vscode/l10n';
import type { NetworkSegment } from '../../src/evidence/network/segments.ts';
import type { Language } from '../../src/domain/text.ts';
import { h, setText } from '../dom.ts';
import { showMoment } from '../times.ts';
import { indexAt, type ReadNetworkItem } from './readItem.ts';
import { RawText } from './rawText.ts';
import { segmentSection, type SegmentSection } from './segmentSection.ts';
import { ValueLinks } from './valueLinks.ts';

/** One piece of evidence: a section for each run that was recognised, and the text beside them. */
export class EvidenceColumn {
  readonly el: HTMLElement;
  readonly #sections: readonly { readonly segment: NetworkSegment; readonly section: SegmentSection }[];
  readonly #raw: RawText;
  readonly #links: ValueLinks;
  readonly #announcer = h('div', { class: 'sr-only', attributes: { 'aria-live': 'polite' } });

  constructor(read: ReadNetworkItem, { language, heading }: { language: Language; heading: string | undefined }) {
    const { item, segments } = read;
    // Two columns have a heading of their own each.
    const level = heading === undefined ? 'h2' : 'h3';
    this.#sections = segments.map((segment) => ({ segment, section: segmentSection(segment, language, level) }));
    this.#raw = new RawText(read, level, () => this.#links.active, {
      onStep: ({ start, end }) => {
        this.#links.step(start);
        setText(this.#announcer, item.text.slice(start, end));
      },
      onEnter: (at) => this.#revealInView(at),
    });
    const runs = h('div', { class: 'runs' }, ...this.#sections.map(({ section }) => section.el));
    if (segments.length === 0)
      runs.append(
        h('p', {
          class: 'muted',
          text: l10n.t('Nothing in this text reads like the output of ping, traceroute or a tool like them.'),
        }),
      );
    const from = l10n.t('Attached {0} by {1}', showMoment(item.attachedAt, language), item.attachedBy);
    this.el = h(
      'section',
      { class: 'evidence-column', attributes: { 'aria-label': heading ?? item.title } },
      h(
        'div',
        { class: 'column-heading' },
        heading === undefined ? undefined : h('h2', { text: `${heading}: ${item.title}` }),
        h('p', { class: 'muted', text: from }),
      ),
      h('div', { class: 'column-body' }, runs, this.#raw.el),
      this.#announcer,
    );
    this.#links = new ValueLinks(this.el, () => this.#raw.el, {
      revealInText: (at) => this.#raw.reveal(at),
      revealInView: (at) => this.#revealInView(at),
    });
  }

  /** Draws what needs to know its size, once the column is in the page. */
  start(): void {
    this.#raw.start();
    for (const { section } of this.#sections) section.start();
  }

  dispose(): void {
    for (const { section } of this.#sections) section.dispose();
    this.#raw.dispose();
  }

  #revealInView(at: number): void {
    const index = indexAt(
      this.#sections.map(({ segment }) => segment),
      at,
    );
    this.#sections[index]?.section.reveal(at);
    const elements = [...this.el.querySelectorAll<HTMLElement>(`.runs [data-at="${at}"]`)];
    const shown = elements.find((element) => element instanceof HTMLElement && element.offsetParent !== null);
    if (!shown) return;
    shown.focus({ preventScroll: true });
    shown.scrollIntoView({ block: 'nearest' });
    this.#links.activate(at);
    // What was brought into view just now was not there when the value became the active one.
    for (const element of elements) element.classList.add('is-linked');
  }
}
