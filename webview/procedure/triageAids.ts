import * as l10n from '@vscode/l10n';
import { priorities, type Priority } from '../../src/domain/records/codes.ts';
import { valuesOf } from '../../src/domain/records/rules.ts';
import { computedPriority, labelOf, suggestedPriority } from '../../src/domain/records/triageDecision.ts';
import { isTriaged } from '../../src/domain/retriage.ts';
import { h, icon, setText, show } from '../dom.ts';
import type { DrawnCase, FormExtra } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';

const finalPath = ['triage', 'finalPriority'];

/** One click takes the computed priority, or the suggested one with its reason to follow; only until the triage is done. */
export class PriorityChoices implements FormExtra {
  readonly before = 'finalPriority';
  readonly el = h('div', { class: 'aid is-wide button-row', attributes: { role: 'group' } });
  readonly #context: PanelContext;
  #drawn = '';

  constructor(context: PanelContext) {
    this.#context = context;
    this.el.setAttribute('aria-label', l10n.t('Decide the priority'));
  }

  update({ current, snapshot }: DrawnCase): void {
    const record = valuesOf(current.triage);
    const isDecided = snapshot.isHeldUp || snapshot.locked.has('triage/finalPriority');
    const offered = (priority: Priority | undefined): Priority | undefined =>
      isDecided || priority === record.finalPriority ? undefined : priority;
    const computed = offered(computedPriority(record)?.priority);
    const suggested = offered(suggestedPriority(record));
    show(this.el, computed !== undefined || suggested !== undefined);
    const signature = `${computed ?? ''} ${suggested ?? ''}`;
    if (signature === this.#drawn) return;
    this.#drawn = signature;
    const hadFocus = this.el.contains(document.activeElement);
    this.el.replaceChildren(
      ...(computed ? [this.#button(l10n.t('Use the computed one: {0}', this.#name(computed)), computed, false)] : []),
      ...(suggested
        ? [this.#button(l10n.t('Use the suggested one: {0}', this.#name(suggested)), suggested, true)]
        : []),
    );
    if (hadFocus && !this.el.contains(document.activeElement)) this.#context.reveal(finalPath);
  }

  #name(priority: Priority): string {
    return this.#context.say(labelOf(priorities, priority));
  }

  #button(label: string, priority: Priority, needsReason: boolean): HTMLElement {
    const take = (): void => {
      this.#context.edit([{ type: 'set', path: [...finalPath], value: priority }]);
      this.#context.draw();
      this.#context.send();
      this.#context.reveal(needsReason ? ['triage', 'overrideReason'] : finalPath);
    };
    return this.#context.ui.button({ label, icon: needsReason ? 'lightbulb' : 'check', onClick: take }).el;
  }
}

/** Below the final priority: by when the first response is due, and the way to decide again after triage. */
export class PriorityOutcome implements FormExtra {
  readonly after = 'finalPriority';
  readonly el: HTMLElement;
  readonly #due = h('p', { class: 'aid-line' });
  readonly #dueText = h('span');
  readonly #decided: HTMLElement;

  constructor(context: PanelContext) {
    this.#due.append(icon('watch'), this.#dueText);
    this.#decided = h(
      'div',
      { class: 'button-row' },
      context.ui.button({
        label: l10n.t('Re-triage…'),
        icon: 'tag',
        onClick: () => context.run('casebook.retriage'),
      }).el,
      h('span', {
        class: 'muted',
        text: l10n.t('The priority is decided. A re-triage changes it and keeps what was decided before.'),
      }),
    );
    this.el = h('div', { class: 'aid is-wide' }, this.#due, this.#decided);
  }

  update({ state, current, snapshot }: DrawnCase): void {
    const due = state.clock?.due;
    const note = state.clock?.note;
    const said = due === undefined ? '' : l10n.t('First response due: {0}', due);
    setText(this.#dueText, note === undefined || said === '' ? said : `${said} · ${note}`);
    show(this.#due, said !== '');
    const isDecided = snapshot.locked.has('triage/finalPriority');
    const canRetriage = isDecided && isTriaged(current) && !snapshot.isHeldUp;
    show(this.#decided, canRetriage);
    show(this.el, said !== '' || canRetriage);
  }
}
