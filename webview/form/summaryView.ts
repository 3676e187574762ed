import * as l10n from '@vscode/l10n';
import type { Completion, Problem } from '../../src/domain/problems.ts';
import { h, icon, setIcon, setText, show } from '../dom.ts';
import { keyOf, type PanelContext } from './panelContext.ts';

/** So many of the missing fields are listed before the rest is folded away. */
const fewest = 6;

/** What a record is missing, each item a link to its field; warnings apart. */
export class SummaryView {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #key: string;
  readonly #icon = icon('pass');
  readonly #text = h('span', { class: 'summary-text' });
  readonly #bar = h('progress', { class: 'summary-bar' });
  readonly #missing = h('ul', { class: 'summary-list' });
  readonly #warnings = h('ul', { class: 'summary-list is-warnings' });
  #drawn = '';

  constructor(key: string, context: PanelContext) {
    this.#context = context;
    this.#key = key;
    this.#bar.setAttribute('aria-hidden', 'true');
    this.#missing.setAttribute('aria-label', l10n.t('Missing or wrong'));
    this.#warnings.setAttribute('aria-label', l10n.t('Worth knowing'));
    this.el = h(
      'div',
      { class: 'summary' },
      h('p', { class: 'summary-line' }, this.#icon, this.#text, this.#bar),
      this.#missing,
      this.#warnings,
    );
  }

  update({ required, filled, problems, state }: Completion): void {
    const open = problems.filter(({ kind }) => kind !== 'warning');
    const isComplete = state === 'complete';
    setIcon(this.#icon, isComplete ? 'pass-filled' : 'circle-large-outline', isComplete ? 'is-complete' : '');
    setText(this.#text, isComplete ? l10n.t('This record is complete') : summaryText(open, required));
    this.#bar.max = Math.max(required, 1);
    this.#bar.value = filled;
    show(this.#bar, !isComplete);
    this.#list(open, problems);
  }

  #list(open: readonly Problem[], problems: readonly Problem[]): void {
    const isAllShown = this.#context.folding.isOpen(`${this.#key}/.missing`, false);
    const signature = JSON.stringify([problems.map(({ path, message }) => [path, message.en]), isAllShown]);
    if (signature === this.#drawn) return;
    this.#drawn = signature;
    const shown = isAllShown || open.length <= fewest + 1 ? open : open.slice(0, fewest);
    const rows = shown.map((problem) => this.#row(problem));
    if (open.length > fewest + 1) rows.push(this.#more(open.length - fewest, isAllShown));
    this.#missing.replaceChildren(...rows);
    show(this.#missing, open.length > 0);
    const warnings = problems.filter(({ kind }) => kind === 'warning');
    this.#warnings.replaceChildren(...warnings.map((problem) => this.#row(problem)));
    show(this.#warnings, warnings.length > 0);
  }

  #row({ path, label, message, kind }: Problem): HTMLElement {
    const link = h('button', { class: 'link-button', text: this.#context.say(label), attributes: { type: 'button' } });
    link.addEventListener('click', () => this.#context.reveal(path));
    const isPlain = kind === 'missing' && message.en === 'Missing';
    return h(
      'li',
      { class: isPlain ? '' : 'has-message' },
      kind === 'missing' ? undefined : icon(kind === 'warning' ? 'warning' : 'error', `is-${kind}`),
      link,
      isPlain ? undefined : h('span', { class: 'summary-message', text: this.#context.say(message) }),
    );
  }

  #more(count: number, isAllShown: boolean): HTMLElement {
    const button = h('button', {
      class: 'link-button is-quiet',
      text: isAllShown ? l10n.t('Show fewer') : l10n.t('{0} more…', count),
      attributes: { type: 'button', 'aria-expanded': String(isAllShown) },
    });
    button.addEventListener('click', () => {
      this.#context.folding.set(keyOf([this.#key, '.missing']), !isAllShown);
      this.#context.draw();
      this.#missing.querySelector<HTMLElement>('li:last-child button')?.focus();
    });
    return h('li', {}, button);
  }
}

function summaryText(open: readonly Problem[], required: number): string {
  const missing = open.filter(({ kind }) => kind === 'missing').length;
  const wrong = open.length - missing;
  if (wrong === 0) return l10n.t('{0} of {1} missing', missing, required);
  return missing === 0
    ? l10n.t('{0} to correct', wrong)
    : l10n.t('{0} of {1} missing, {2} to correct', missing, required, wrong);
}
