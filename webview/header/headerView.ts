import * as l10n from '@vscode/l10n';
import type { Case } from '../../src/domain/case.ts';
import { priorities } from '../../src/domain/records/codes.ts';
import { knownCode, labelOf } from '../../src/domain/records/triageDecision.ts';
import type { Text } from '../../src/domain/text.ts';
import { statuses } from '../../src/domain/workflow.ts';
import type { PanelState } from '../../src/protocol/messages.ts';
import { h, icon, isComposingKey, setAttribute, setIcon, setText, show } from '../dom.ts';
import { conflictView } from '../form/conflictView.ts';
import { keyOf, type PanelContext, type Snapshot } from '../form/panelContext.ts';
import type { TextControl } from '../ui/adapter.ts';
import { iconButton } from '../ui/iconButton.ts';
import { SaveStatus } from './saveStatus.ts';
import { priorityIcon, statusIcon } from './statusIcons.ts';

/** So many labels are shown; a file may hold any number. */
const mostLabels = 12;

export interface HeaderActions {
  undo(): void;
  redo(): void;
}

/** The head of the panel: which case this is, how it stands, and whether it is saved. */
export class HeaderView {
  readonly el: HTMLElement;
  readonly title: TextControl;
  readonly #context: PanelContext;
  readonly #number = h('span', { class: 'case-number' });
  readonly #status = h('span', { class: 'badge status-badge' });
  readonly #priority = h('span', { class: 'badge priority-badge' });
  readonly #labels = h('ul', { class: 'case-labels' });
  readonly #save = new SaveStatus();
  readonly #undo: ReturnType<typeof iconButton>;
  readonly #redo: ReturnType<typeof iconButton>;
  readonly #active: ReturnType<typeof iconButton>;
  readonly #titleConflict: ReturnType<typeof conflictView>;
  #shownTitle = '';
  #theirTitle: string | undefined;

  constructor(context: PanelContext, actions: HeaderActions) {
    this.#context = context;
    this.title = context.ui.text({
      name: l10n.t('Title of the case'),
      placeholder: l10n.t('What is the problem, in one line?'),
      onInput: (value) => {
        this.#shownTitle = value;
        context.edit([{ type: 'set', path: ['title'], value }]);
      },
    });
    const titleBox = h('div', { class: 'case-title' }, this.title.el);
    titleBox.dataset.path = 'title';
    titleBox.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !isComposingKey(event)) context.send();
    });
    titleBox.addEventListener('focusout', () => context.drawSoon());
    this.#titleConflict = conflictView(context.ui, {
      name: l10n.t('Title of the case'),
      keepMine: () => this.#setTitle(this.#shownTitle),
      takeTheirs: () => this.#setTitle(this.#theirTitle ?? ''),
    });
    this.#undo = iconButton(l10n.t('Undo'), 'discard', () => actions.undo());
    this.#redo = iconButton(l10n.t('Redo'), 'redo', () => actions.redo());
    this.#active = iconButton(l10n.t('Active case'), 'pinned', () => context.run('casebook.setActiveCase'));
    const copy = iconButton(l10n.t('Copy the case number'), 'copy', () => context.run('casebook.copyNumber'));
    const json = iconButton(l10n.t('Open as JSON'), 'json', () => context.run('casebook.openAsJson'));
    this.el = h(
      'div',
      { class: 'header' },
      h(
        'div',
        { class: 'header-line' },
        h('h1', { class: 'case-heading' }, this.#number),
        copy.el,
        this.#status,
        this.#priority,
        this.#labels,
        iconButton(l10n.t('Labels…'), 'tag', () => context.run('casebook.labelCase')).el,
        h('span', { class: 'spacer' }),
        this.#save.el,
        h('div', { class: 'header-tools' }, this.#undo.el, this.#redo.el, this.#active.el, json.el),
      ),
      titleBox,
      this.#titleConflict.el,
    );
  }

  update(state: PanelState, current: Case, snapshot: Snapshot, isOnItsWay: boolean): void {
    setText(this.#number, current.number);
    this.#showTitle(current.title);
    const theirs = snapshot.conflicts.get(keyOf(['title']))?.theirs;
    this.#theirTitle = typeof theirs === 'string' ? theirs : undefined;
    this.#titleConflict.update(
      this.#theirTitle === undefined ? undefined : { mine: current.title, theirs: this.#theirTitle },
    );
    const say = (value: Text): string => this.#context.say(value);
    badge(
      this.#status,
      statusIcon(current.status),
      l10n.t('Status: {0}', say(labelOf(statuses, current.status))),
      say(labelOf(statuses, current.status)),
    );
    const priority = knownCode(priorities, current.triage?.finalPriority);
    show(this.#priority, priority !== undefined);
    if (priority) {
      this.#priority.dataset.priority = priority;
      badge(
        this.#priority,
        priorityIcon(priority),
        l10n.t('Priority: {0}', say(labelOf(priorities, priority))),
        say(labelOf(priorities, priority)),
      );
    }
    this.#showLabels(current.labels ?? []);
    this.#save.update(state.save, isOnItsWay);
    this.#undo.setEnabled(state.canUndo);
    this.#redo.setEnabled(state.canRedo);
    this.#active.setIcon(state.isActive ? 'pinned' : 'pin');
    setAttribute(this.#active.el, 'aria-pressed', String(state.isActive));
    this.#active.el.title = state.isActive
      ? l10n.t('This is the active case: new evidence goes here')
      : l10n.t('Make this the active case: new evidence goes here');
  }

  #showLabels(labels: readonly string[]): void {
    const shown = labels.slice(0, mostLabels);
    const said = JSON.stringify(labels);
    if (this.#labels.dataset.labels === said) return;
    this.#labels.dataset.labels = said;
    this.#labels.setAttribute('aria-label', l10n.t('Labels'));
    const rest = labels.length - shown.length;
    this.#labels.replaceChildren(
      ...shown.map((label) => h('li', { class: 'badge case-label', text: label, attributes: { title: label } })),
      ...(rest > 0 ? [h('li', { class: 'badge case-label', text: `+${rest}` })] : []),
    );
    show(this.#labels, labels.length > 0);
  }

  #showTitle(title: string): void {
    // As in every field: not into what is being typed.
    if (title === this.#shownTitle || this.title.el.contains(document.activeElement)) return;
    this.#shownTitle = title;
    this.title.set(title);
  }

  #setTitle(title: string): void {
    this.#shownTitle = title;
    this.title.set(title);
    this.#context.edit([{ type: 'set', path: ['title'], value: title }]);
    this.#context.send();
  }
}

function badge(el: HTMLElement, iconName: string, title: string, label: string): void {
  const [picture, text] = el.children;
  if (picture instanceof HTMLElement && text) {
    setIcon(picture, iconName);
    setText(text, label);
  } else el.replaceChildren(icon(iconName), h('span', { text: label }));
  el.title = title;
}
