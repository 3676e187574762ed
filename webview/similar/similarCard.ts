import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import type { PanelRequest } from '../../src/protocol/messages.ts';
import type { SimilarCaseShown } from '../../src/protocol/similarMessages.ts';
import { h, icon } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import type { ButtonControl } from '../ui/adapter.ts';

/** One similar case: what it is, why it is similar, what solved it, and the way to use that. */
export class SimilarCard {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #draft: ButtonControl | undefined;

  constructor(found: SimilarCaseShown, context: PanelContext) {
    this.#context = context;
    const { number, title, caseFolder } = found;
    const open = h('button', { class: 'link-button similar-open', attributes: { type: 'button' } }, title || number);
    open.addEventListener('click', () => this.#ask({ type: 'openSimilar', caseFolder }));
    this.#draft = found.canDraft
      ? context.ui.button({
          label: l10n.t('Use this solution as a draft'),
          icon: 'lightbulb',
          appearance: 'secondary',
          onClick: () => this.#ask({ type: 'useSolution', caseFolder }),
        })
      : undefined;
    this.el = h(
      'li',
      {},
      h(
        'div',
        { class: 'similar-case', attributes: { role: 'group', 'aria-label': l10n.t('{0} {1}', number, title) } },
        h('p', { class: 'similar-head' }, open, h('span', { class: 'muted', text: number }), state(found)),
        h('ul', { class: 'similar-reasons' }, ...found.reasons.map((reason) => h('li', { text: reason }))),
        solvedBy(found),
        this.#draft?.el,
      ),
    );
  }

  setEnabled(isEnabled: boolean): void {
    this.#draft?.setEnabled(isEnabled);
  }

  #ask(request: Extract<PanelRequest, { type: 'openSimilar' | 'useSolution' }>): void {
    this.#context.send();
    // What goes wrong the extension tells the user itself.
    this.#context.ask(request, z.unknown()).catch(() => undefined);
  }
}

const state = ({ isPast, status }: SimilarCaseShown): HTMLElement =>
  h(
    'span',
    { class: isPast ? 'similar-state is-past' : 'similar-state' },
    icon(isPast ? 'pass' : 'warning'),
    h('span', { text: isPast ? status : l10n.t('{0}: may be the same incident', status) }),
  );

function solvedBy({ causes, solution, actions, summary, isPast }: SimilarCaseShown): HTMLElement | undefined {
  const rows = [
    ...causes.map((cause) => row(l10n.t('Cause'), cause)),
    ...(solution === undefined ? [] : [row(l10n.t('Solution'), solution)]),
    ...(actions.length === 0 ? [] : [row(l10n.t('Steps'), actions.join(l10n.t(' → ')))]),
    ...(summary === undefined ? [] : [row(l10n.t('Summary'), summary)]),
  ].flat();
  if (!isPast || rows.length === 0) return undefined;
  return h('dl', { class: 'similar-outcome' }, ...rows);
}

const row = (term: string, words: string): HTMLElement[] => [h('dt', { text: term }), h('dd', { text: words })];
