import * as l10n from '@vscode/l10n';
import type { Values } from '../../src/domain/field.ts';
import { toMoment } from '../../src/domain/moment.ts';
import { outcomes, plan } from '../../src/domain/records/plan.ts';
import { isFilled } from '../../src/domain/records/rules.ts';
import { labelOf } from '../../src/domain/records/triageDecision.ts';
import { h, icon, setText, show } from '../dom.ts';
import { FieldView } from '../form/fieldView.ts';
import type { DrawnCase } from '../form/formExtra.ts';
import { formatValue } from '../form/formatValue.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { showMoment } from '../times.ts';
import type { ButtonControl } from '../ui/adapter.ts';
import { endStep, reopenStep, startStep, type Acting, type Outcome } from './stepEdits.ts';

const { fields } = plan.fields.steps;
const facts = ['expected', 'resources', 'owner', 'estimatedMinutes', 'rollback'] as const;

/** The codicon of an outcome. */
export const outcomeIcon = (outcome: unknown): string =>
  ({ succeeded: 'pass-filled', failed: 'error', skipped: 'debug-step-over', rolledBack: 'discard' })[String(outcome)] ??
  'circle-large-outline';

/** One step while it is carried out: what to do, what should happen, what did, and how it ended. */
export class StepCard {
  readonly el: HTMLElement;
  readonly #id: string;
  readonly #context: PanelContext;
  readonly #place = h('p', { class: 'step-place' });
  readonly #action = h('h3', { class: 'step-action', attributes: { tabindex: '-1' } });
  readonly #facts = h('dl', { class: 'step-facts' });
  readonly #when = h('p', { class: 'step-when' });
  readonly #start: ButtonControl;
  readonly #begin: HTMLElement;
  readonly #work: HTMLElement;
  readonly #ends: HTMLElement;
  readonly #again: HTMLElement;
  readonly #actual: FieldView;
  readonly #evidence: FieldView;
  #step: Values = {};

  constructor(id: string, context: PanelContext) {
    this.#id = id;
    this.#context = context;
    const field = (key: 'actual' | 'evidence'): FieldView =>
      new FieldView(fields[key], ['plan', 'steps', id, key], ['steps', key], context);
    this.#actual = field('actual');
    this.#evidence = field('evidence');
    this.#start = context.ui.button({
      label: l10n.t('Start this step'),
      icon: 'play',
      appearance: 'primary',
      onClick: () => this.#begun(),
    });
    this.#begin = h('div', { class: 'button-row' }, this.#start.el, this.#endButton('skipped'));
    this.#ends = h(
      'div',
      { class: 'button-row', attributes: { role: 'group', 'aria-label': l10n.t('How did it end?') } },
      ...outcomes.map(({ code }) => this.#endButton(code)),
    );
    const attach = h(
      'div',
      { class: 'button-row' },
      context.ui.button({
        label: l10n.t('Run a Command for This Step…'),
        icon: 'terminal',
        onClick: () => context.run('casebook.runStepCommand', { step: id }),
      }).el,
    );
    this.#work = h('div', { class: 'step-work' }, this.#actual.el, this.#evidence.el, attach, this.#ends);
    this.#again = h(
      'div',
      { class: 'button-row' },
      context.ui.button({ label: l10n.t('Take the outcome back'), icon: 'discard', onClick: () => this.#reopen() }).el,
    );
    this.el = h(
      'section',
      { class: 'step-card', attributes: { 'aria-label': l10n.t('Step at hand') } },
      this.#place,
      this.#action,
      this.#facts,
      this.#when,
      this.#begin,
      this.#work,
      this.#again,
    );
  }

  /** @param canAct the case is being executed and can be edited */
  update(
    step: Values,
    place: { index: number; count: number },
    { current, snapshot }: DrawnCase,
    canAct: boolean,
  ): void {
    this.#step = step;
    const outcome = isFilled(step.outcome) ? String(step.outcome) : undefined;
    const isBegun = isFilled(step.start) || outcome !== undefined;
    setText(this.#place, l10n.t('Step {0} of {1}', place.index + 1, place.count));
    setText(this.#action, isFilled(step.action) ? String(step.action) : l10n.t('Untitled'));
    this.#showFacts(step);
    this.#showTimes(step, outcome);
    show(this.#begin, canAct && !isBegun);
    show(this.#work, isBegun);
    show(this.#ends, canAct && outcome === undefined);
    show(this.#again, canAct && outcome !== undefined);
    const scope = { case: current, record: current.plan ?? {}, item: step, now: snapshot.now };
    this.#actual.update(step.actual, scope, snapshot);
    this.#evidence.update(step.evidence, scope, snapshot);
  }

  focus(): void {
    this.#action.focus();
  }

  #showFacts(step: Values): void {
    const told = facts
      .filter((key) => isFilled(step[key]))
      .map(
        (key) => [this.#context.say(fields[key].label), formatValue(step[key], fields[key], this.#context)] as const,
      );
    const signature = JSON.stringify(told);
    if (this.#facts.dataset.told === signature) return;
    this.#facts.dataset.told = signature;
    this.#facts.replaceChildren(
      ...told.flatMap(([label, value]) => [h('dt', { text: label }), h('dd', { text: value })]),
    );
  }

  #showTimes({ start, end, executor }: Values, outcome: string | undefined): void {
    const { language } = this.#context;
    const time = (value: unknown): string | undefined =>
      typeof value === 'string' && isFilled(value) ? showMoment(value, language) : undefined;
    const started = time(start);
    const ended = time(end);
    const parts = [
      outcome === undefined ? undefined : this.#context.say(labelOf(outcomes, outcome)),
      started && l10n.t('Started {0}', started),
      ended && l10n.t('Ended {0}', ended),
      typeof executor === 'string' && isFilled(executor) ? executor : undefined,
    ].filter((part) => part !== undefined);
    const signature = JSON.stringify([outcome, parts]);
    show(this.#when, parts.length > 0);
    if (this.#when.dataset.told === signature) return;
    this.#when.dataset.told = signature;
    this.#when.dataset.outcome = outcome ?? '';
    this.#when.replaceChildren(
      icon(outcome === undefined ? 'clock' : outcomeIcon(outcome)),
      ...parts.map((text) => h('span', { text })),
    );
  }

  #endButton(outcome: Outcome): HTMLElement {
    return this.#context.ui.button({
      label: this.#context.say(labelOf(outcomes, outcome)),
      icon: outcomeIcon(outcome),
      onClick: () => this.#end(outcome),
    }).el;
  }

  #acting(): Acting {
    return { by: this.#context.author(), at: toMoment(Date.now()) };
  }

  #begun(): void {
    this.#context.edit(startStep(this.#step, this.#acting()));
    this.#context.draw();
    this.#context.send();
    this.#actual.editor.focus();
    this.#context.announce(l10n.t('The step has started'));
  }

  /** What happened is asked for first: written afterwards, it is forgotten. */
  #end(outcome: Outcome): void {
    if (!isFilled(this.#step.actual)) {
      this.#context.edit(startStep(this.#step, this.#acting()));
      this.#context.draw();
      this.#context.send();
      this.#actual.reveal();
      this.#context.announce(l10n.t('Write what happened first, then choose the outcome'));
      return;
    }
    this.#context.edit(endStep(this.#step, outcome, this.#acting()));
    this.#context.send();
    this.#context.announce(this.#context.say(labelOf(outcomes, outcome)));
    this.#context.draw();
  }

  #reopen(): void {
    this.#context.edit(reopenStep(this.#step));
    this.#context.draw();
    this.#context.send();
    this.focus();
  }

  get id(): string {
    return this.#id;
  }
}
