import * as l10n from '@vscode/l10n';
import type { RecordKey } from '../../src/domain/case.ts';
import { similarAnswerSchema, type SimilarAnswer } from '../../src/protocol/similarMessages.ts';
import { focusedElement, h, icon, setText, show } from '../dom.ts';
import type { DrawnCase, FormExtra } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { SimilarCard } from './similarCard.ts';

/** The extension is asked once nobody has typed for so long, ms. */
const restMs = 400;

/**
 * The cases that resemble this one, kept up while it is filled. One line as long as it is closed, so that nothing moves
 * under the hands of whoever types; what changes while it is open neither moves the field with the focus nor takes the focus.
 */
export class SimilarView implements FormExtra {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #details: HTMLDetailsElement;
  readonly #count = h('span', { class: 'similar-count' });
  readonly #best = h('span', { class: 'similar-best muted' });
  readonly #list = h('ul', { class: 'similar-list' });
  readonly #none = h('p', { class: 'muted' });
  #cards: readonly SimilarCard[] = [];
  /** What the extension was asked about last. */
  #asked = '';
  #question = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #answer: SimilarAnswer | undefined;
  #drawn = '';
  #isHeldUp = false;

  /** @param isOpen whether it begins unfolded: where nobody types a description */
  constructor(context: PanelContext, record: RecordKey, isOpen: boolean) {
    this.#context = context;
    const key = `${record}/.similar`;
    this.#details = h(
      'details',
      { class: 'guidance similar' },
      h('summary', {}, icon('chevron-right', 'twistie'), icon('history'), this.#count, this.#best),
      this.#none,
      this.#list,
    );
    this.#details.open = context.folding.isOpen(key, isOpen);
    this.#details.addEventListener('toggle', () => context.folding.set(key, this.#details.open));
    this.el = h(
      'section',
      { class: 'similar-section', attributes: { 'aria-label': l10n.t('Similar cases') } },
      this.#details,
    );
    this.el.hidden = true;
    // What came while the focus was in the list.
    this.el.addEventListener('focusout', () => requestAnimationFrame(() => this.#draw()));
  }

  update({ state, snapshot }: DrawnCase): void {
    this.#isHeldUp = snapshot.isHeldUp;
    for (const card of this.#cards) card.setEnabled(!snapshot.isHeldUp);
    if (state.similarRevision === undefined) return;
    const about = `${state.revision}/${state.similarRevision}`;
    if (about === this.#asked) return;
    const isFirst = this.#asked === '';
    this.#asked = about;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), isFirst ? 0 : restMs);
  }

  async #ask(): Promise<void> {
    const question = ++this.#question;
    try {
      const answer = await this.#context.ask({ type: 'similar' }, similarAnswerSchema);
      if (question !== this.#question) return;
      this.#announce(answer);
      this.#answer = answer;
      this.#draw();
    } catch {
      // What was shown stays: it is a hint, and asked again with the next change.
      if (question === this.#question) this.#asked = '';
    }
  }

  #announce(answer: SimilarAnswer): void {
    const before = this.#answer?.cases.map(({ number }) => number).join();
    const now = answer.cases.map(({ number }) => number).join();
    if (answer.isReading || before === now || (before === undefined && now === '')) return;
    this.#context.announce(
      answer.cases.length === 0
        ? l10n.t('No similar cases')
        : l10n.t('Similar cases: {0}. Most similar: {1}', answer.cases.length, answer.cases[0]?.title ?? ''),
    );
  }

  #draw(): void {
    const { cases, isReading } = this.#answer ?? { cases: [], isReading: true };
    if (this.#answer === undefined || this.#list.contains(document.activeElement)) return;
    const signature = JSON.stringify(this.#answer);
    if (signature === this.#drawn) return;
    this.#drawn = signature;
    keepInPlace(() => {
      show(this.el, true);
      const [best] = cases;
      setText(this.#count, best ? l10n.t('Similar cases: {0}', cases.length) : this.#nothing(isReading));
      setText(this.#best, best ? best.title || best.number : '');
      setText(this.#none, best ? '' : l10n.t('Past cases with the same error, system or words are shown here.'));
      show(this.#none, best === undefined);
      this.#cards = cases.map((found) => new SimilarCard(found, this.#context));
      for (const card of this.#cards) card.setEnabled(!this.#isHeldUp);
      this.#list.replaceChildren(...this.#cards.map(({ el }) => el));
      show(this.#list, best !== undefined);
    });
  }

  #nothing(isReading: boolean): string {
    return isReading ? l10n.t('Similar cases: comparing…') : l10n.t('Similar cases: none so far');
  }
}

/** Lets something above the field with the focus grow or shrink, and keeps the field where it is on the screen. */
function keepInPlace(change: () => void): void {
  const focused = focusedElement();
  const isField = focused !== null && focused !== document.body;
  const before = isField ? focused.getBoundingClientRect().top : 0;
  change();
  const moved = isField ? focused.getBoundingClientRect().top - before : 0;
  if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
}
