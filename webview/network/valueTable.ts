import type { TextRange } from '../../src/evidence/network/located.ts';
import { h } from '../dom.ts';

/** A value that stands in the text: pointing at it or giving it the focus shows where. */
export function valueSpan(place: TextRange & { readonly counted?: true }, shown: string): HTMLElement {
  const element = h('span', { class: 'value', text: shown });
  // What was counted stands nowhere.
  if (place.counted !== true) {
    element.dataset.at = String(place.start);
    element.tabIndex = -1;
  }
  return element;
}

/** What a cell holds: words, values, or nothing. */
export type CellContent = string | Node | readonly (string | Node)[] | undefined;

const childrenOf = (content: CellContent): readonly (string | Node)[] =>
  content === undefined ? [] : typeof content === 'string' || content instanceof Node ? [content] : content;

export interface TableColumn {
  readonly label: string;
  /** Numbers stand at the end of their cells. */
  readonly isNumber?: boolean;
  /** For the eyes only: what it shows is in another column. */
  readonly isPicture?: boolean;
}

/** A table of values. The arrow keys go from value to value; Tab enters and leaves the whole of it. */
export function valueTable(
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly CellContent[])[],
): HTMLTableElement {
  const head = h(
    'tr',
    {},
    ...columns.map(({ label, isNumber, isPicture }) =>
      isPicture === true
        ? h('td', { class: 'picture', attributes: { 'aria-hidden': 'true' } })
        : h('th', { text: label, class: isNumber ? 'number' : '', attributes: { scope: 'col' } }),
    ),
  );
  const body = rows.map((cells) =>
    h(
      'tr',
      {},
      ...columns.map(({ isNumber, isPicture }, index) => {
        const own = isPicture === true ? { class: 'picture', attributes: { 'aria-hidden': 'true' } } : {};
        const children = childrenOf(cells[index]);
        if (index === 0) return h('th', { class: isNumber ? 'number' : '', attributes: { scope: 'row' } }, ...children);
        return h('td', isNumber ? { class: 'number' } : own, ...children);
      }),
    ),
  );
  const table = h(
    'table',
    { class: 'values' },
    h('caption', { text: caption }),
    h('thead', {}, head),
    h('tbody', {}, ...body),
  );
  roving(table);
  return table;
}

/** One stop for Tab; arrow keys, Home and End move among the values. */
function roving(table: HTMLTableElement): void {
  const all = (): HTMLElement[] => [...table.querySelectorAll<HTMLElement>('[data-at]')];
  const [first] = all();
  if (first) first.tabIndex = 0;
  table.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.dataset.at === undefined) return;
    for (const value of table.querySelectorAll<HTMLElement>('[data-at][tabindex="0"]')) value.tabIndex = -1;
    target.tabIndex = 0;
  });
  table.addEventListener('keydown', (event) => {
    const here = event.target;
    if (!(here instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey) return;
    const values = all();
    const index = values.indexOf(here);
    if (index < 0) return;
    const next = {
      ArrowRight: values[index + 1],
      ArrowLeft: values[index - 1],
      ArrowDown: besideRow(here, 1),
      ArrowUp: besideRow(here, -1),
      Home: values[0],
      End: values.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

/** The value in the same column of the next row that has one; else that row's first. */
function besideRow(here: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const cell = here.closest<HTMLTableCellElement>('td, th');
  let row = here.closest('tr');
  while (cell && row) {
    const next: Element | null = step === 1 ? row.nextElementSibling : row.previousElementSibling;
    row = next instanceof HTMLTableRowElement ? next : null;
    const found =
      row?.cells[cell.cellIndex]?.querySelector<HTMLElement>('[data-at]') ??
      row?.querySelector<HTMLElement>('[data-at]');
    if (found) return found;
  }
  return undefined;
}
