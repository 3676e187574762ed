import * as l10n from '@vscode/l10n';
import type { TextRange } from '../../src/evidence/network/located.ts';
import { h } from '../dom.ts';
import { indexAt, type ReadNetworkItem } from './readItem.ts';

/** Lines drawn above and below those in view. */
const spareLines = 30;
/** More of a line is not drawn; no tool prints so much. */
const longestLine = 2_000;

/** The text as it was pasted, recognised values underlined. Draws only the lines in view, however long the text is. */
export class RawText {
  readonly el: HTMLElement;
  readonly #read: ReadNetworkItem;
  readonly #pane: HTMLElement;
  readonly #space = h('div', { class: 'raw-space' });
  readonly #lines = h('pre', { class: 'raw-lines' });
  readonly #activeAt: () => number | undefined;
  readonly #resized = new ResizeObserver(() => this.#draw());
  #lineHeight = 18;
  #from = -1;
  #to = -1;

  /** @param activeAt the value that is highlighted, by where it begins */
  constructor(
    read: ReadNetworkItem,
    level: 'h2' | 'h3',
    activeAt: () => number | undefined,
    { onStep, onEnter }: { onStep: (range: TextRange) => void; onEnter: (at: number) => void },
  ) {
    this.#read = read;
    this.#activeAt = activeAt;
    const heading = h(level, { text: l10n.t('As attached') });
    this.#pane = h(
      'div',
      {
        class: 'raw-pane',
        attributes: { tabindex: '0', role: 'region', 'aria-label': l10n.t('As attached: {0}', read.item.title) },
      },
      this.#space,
    );
    this.#space.append(this.#lines);
    this.el = h(
      'section',
      { class: 'raw' },
      heading,
      h('p', {
        class: 'muted raw-hint',
        text: l10n.t(
          'Underlined: what was recognised. Left and right arrow go from one value to the next, Enter to its place in the tables.',
        ),
      }),
      this.#pane,
    );
    this.#pane.addEventListener('scroll', () => this.#draw());
    this.#pane.addEventListener('keydown', (event) => {
      const active = activeAt();
      if (event.key === 'Enter' && active !== undefined) onEnter(active);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      const next = this.#valueBeside(step);
      if (!next) return;
      event.preventDefault();
      onStep(next);
    });
  }

  /** Draws for the first time, once the pane is in the page and has a height. */
  start(): void {
    this.#drawLines(0, Math.min(1, this.#read.lines.length));
    const measured = this.#lines.firstElementChild?.getBoundingClientRect().height ?? 0;
    if (measured > 0) this.#lineHeight = measured;
    this.#space.style.height = `${Math.ceil(this.#read.lines.length * this.#lineHeight)}px`;
    this.#from = -1;
    this.#draw();
    this.#resized.observe(this.#pane);
  }

  dispose(): void {
    this.#resized.disconnect();
  }

  /** Brings the value that begins at an offset into view. */
  reveal(at: number): void {
    const line = indexAt(this.#read.lines, at);
    const top = line * this.#lineHeight;
    const { scrollTop, clientHeight } = this.#pane;
    if (top < scrollTop + this.#lineHeight || top > scrollTop + clientHeight - 2 * this.#lineHeight)
      this.#pane.scrollTop = Math.max(0, top - clientHeight / 3);
    this.#draw();
  }

  #valueBeside(step: number): TextRange | undefined {
    const { values, lines } = this.#read;
    const active = this.#activeAt();
    if (active !== undefined) {
      const here = indexAt(values, active);
      return values[Math.min(values.length - 1, Math.max(0, here + step))];
    }
    const firstInView = lines[Math.floor(this.#pane.scrollTop / this.#lineHeight)]?.start ?? 0;
    return values[Math.max(0, indexAt(values, firstInView - 1) + 1)];
  }

  #draw(): void {
    const first = Math.floor(this.#pane.scrollTop / this.#lineHeight);
    const count = Math.ceil(this.#pane.clientHeight / this.#lineHeight);
    const from = Math.max(0, first - spareLines);
    const to = Math.min(this.#read.lines.length, first + count + spareLines);
    // Drawn again only when the lines in view come near the end of those that are drawn.
    if (this.#from >= 0 && first >= this.#from && to <= this.#to + spareLines && !this.#isNearEdge(first, count))
      return;
    this.#drawLines(from, to);
  }

  #isNearEdge(first: number, count: number): boolean {
    const total = this.#read.lines.length;
    return (first - this.#from < 5 && this.#from > 0) || (this.#to - first - count < 5 && this.#to < total);
  }

  #drawLines(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
    this.#lines.style.transform = `translateY(${from * this.#lineHeight}px)`;
    this.#lines.replaceChildren(...this.#read.lines.slice(from, to).map((line) => this.#line(line)));
  }

  #line({ start, end }: TextRange): HTMLElement {
    const { item, values } = this.#read;
    const stop = Math.min(end, start + longestLine);
    const line = h('span', { class: 'raw-line' });
    let at = start;
    for (let index = Math.max(0, indexAt(values, start)); index < values.length; index += 1) {
      const value = values[index];
      if (value === undefined || value.start >= stop) break;
      if (value.end <= at) continue;
      const [from, to] = [Math.max(value.start, at), Math.min(value.end, stop)];
      const mark = h('span', {
        class: value.start === this.#activeAt() ? 'raw-value is-linked' : 'raw-value',
        text: shown(item.text.slice(from, to)),
      });
      mark.dataset.at = String(value.start);
      line.append(shown(item.text.slice(at, from)), mark);
      at = to;
    }
    line.append(shown(item.text.slice(at, stop)), stop < end ? '…' : '\n');
    return line;
  }
}

/** Control characters as pictures of themselves: a terminal's escape sequences stay visible and do nothing. */
const shown = (text: string): string =>
  text.replace(/\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    if (control === '\t') return control;
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
