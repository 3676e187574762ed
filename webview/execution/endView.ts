import * as l10n from '@vscode/l10n';
import type { Case } from '../../src/domain/case.ts';
import { stepOf } from '../../src/domain/caseHistory.ts';
import { plan } from '../../src/domain/records/plan.ts';
import { offeredTransitions } from '../../src/domain/gates.ts';
import type { TransitionId } from '../../src/domain/workflow.ts';
import { h, icon, setIcon, setText, show } from '../dom.ts';
import type { DrawnCase } from '../form/formExtra.ts';
import { GroupView } from '../form/groupView.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { transitionIcon, transitionName } from '../procedure/procedureMenu.ts';

type Part = 'verification' | 'userConfirmation' | 'closure';

/** Which parts are at hand once the steps are done, by the status that the case is in. */
const partsAt: Readonly<Record<string, readonly Part[]>> = {
  verifying: ['verification'],
  resolved: ['userConfirmation', 'closure'],
  closed: ['verification', 'userConfirmation', 'closure'],
};
const offers: readonly TransitionId[] = ['execute', 'verify', 'resolve', 'reanalyse', 'close', 'reopen', 'resume'];

/** What comes before and after the steps: starting, verification, the user's word, closing. */
export class EndView {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #icon = icon('info');
  readonly #text = h('span');
  readonly #parts: ReadonlyMap<Part, GroupView>;
  readonly #buttons = h('div', { class: 'button-row' });
  readonly #reply: HTMLElement;
  #drawn = '';

  constructor(context: PanelContext) {
    this.#context = context;
    const part = (key: Part): GroupView => new GroupView(plan.fields[key], ['plan', key], [key], context);
    this.#parts = new Map((['verification', 'userConfirmation', 'closure'] as const).map((key) => [key, part(key)]));
    this.#reply = h(
      'div',
      { class: 'button-row' },
      context.ui.button({
        label: l10n.t('Copy the Announcement of the Fix'),
        icon: 'copy',
        onClick: () => context.run('casebook.copyReply', { reply: 'announceFix' }),
      }).el,
    );
    this.el = h(
      'section',
      { class: 'guided-end', attributes: { 'aria-label': l10n.t('What comes next') } },
      h('p', { class: 'guided-line' }, this.#icon, this.#text),
      this.#reply,
      ...[...this.#parts.values()].map(({ el }) => el),
      this.#buttons,
    );
  }

  /** @param isDone every step has an outcome, and no failure waits for a decision */
  update({ current, snapshot }: DrawnCase, isDone: boolean): void {
    const status = stepOf(current);
    const [iconName, text] = sentence(current, status, isDone);
    setIcon(this.#icon, iconName);
    setText(this.#text, text);
    const shown = partsAt[status] ?? [];
    const record = current.plan ?? {};
    for (const [key, part] of this.#parts) {
      part.update(record[key], { case: current, record, now: snapshot.now }, snapshot);
      show(part.el, shown.includes(key));
    }
    show(this.#reply, status === 'resolved');
    this.#showButtons(current, isDone, snapshot.isHeldUp);
    show(this.el, text !== '' || shown.length > 0);
  }

  #showButtons(current: Case, isDone: boolean, isReadOnly: boolean): void {
    const ids = offeredTransitions(current)
      // On with the procedure first: what leads back is the exception.
      .toSorted((one, other) => Number(other.direction === 'on') - Number(one.direction === 'on'))
      .map(({ id }) => id)
      .filter((id) => offers.includes(id) && !isReadOnly)
      // The ways on after a failure are offered where it stopped.
      .filter((id) => current.status !== 'executing' || (id === 'verify' && isDone));
    if (ids.join() === this.#drawn) return;
    this.#drawn = ids.join();
    this.#buttons.replaceChildren(
      ...ids.map(
        (id, index) =>
          this.#context.ui.button({
            label: transitionName(id, this.#context),
            icon: transitionIcon(id),
            appearance: index === 0 ? 'primary' : 'secondary',
            onClick: () => this.#context.startTransition(id),
          }).el,
      ),
    );
  }
}

function sentence(current: Case, status: string, isDone: boolean): readonly [string, string] {
  if (current.status === 'onHold') return ['debug-pause', l10n.t('The case is on hold.')];
  switch (status) {
    case 'executing':
      return isDone ? ['pass-filled', l10n.t('All steps are done. Verify the result next.')] : ['info', ''];
    case 'ready':
      return ['info', l10n.t('The plan is ready. Start executing to record the steps.')];
    case 'verifying':
      return ['beaker', l10n.t('Repeat the reproduction steps, watch for a while, and write down what was seen.')];
    case 'resolved':
      return ['comment-discussion', l10n.t('Ask the user, write down the answer, then close the case.')];
    case 'closed':
      return ['lock', l10n.t('The case is closed.')];
    default:
      return ['info', l10n.t('Steps are recorded once the case is being executed.')];
  }
}
