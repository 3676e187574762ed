import * as l10n from '@vscode/l10n';
import type { Fishbone, FishboneCause } from '../../src/domain/fishboneLayout.ts';
import { fishboneOf } from '../../src/domain/fishboneOf.ts';
import { fishboneSvg } from '../../src/domain/fishboneSvg.ts';
import { h, icon } from '../dom.ts';
import { disclosure } from '../form/disclosure.ts';
import type { DrawnCase, FormExtra } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { drawFishbone } from './drawFishbone.ts';
import { fishbonePng } from './fishbonePng.ts';

const verdictIcons: Readonly<Record<FishboneCause['verdict'], string>> = {
  untested: 'circle-large-outline',
  ruledOut: 'circle-slash',
  confirmed: 'pass-filled',
};

/** From so many causes on, the diagram follows the typing at a distance. */
const manyCauses = 60;
const laterMs = 300;

/** The live fishbone of the hypotheses, and the same as a list, in which each cause leads to its row. */
export class FishboneView implements FormExtra {
  readonly el: HTMLDetailsElement;
  readonly #context: PanelContext;
  readonly #picture = h('div', { class: 'fishbone-picture' });
  readonly #list = h('ul', {
    class: 'fishbone-list',
    attributes: { role: 'list', 'aria-label': l10n.t('Fishbone: causes by dimension') },
  });
  #drawn = '';
  #number = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #fishbone: Fishbone = { head: '', bones: [] };

  constructor(context: PanelContext) {
    this.#context = context;
    const save = (kind: 'svg' | 'png', label: string): HTMLElement =>
      context.ui.button({ label, icon: 'save-as', onClick: () => this.#save(kind) }).el;
    this.el = disclosure(
      context,
      { key: 'rootCause/.fishbone', label: l10n.t('Fishbone diagram'), isOpen: true },
      this.#picture,
      this.#list,
      h('div', { class: 'button-row' }, save('svg', l10n.t('Save as SVG…')), save('png', l10n.t('Save as PNG…'))),
    );
    this.el.classList.add('fishbone');
    this.el.addEventListener('toggle', () => this.#draw());
    this.#picture.addEventListener('click', ({ target }) => {
      const cause = target instanceof Element ? target.closest<SVGElement>('[data-cause]')?.dataset.cause : undefined;
      if (cause !== undefined) this.#show(cause);
    });
  }

  update({ current }: DrawnCase): void {
    this.#number = current.number;
    const fishbone = fishboneOf(current, this.#context.language);
    this.#fishbone = fishbone;
    clearTimeout(this.#timer);
    const count = fishbone.bones.reduce((sum, { causes }) => sum + causes.length, 0);
    if (count <= manyCauses) this.#draw();
    else this.#timer = setTimeout(() => this.#draw(), laterMs);
  }

  /** What is folded away is drawn when it is unfolded. */
  #draw(): void {
    const fishbone = this.#fishbone;
    const signature = JSON.stringify(fishbone);
    if (signature === this.#drawn || !this.el.open) return;
    this.#drawn = signature;
    this.#picture.replaceChildren(drawFishbone(fishbone));
    const focused = this.#list.querySelector<HTMLElement>(':focus')?.dataset.cause;
    this.#list.replaceChildren(...fishbone.bones.map((bone) => this.#bone(bone)));
    if (focused !== undefined) this.#list.querySelector<HTMLElement>(`[data-cause="${CSS.escape(focused)}"]`)?.focus();
  }

  #bone({ label, causes }: Fishbone['bones'][number]): HTMLElement {
    return h(
      'li',
      {},
      h('span', { class: 'fishbone-dimension', text: label }),
      causes.length === 0
        ? h('span', { class: 'muted', text: l10n.t('no cause considered') })
        : h('ul', { attributes: { role: 'list' } }, ...causes.map((cause) => this.#cause(cause))),
    );
  }

  #cause({ id, text, verdict }: FishboneCause): HTMLElement {
    const verdicts = {
      untested: l10n.t('untested'),
      ruledOut: l10n.t('ruled out'),
      confirmed: l10n.t('confirmed'),
    };
    const button = h(
      'button',
      { class: `fishbone-cause is-${verdict}`, attributes: { type: 'button' } },
      icon(verdictIcons[verdict]),
      h('span', { class: 'fishbone-cause-text', text }),
      h('span', { class: 'sr-only', text: l10n.t('({0})', verdicts[verdict]) }),
    );
    button.dataset.cause = id;
    button.addEventListener('click', () => this.#show(id));
    button.addEventListener('focus', () => this.#light(id, true));
    button.addEventListener('blur', () => this.#light(id, false));
    return h('li', {}, button);
  }

  /** The focus is in the list; where the list is out of sight, the picture shows it. */
  #light(id: string, isOn: boolean): void {
    const part = this.#picture.querySelector(`[data-cause="${CSS.escape(id)}"]`);
    part?.classList.toggle('is-focused', isOn);
    if (isOn) part?.scrollIntoView({ block: 'nearest' });
  }

  #show(id: string): void {
    this.#context.reveal(['rootCause', 'hypotheses', id]);
  }

  #save(kind: 'svg' | 'png'): void {
    const name = `${this.#number}-fishbone.${kind}`;
    const fishbone = this.#fishbone;
    this.#context.saveFile(
      kind === 'svg'
        ? { name, encoding: 'utf8', data: fishboneSvg(fishbone) }
        : { name, encoding: 'base64', data: fishbonePng(fishbone) },
    );
  }
}
