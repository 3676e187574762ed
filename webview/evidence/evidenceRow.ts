import * as l10n from '@vscode/l10n';
import { isReference, titleOf, type Evidence } from '../../src/domain/evidence.ts';
import { maskingSummary } from '../../src/domain/masking.ts';
import { say, type Language } from '../../src/domain/text.ts';
import { h, icon, setAttribute, setIcon, setText, show } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { linkedText } from '../links.ts';
import { showMoment, showSize } from '../times.ts';
import { iconButton } from '../ui/iconButton.ts';
import { evidenceIcon, evidenceKind } from './evidenceKinds.ts';

/** One item of evidence: what it is, where it came from, when, by whom, how large. */
export class EvidenceRow {
  readonly el: HTMLElement;
  readonly #context: PanelContext;
  readonly #icon = icon('file');
  readonly #open: HTMLButtonElement;
  readonly #source = h('div', { class: 'evidence-source' });
  readonly #facts = h('div', { class: 'evidence-facts' });
  readonly #note = h('div', { class: 'evidence-note' });
  readonly #goTo: ReturnType<typeof iconButton>;
  readonly #openTool: ReturnType<typeof iconButton>;
  readonly #delete: ReturnType<typeof iconButton>;

  constructor(id: string, context: PanelContext) {
    this.#context = context;
    this.#open = h('button', { class: 'link-button evidence-title', attributes: { type: 'button' } });
    this.#open.addEventListener('click', () => context.run('casebook.openEvidence', { evidence: id }));
    this.#openTool = iconButton('', 'open-preview', () => context.run('casebook.openEvidence', { evidence: id }));
    this.#goTo = iconButton('', 'go-to-file', () => context.run('casebook.goToSource', { evidence: id }));
    this.#delete = iconButton('', 'trash', () => context.run('casebook.deleteEvidence', { evidence: id }));
    this.el = h(
      'li',
      { class: 'evidence-row' },
      h('span', { class: 'evidence-icon' }, this.#icon),
      h('div', { class: 'evidence-text' }, this.#open, this.#source, this.#facts, this.#note),
      h('div', { class: 'item-tools' }, this.#openTool.el, this.#goTo.el, this.#delete.el),
    );
    this.el.dataset.path = `evidence/${id}`;
  }

  update(item: Evidence, isReadOnly: boolean): void {
    const { language } = this.#context;
    const title = titleOf(item);
    setIcon(this.#icon, evidenceIcon(item.kind));
    setText(this.#open, title);
    setText(this.#source, sourceLine(item));
    show(this.#source, this.#source.textContent !== '');
    this.#showFacts([
      evidenceKind(item.kind),
      showMoment(item.attachedAt, language),
      item.attachedBy,
      showSize(item.bytes, language),
      maskingFact(item, language),
    ]);
    this.#showNote(item.note ?? '');
    label(this.#openTool.el, l10n.t('Open: {0}', title));
    label(this.#goTo.el, l10n.t('Go to the source: {0}', title));
    label(this.#delete.el, l10n.t('Delete: {0}', title));
    show(this.#goTo.el, item.source !== undefined);
    show(this.#delete.el, !isReadOnly);
  }

  focus(): void {
    this.#open.focus();
    this.el.scrollIntoView({ block: 'nearest' });
  }

  #showFacts(facts: readonly string[]): void {
    const signature = facts.join('\n');
    if (this.#facts.dataset.facts === signature) return;
    this.#facts.dataset.facts = signature;
    this.#facts.replaceChildren(...facts.filter((fact) => fact !== '').map((fact) => h('span', { text: fact })));
  }

  #showNote(note: string): void {
    show(this.#note, note !== '');
    if (this.#note.textContent === note) return;
    const link = (href: string): HTMLElement => this.#context.ui.link(href, href, () => this.#context.openLink(href));
    this.#note.replaceChildren(...linkedText(note, link));
  }
}

function label(el: HTMLElement, text: string): void {
  el.title = text;
  setAttribute(el, 'aria-label', text);
}

/** The lines of a file, or the command that was run and how it ended. */
function sourceLine({ source, command }: Evidence): string {
  if (command) {
    return command.exitCode === undefined
      ? command.line
      : l10n.t('{0} (exit code {1})', command.line, command.exitCode);
  }
  if (!source) return '';
  const { path, startLine, endLine } = source;
  if (startLine === undefined) return path;
  return endLine === undefined || endLine === startLine
    ? l10n.t('{0}, line {1}', path, startLine)
    : l10n.t('{0}, lines {1}–{2}', path, startLine, endLine);
}

/** What became of the check for secrets, where that is worth a word: something is masked, or was never looked for. */
const maskingFact = (item: Evidence, language: Language): string =>
  isReference(item) || (item.masking?.reviewed === true && (item.masking.count ?? 0) === 0)
    ? ''
    : say(maskingSummary(item.masking), language);
