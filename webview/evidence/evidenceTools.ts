import * as l10n from '@vscode/l10n';
import { h, setAttribute, show } from '../dom.ts';
import type { PanelCommand } from '../form/panelContext.ts';
import { iconButton } from '../ui/iconButton.ts';
import type { EvidenceField } from './evidenceFields.ts';

type Tool = ReturnType<typeof iconButton>;

/** What can be done with an item. Each button says its item, so that a list of them can be told apart by ear. */
export class EvidenceTools {
  readonly el: HTMLElement;
  readonly #open: Tool;
  readonly #beside: Tool;
  readonly #rename: Tool;
  readonly #note: Tool;
  readonly #copy: Tool;
  readonly #delete: Tool;

  constructor(run: (command: PanelCommand) => void, edit: (key: EvidenceField) => void) {
    this.#open = iconButton('', 'open-preview', () => run('casebook.openEvidence'));
    this.#beside = iconButton('', 'split-horizontal', () => run('casebook.openEvidenceBeside'));
    this.#rename = iconButton('', 'edit', () => edit('title'));
    this.#note = iconButton('', 'note', () => edit('note'));
    this.#copy = iconButton('', 'markdown', () => run('casebook.copyEvidenceAsMarkdown'));
    this.#delete = iconButton('', 'trash', () => run('casebook.deleteEvidence'));
    const all = [this.#open, this.#beside, this.#rename, this.#note, this.#copy, this.#delete];
    this.el = h('div', { class: 'item-tools' }, ...all.map(({ el }) => el));
  }

  update(title: string, isHeldUp: boolean): void {
    label(this.#open, l10n.t('Open: {0}', title));
    label(this.#beside, l10n.t('Open to the side: {0}', title));
    label(this.#rename, l10n.t('Rename: {0}', title));
    label(this.#note, l10n.t('Note: {0}', title));
    label(this.#copy, l10n.t('Copy as Markdown: {0}', title));
    label(this.#delete, l10n.t('Delete: {0}', title));
    show(this.#delete.el, !isHeldUp);
  }

  focusNote(): void {
    this.#note.focus();
  }
}

function label({ el }: Tool, text: string): void {
  if (el.title === text) return;
  el.title = text;
  setAttribute(el, 'aria-label', text);
}
