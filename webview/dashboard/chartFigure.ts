import * as l10n from '@vscode/l10n';
import { h, setText, uniqueId } from '../dom.ts';
import { valueTable, type TableColumn } from '../network/valueTable.ts';

export interface FigureParts {
  readonly id: string;
  readonly title: string;
  /** Which cases are counted. */
  readonly note: string;
  readonly picture: readonly HTMLElement[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart with its title and its table: always there for screen readers, and for everybody at the press of a button. */
export function chartFigure(
  parts: FigureParts,
  isTableShown: boolean,
  onToggle: (isShown: boolean) => void,
): HTMLElement {
  const heading = h('h2', { id: uniqueId(), text: parts.title });
  const holder = h('div', { id: uniqueId(), class: 'chart-table' }, valueTable(parts.title, parts.columns, parts.rows));
  const toggle = h('button', {
    class: 'link-button table-toggle',
    attributes: { type: 'button', 'aria-controls': holder.id, 'aria-describedby': heading.id },
  });
  toggle.dataset.bar = `table ${parts.id}`;
  const draw = (isShown: boolean): void => {
    holder.classList.toggle('sr-only', !isShown);
    toggle.setAttribute('aria-expanded', String(isShown));
    setText(toggle, isShown ? l10n.t('Hide Table') : l10n.t('Show Table'));
  };
  draw(isTableShown);
  toggle.addEventListener('click', () => {
    const isShown = holder.classList.contains('sr-only');
    draw(isShown);
    onToggle(isShown);
  });
  return h(
    'section',
    { class: 'card', id: `chart-${parts.id}`, attributes: { 'aria-labelledby': heading.id } },
    h('div', { class: 'card-head' }, heading, toggle),
    h('p', { class: 'card-note muted', text: parts.note }),
    ...parts.picture,
    holder,
  );
}
