import * as l10n from '@vscode/l10n';
import { periodKinds, steps } from '../../src/domain/statistics/period.ts';
import type { DashboardChoice, DashboardState } from '../../src/protocol/dashboardMessages.ts';
import { h, show, uniqueId } from '../dom.ts';
import { showNumber } from '../times.ts';
import type { Language } from '../../src/domain/text.ts';
import type { ChoiceControl, Control, Ui } from '../ui/adapter.ts';

/** Period, assignee and step: what the charts are about. */
export class ChoiceBar {
  readonly el: HTMLElement;
  readonly #language: Language;
  readonly #onChoose: (choice: DashboardChoice) => void;
  readonly #period: ChoiceControl;
  readonly #assignee: ChoiceControl;
  readonly #step: ChoiceControl;
  readonly #from = dateInput();
  readonly #to = dateInput();
  readonly #dates: HTMLElement;
  #choice: DashboardChoice;

  constructor(ui: Ui, choice: DashboardChoice, language: Language, onChoose: (choice: DashboardChoice) => void) {
    this.#language = language;
    this.#onChoose = onChoose;
    this.#choice = choice;
    const periodNames = {
      thisWeek: l10n.t('This week'),
      days30: l10n.t('Last 30 days'),
      days90: l10n.t('Last 90 days'),
      year: l10n.t('Last 365 days'),
      all: l10n.t('All time'),
      custom: l10n.t('From … to …'),
    };
    const stepNames = { day: l10n.t('Day'), week: l10n.t('Week'), month: l10n.t('Month'), year: l10n.t('Year') };
    const names = { period: l10n.t('Period'), assignee: l10n.t('Assignee'), step: l10n.t('Volume by') };
    this.#period = ui.dropdown({
      name: names.period,
      options: periodKinds.map((value) => ({ value, label: periodNames[value] })),
      onInput: () => this.#choose(),
    });
    this.#assignee = ui.dropdown({ name: names.assignee, options: [], onInput: () => this.#choose() });
    this.#step = ui.dropdown({
      name: names.step,
      options: [
        { value: 'auto', label: l10n.t('Automatic') },
        ...steps.map((value) => ({ value, label: stepNames[value] })),
      ],
      onInput: () => this.#choose(),
    });
    this.#dates = h(
      'div',
      { class: 'choice-dates' },
      labelled(l10n.t('From'), this.#from),
      labelled(l10n.t('To'), this.#to),
    );
    for (const input of [this.#from, this.#to]) input.addEventListener('change', () => this.#choose());
    this.el = h(
      'div',
      { class: 'choices', attributes: { role: 'group', 'aria-label': l10n.t('What is shown') } },
      controlled(names.period, this.#period),
      this.#dates,
      controlled(names.assignee, this.#assignee),
      controlled(names.step, this.#step),
    );
    this.#set();
  }

  /** Shows who can be chosen, and what was. */
  update({ choice, statistics }: Pick<DashboardState, 'choice' | 'statistics'>): void {
    const people = statistics.assignees.map(({ key, name, count }) => ({
      value: personPrefix + key,
      label: l10n.t('{0} ({1})', name, showNumber(count, this.#language)),
    }));
    this.#assignee.setOptions([
      { value: 'everyone', label: l10n.t('Everybody') },
      { value: 'nobody', label: l10n.t('Nobody assigned') },
      ...people,
      // Whoever was chosen before the reload may have no case any more.
      ...(choice.assignee.kind === 'person' && !people.some(({ value }) => value === assigneeValue(choice))
        ? [{ value: assigneeValue(choice), label: choice.assignee.key }]
        : []),
    ]);
    this.#choice = choice;
    this.#set();
  }

  #set(): void {
    const { period, step } = this.#choice;
    this.#period.set(period.kind);
    this.#assignee.set(assigneeValue(this.#choice));
    this.#step.set(step);
    // A date that is just being typed is not taken back.
    if (document.activeElement !== this.#from) this.#from.value = period.from ?? '';
    if (document.activeElement !== this.#to) this.#to.value = period.to ?? '';
    show(this.#dates, period.kind === 'custom');
  }

  #choose(): void {
    const kind = periodKinds.find((each) => each === this.#period.get()) ?? 'days30';
    const step = steps.find((each) => each === this.#step.get()) ?? 'auto';
    const [from, to] = [this.#from.value, this.#to.value];
    this.#choice = {
      period: { kind, ...(from !== '' && { from }), ...(to !== '' && { to }) },
      assignee: assigneeOf(this.#assignee.get()),
      step,
    };
    show(this.#dates, kind === 'custom');
    this.#onChoose(this.#choice);
  }
}

/** Names are free text: one may read like any of the other values. */
const personPrefix = 'person ';

const assigneeValue = ({ assignee }: DashboardChoice): string =>
  assignee.kind === 'person' ? personPrefix + assignee.key : assignee.kind;

const assigneeOf = (value: string): DashboardChoice['assignee'] => {
  if (value.startsWith(personPrefix)) return { kind: 'person', key: value.slice(personPrefix.length) };
  return { kind: value === 'nobody' ? 'nobody' : 'everyone' };
};

const dateInput = (): HTMLInputElement =>
  h('input', {
    class: 'native-input',
    id: uniqueId(),
    attributes: { type: 'date', min: '1990-01-01', max: '2999-12-31' },
  });

const labelled = (label: string, input: HTMLInputElement): HTMLElement =>
  h('div', { class: 'choice' }, h('label', { text: label, attributes: { for: input.id } }), input);

function controlled(name: string, control: Control<string>): HTMLElement {
  const label = h('label', { text: name });
  control.labelledBy(label);
  return h('div', { class: 'choice' }, label, control.el);
}
