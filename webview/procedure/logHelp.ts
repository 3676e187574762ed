import * as l10n from '@vscode/l10n';
import { logAdviceFor, logRules, type LogAdvice } from '../../src/domain/logLocations.ts';
import { h, show } from '../dom.ts';
import { disclosure } from '../form/disclosure.ts';
import type { DrawnCase, FormExtra } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';

/** So many places are named; the rest is in the command. */
const most = 5;

/** Where the logs of the system at hand are, the most likely place first. */
export class LogHelp implements FormExtra {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #places = h('dl', { class: 'log-places' });
  #drawn = '';

  constructor(context: PanelContext) {
    this.#context = context;
    this.el = disclosure(
      context,
      { key: 'details/.logs', label: l10n.t('Where the logs are') },
      this.#places,
      h('ul', {}, ...logRules.map((rule) => h('li', { text: context.say(rule) }))),
    );
  }

  update({ current }: DrawnCase): void {
    const advice = logAdviceFor(current).slice(0, most);
    show(this.el, advice.length > 0);
    const signature = advice.map(({ code }) => code).join();
    if (signature === this.#drawn) return;
    this.#drawn = signature;
    this.#places.replaceChildren(...advice.flatMap((place) => this.#place(place)));
  }

  #place({ label, find }: LogAdvice): HTMLElement[] {
    return [h('dt', { text: this.#context.say(label) }), h('dd', { text: this.#context.say(find) })];
  }
}
