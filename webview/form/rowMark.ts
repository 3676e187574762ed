import * as l10n from '@vscode/l10n';
import type { Values } from '../../src/domain/field.ts';
import type { FieldPath } from '../../src/domain/problems.ts';
import { isUnsupported } from '../../src/domain/records/rootCause.ts';
import { h, icon, show } from '../dom.ts';

const isHypothesis = ([record, list]: FieldPath): boolean => record === 'rootCause' && list === 'hypotheses';

/** Whether an unfolded row still says what was chosen in it: the dimension and the verdict of a hypothesis. */
export const keepsFacts = isHypothesis;

/** What a row says about itself in its heading beside what is missing. */
export const rowMark = (path: FieldPath, item: Values): string | undefined =>
  isHypothesis(path) && isUnsupported(item) ? l10n.t('No evidence cited') : undefined;

/** The mark of a row, icon and words. */
export class RowMarkView {
  readonly el: HTMLElement;
  readonly #text = h('span');

  constructor() {
    this.el = h('span', { class: 'item-mark' }, icon('warning'), this.#text);
    this.el.hidden = true;
  }

  update(mark: string | undefined): void {
    if (mark !== undefined && this.#text.textContent !== mark) this.#text.textContent = mark;
    show(this.el, mark !== undefined);
  }
}
