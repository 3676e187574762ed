import * as l10n from '@vscode/l10n';
import type { Citation } from '../../src/domain/citations.ts';
import { titleOf, type Evidence } from '../../src/domain/evidence.ts';
import { evidenceIcon } from '../../src/domain/evidenceKind.ts';
import type { FieldPath } from '../../src/domain/problems.ts';
import { h, icon, isComposingKey, setAttribute, setIcon, setText, show } from '../dom.ts';
import type { FieldView } from '../form/fieldView.ts';
import type { DrawnCase } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { linkedText } from '../links.ts';
import { EvidenceFieldView, type EvidenceField } from './evidenceFields.ts';
import { citedBy, factsOf, sourceLine } from './evidenceFacts.ts';
import { EvidenceTools } from './evidenceTools.ts';
import { PreviewView } from './previewView.ts';

/** One item of evidence: what it is and says, where it came from, when, by whom, who cites it, and what is in it. */
export class EvidenceRow {
  readonly el: HTMLElement;
  readonly preview: PreviewView;
  readonly #id: string;
  readonly #context: PanelContext;
  readonly #icon = icon('file');
  readonly #open: HTMLButtonElement;
  /** What a network test found; opens it as charts. */
  readonly #verdict: HTMLButtonElement;
  readonly #source: HTMLButtonElement;
  readonly #command = h('div', { class: 'evidence-source' });
  readonly #facts = h('div', { class: 'evidence-facts' });
  readonly #citedLabel = h('span', { text: l10n.t('Cited by:') });
  readonly #cited = h('ul', { class: 'cited-by' });
  readonly #citedLine = h('div', { class: 'evidence-cited' }, this.#citedLabel, this.#cited);
  readonly #note = h('div', { class: 'evidence-note' });
  readonly #text: HTMLElement;
  readonly #tools: EvidenceTools;
  readonly #fields = new Map<EvidenceField, EvidenceFieldView>();
  #drawn: { readonly item: Evidence; readonly drawn: DrawnCase } | undefined;

