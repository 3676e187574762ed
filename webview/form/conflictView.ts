import * as l10n from '@vscode/l10n';
import { h, icon, setText, show } from '../dom.ts';
import type { Ui } from '../ui/adapter.ts';

/** Two versions of one value, with a button for each. */
export interface ConflictView {
  readonly el: HTMLElement;
  update(versions: { mine: string; theirs: string } | undefined): void;
}

export interface ConflictChoices {
  readonly name: string;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** Shows what this window wrote and what came from elsewhere; one click decides. */
export function conflictView(ui: Ui, { name, keepMine, takeTheirs }: ConflictChoices): ConflictView {
  const mine = h('dd');
  const theirs = h('dd');
  const el = h(
    'div',
    { class: 'conflict', attributes: { role: 'group', 'aria-label': l10n.t('{0}: changed in two places', name) } },
    h('p', { class: 'conflict-title' }, icon('warning'), h('span', { text: l10n.t('Also changed elsewhere') })),
    h('dl', {}, h('dt', { text: l10n.t('Mine') }), mine, h('dt', { text: l10n.t('Theirs') }), theirs),
    h(
      'div',
      { class: 'button-row' },
      ui.button({ label: l10n.t('Keep mine'), onClick: keepMine }).el,
      ui.button({ label: l10n.t('Take theirs'), onClick: takeTheirs }).el,
    ),
  );
  el.hidden = true;
  return {
    el,
    update: (versions) => {
      show(el, versions !== undefined);
      if (!versions) return;
      setText(mine, versions.mine);
      setText(theirs, versions.theirs);
    },
  };
}