  constructor(id: string, context: PanelContext) {
    this.#id = id;
    this.#context = context;
    const run = (command: Parameters<PanelContext['run']>[0]): void => context.run(command, { evidence: id });
    this.#open = h('button', { class: 'link-button evidence-title', attributes: { type: 'button' } });
    this.#open.addEventListener('click', () => run('casebook.openEvidence'));
    this.#verdict = h('button', { class: 'link-button evidence-verdict', attributes: { type: 'button' } });
    this.#verdict.addEventListener('click', () => run('casebook.openNetworkView'));
    this.#source = h('button', { class: 'link-button evidence-source', attributes: { type: 'button' } });
    this.#source.addEventListener('click', () => run('casebook.goToSource'));
    this.#tools = new EvidenceTools(run, (key) => this.edit(key));
    this.preview = new PreviewView(id, context);
    this.#text = h(
      'div',
      { class: 'evidence-text' },
      this.#open,
      this.#verdict,
      this.#source,
      this.#command,
      this.#facts,
      this.#citedLine,
      this.#note,
      this.preview.el,
    );
    this.el = h(
      'li',
      { class: 'evidence-row' },
      h('span', { class: 'evidence-icon' }, this.#icon),
      this.#text,
      this.#tools.el,
    );
    this.el.dataset.path = `evidence/${id}`;
    this.el.addEventListener('keydown', (event) => this.#onKey(event));
  }

  update(item: Evidence, drawn: DrawnCase, cited: readonly Citation[]): void {
    this.#drawn = { item, drawn };
    const title = titleOf(item);
    const source = sourceLine(item);
    const isFile = item.source !== undefined;
    const verdict = drawn.state.verdicts?.[item.id] ?? '';
    setIcon(this.#icon, evidenceIcon(item));
    setText(this.#open, title);
    setText(this.#verdict, verdict);
    setAttribute(this.#verdict, 'aria-label', l10n.t('Open the network view: {0}', verdict));
    show(this.#verdict, verdict !== '');
    setText(this.#source, isFile ? source : '');
    setAttribute(this.#source, 'aria-label', l10n.t('Go to the source: {0}, {1}', title, source));
    show(this.#source, isFile);
    setText(this.#command, isFile ? '' : source);
    show(this.#command, !isFile && source !== '');
    drawOnce(this.#facts, factsOf(item, this.#context), (fact) => h('span', { text: fact }));
    this.#showCited(cited);
    this.#showNote(item.note ?? '');
    this.#tools.update(title, drawn.snapshot.isHeldUp);
    this.preview.update(item);
    for (const field of this.#fields.values()) field.update(item, drawn);
  }

  /** Opens a field for typing. */
  edit(key: EvidenceField): void {
    this.#fieldFor(key).view.reveal();
  }

  focus(): void {
    this.#open.focus();
    this.el.scrollIntoView({ block: 'nearest' });
  }

  /** @param path below the item: a field that can be typed into, or nothing for the item itself */
  reveal([key]: FieldPath): void {
    if (key === 'note' || key === 'title') this.edit(key);
    else this.focus();
  }

  partAt([key]: FieldPath): FieldView | undefined {
    return key === 'note' || key === 'title' ? this.#fieldFor(key).view : undefined;
  }

  #fieldFor(key: EvidenceField): EvidenceFieldView {
    const known = this.#fields.get(key);
    if (known) return known;
    const made = new EvidenceFieldView(this.#id, key, this.#context);
    this.#fields.set(key, made);
    (key === 'title' ? this.#open : this.#note).after(made.el);
    if (this.#drawn) made.update(this.#drawn.item, this.#drawn.drawn);
    made.el.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && made.el.contains(relatedTarget)) && document.hasFocus()) this.#close(key);
    });
    this.#showFields();
    return made;
  }

  /** Back to what is read; everything that was typed is in the case by now. */
  #close(key: EvidenceField): void {
    const field = this.#fields.get(key);
    if (!field || field.isOpenQuestion) return;
    this.#fields.delete(key);
    field.el.remove();
    this.#showFields();
  }

  #showFields(): void {
    show(this.#open, !this.#fields.has('title'));
    show(this.#note, !this.#fields.has('note') && this.#note.textContent !== '');
  }

  #onKey(event: KeyboardEvent): void {
    if (isComposingKey(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const inField = [...this.#fields].find(([, { el }]) => event.target instanceof Node && el.contains(event.target));
    const isEnd = event.key === 'Escape' || (event.key === 'Enter' && inField?.[0] === 'title');
    if (inField && isEnd) {
      event.preventDefault();
      this.#close(inField[0]);
      if (inField[0] === 'title') this.#open.focus();
      else this.#tools.focusNote();
    } else if (!inField && event.key === 'F2') {
      event.preventDefault();
      this.edit('title');
    } else if (event.key === 'Delete' && event.target === this.#open) {
      this.#context.run('casebook.deleteEvidence', { evidence: this.#id });
    }
  }

  #showCited(cited: readonly Citation[]): void {
    const names = cited.map(({ path, label }) => `${path.join('/')} ${this.#context.say(label)}`);
    show(this.#citedLine, cited.length > 0);
    const signature = names.join('\n');
    if (this.#cited.dataset.drawn === signature) return;
    this.#cited.dataset.drawn = signature;
    this.#cited.replaceChildren(...citedBy(cited, this.#context));
  }

  #showNote(note: string): void {
    if (this.#note.textContent !== note) {
      const link = (href: string): HTMLElement => this.#context.ui.link(href, href, () => this.#context.openLink(href));
      this.#note.replaceChildren(...linkedText(note, link));
    }
    this.#showFields();
  }
}

/** Draws a list of texts when they are other than before. */
function drawOnce(el: HTMLElement, texts: readonly string[], draw: (text: string) => HTMLElement): void {
  const signature = texts.join('\n');
  if (el.dataset.drawn === signature) return;
  el.dataset.drawn = signature;
  el.replaceChildren(...texts.map(draw));
}
