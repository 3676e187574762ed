import * as l10n from '@vscode/l10n';
import { records } from '../src/domain/case.ts';
import { completionOf, type FieldPath } from '../src/domain/problems.ts';
import { say } from '../src/domain/text.ts';
import type { PageSettings, PanelEvent, PanelState } from '../src/protocol/messages.ts';
import { focusedElement, h, setText } from './dom.ts';
import { ArrivalsView } from './arrivals/arrivalsView.ts';
import { EvidenceView } from './evidence/evidenceView.ts';
import { FocusKeeper } from './focusKeeper.ts';
import type { DrawnCase } from './form/formExtra.ts';
import { FormView } from './form/formView.ts';
import { keyOf, problemsByPath, type PanelContext, type Snapshot } from './form/panelContext.ts';
import { HeaderView } from './header/headerView.ts';
import { NoticesView } from './noticesView.ts';
import { extrasFor, lockedFields } from './procedure/formExtras.ts';
import { ProcedureBar } from './procedure/procedureBar.ts';
import { listenForSelectAll, listenForUndo } from './shortcuts.ts';
import { CaseModel } from './state/caseModel.ts';
import { EditSender } from './state/editSender.ts';
import { folding } from './state/folding.ts';
import { HostLink, messageOf } from './state/hostLink.ts';
import { PanelMemory, type Caret, type WebviewApi } from './state/panelMemory.ts';
import { markOf } from './tabMarks.ts';
import { TabsView } from './tabsView.ts';
import { timelineEntries } from './timeline/timelineEntries.ts';
import { TimelineView } from './timeline/timelineView.ts';
import { followTop } from './topHeight.ts';
import type { Ui } from './ui/adapter.ts';

/** So long the page waits for the extension before it says that nobody answers, milliseconds. */
const patienceMs = 10_000;

/** The case panel: puts the parts together and draws them whenever the case or the page's own state changes. */
export class Panel {
  readonly #context: PanelContext;
  readonly #memory: PanelMemory;
  readonly #model: CaseModel;
  readonly #link: HostLink;
  readonly #sender: EditSender;
  readonly #header: HeaderView;
  readonly #notices: NoticesView;
  readonly #forms: ReadonlyMap<string, FormView>;
  readonly #evidence: EvidenceView;
  readonly #arrivals: ArrivalsView;
  readonly #procedure: ProcedureBar;
  readonly #timeline: TimelineView;
  readonly #tabs: TabsView;
  readonly #focus: FocusKeeper;
  readonly #announcer = h('div', { class: 'sr-only', attributes: { 'aria-live': 'polite', role: 'log' } });
  #frame: number | undefined;
  #trouble: string | undefined;
  /** A place to show that was asked for before there was anything to show. */
  #wanted: FieldPath | undefined;

  constructor(settings: PageSettings, api: WebviewApi, ui: Ui) {
    this.#memory = new PanelMemory(api, settings.folder);
    this.#model = new CaseModel(this.#memory, () => this.#drawSoon());
    this.#link = new HostLink(api, (event) => this.#onEvent(event));
    this.#sender = new EditSender(this.#model, this.#link, { onTrouble: (message) => this.#setTrouble(message) });
    const undo = (): void => void this.#sender.ask({ type: 'undo' });
    const redo = (): void => void this.#sender.ask({ type: 'redo' });
    this.#context = this.#makeContext(settings, ui);
    this.#header = new HeaderView(this.#context, { undo, redo });
    this.#notices = new NoticesView(this.#context, {
      tryAgain: () => this.#tryAgain(),
      redoRefused: () => this.#context.edit(this.#model.takeRefused()),
      discardRefused: () => this.#model.takeRefused(),
    });
    this.#procedure = new ProcedureBar(this.#context);
    this.#timeline = new TimelineView(this.#context);
    this.#forms = new Map(
      records.map((record) => [record.key, new FormView(record, this.#context, extrasFor(record.key, this.#context))]),
    );
    this.#evidence = new EvidenceView(this.#context);
    this.#arrivals = new ArrivalsView(this.#context);
    this.#tabs = this.#makeTabs();
    this.#focus = new FocusKeeper(this.#memory, () => this.#tabs.selected);
    listenForUndo({ undo, redo });
    listenForSelectAll();
  }

  /** Puts the page together, asks the extension for the case and draws it. */
  start(): void {
    const top = h('header', { class: 'top' }, this.#header.el, this.#procedure.el, this.#tabs.list);
    followTop(top, this.#tabs.list);
    const page = h('div', { class: 'page is-waiting' }, this.#notices.el, top, this.#tabs.panels, this.#arrivals.el);
    document.body.append(page, this.#announcer, this.#arrivals.target);
    void this.#ask();
  }

  async #ask(): Promise<void> {
    try {
      this.#receive(await this.#link.ready(patienceMs));
      this.#setTrouble(undefined);
    } catch (error) {
      this.#setTrouble(messageOf(error));
    }
  }

  #tryAgain(): void {
    this.#setTrouble(undefined);
    this.#model.sendAgain();
    void this.#ask();
  }

  #onEvent(event: PanelEvent): void {
    if (event.type === 'state') this.#receive(event.state);
    else if (this.#model.state === undefined) this.#wanted = event.path;
    else this.#reveal(event.path);
  }

  #receive(state: PanelState): void {
    const isFirst = this.#model.state === undefined;
    this.#model.receive(state);
    if (this.#model.hasUnsent) this.#sender.soon();
    if (isFirst) this.#begin();
  }

  #begin(): void {
    document.querySelector('.page')?.classList.remove('is-waiting');
    this.#tabs.select(this.#memory.current.tab ?? '');
    this.#draw();
    // Components write their values into their inputs a frame later, which would move the caret.
    void this.#context.ui.settled().then(() => {
      if (this.#wanted) this.#reveal(this.#wanted);
      this.#focus.restore((path, caret) => this.#focusAt(path, caret));
      document.body.dataset.ready = 'true';
    });
  }

  #drawSoon(): void {
    this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const { state, case: current } = this.#model;
    if (!state || !current) return;
    const now = Date.now();
    const completions = records.map(({ key }) => ({ key, completion: completionOf(key, current, now) }));
    const snapshot: Snapshot = {
      case: current,
      now,
      isHeldUp: state.problem !== undefined,
      locked: lockedFields(current),
      problems: problemsByPath(completions.flatMap(({ completion }) => completion.problems)),
      conflicts: new Map(state.conflicts.map((conflict) => [keyOf(conflict.path), conflict])),
    };
    this.#header.update(state, current, snapshot, this.#model.pending.length > 0);
    const drawn: DrawnCase = { state, current, snapshot };
    this.#procedure.update(drawn);
    for (const { key, completion } of completions) {
      this.#tabs.mark(key, markOf(key, completion, this.#context));
      if (this.#tabs.selected === key) this.#forms.get(key)?.update(snapshot, completion, drawn);
    }
    const evidence = current.evidence ?? [];
    this.#tabs.mark('evidence', {
      text: evidence.length === 0 ? '' : String(evidence.length),
      name: l10n.t('Evidence, {0} items', evidence.length),
    });
    if (this.#tabs.selected === 'evidence') this.#evidence.update(drawn);
    const events = timelineEntries(current).length;
    this.#tabs.mark('timeline', {
      text: events === 0 ? '' : String(events),
      name: l10n.t('Timeline, {0} entries', events),
    });
    if (this.#tabs.selected === 'timeline') this.#timeline.update(drawn);
    this.#arrivals.update(drawn);
    this.#notices.update(state, this.#model.refused);
    this.#notices.showTrouble(this.#trouble, this.#model.pending.length);
  }

  #setTrouble(message: string | undefined): void {
    this.#trouble = message;
    this.#notices.showTrouble(this.#trouble, this.#model.pending.length);
  }

  #reveal(path: FieldPath): void {
    const [tab = '', ...rest] = path;
    if (tab === 'title') this.#header.title.focus();
    else {
      this.#tabs.select(tab);
      this.#draw();
      if (tab === 'evidence') this.#evidence.reveal(rest);
      else if (tab === 'timeline') this.#timeline.focus();
      else if (rest.length === 0 || !this.#forms.get(tab)?.reveal(rest)) this.#tabs.focus();
    }
    this.#drawSoon();
  }

  #focusAt(path: FieldPath, caret: Caret | undefined): void {
    const [tab = '', ...rest] = path;
    const editor =
      tab === 'title'
        ? this.#header.title
        : (tab === 'evidence' ? this.#evidence : this.#forms.get(tab))?.partAt(rest)?.editor;
    if (!editor) return;
    editor.focus();
    // The component may put the caret at the end when it takes the focus.
    if (caret && focusedElement() !== document.body) editor.setCaret?.(caret);
  }

  #makeTabs(): TabsView {
    const forms = records.map(({ key, tab }) => ({
      id: key,
      label: this.#context.say(tab),
      panel: this.#forms.get(key)?.el ?? h('div'),
    }));
    const tabs = [
      ...forms,
      { id: 'evidence', label: l10n.t('Evidence'), panel: this.#evidence.el },
      { id: 'timeline', label: l10n.t('Timeline'), panel: this.#timeline.el },
    ];
    return new TabsView(l10n.t('Records of the case'), tabs, (id) => {
      this.#memory.update({ tab: id });
      this.#draw();
      this.#focus.showScroll(id);
    });
  }

  #makeContext(settings: PageSettings, ui: Ui): PanelContext {
    const { language } = settings;
    return {
      ui,
      language,
      say: (value) => say(value, language),
      edit: (edits) => {
        this.#model.edit(edits);
        this.#sender.soon();
      },
      send: () => this.#sender.now(),
      draw: () => this.#draw(),
      drawSoon: () => this.#drawSoon(),
      currentCase: () => this.#model.case ?? {},
      author: () => this.#model.state?.author ?? '',
      announce: (message) => setText(this.#announcer, message),
      openLink: (href) => void this.#sender.ask({ type: 'openLink', href }),
      ask: (request, answer) => this.#link.ask(request, answer),
      run: (command, about) => void this.#sender.ask({ type: 'run', command, ...about }),
      attachUris: (uris) => void this.#sender.ask({ type: 'attachUris', uris: [...uris] }),
      startTransition: (id) => this.#procedure.start(id),
      saveFile: (file) => void this.#sender.ask({ type: 'saveFile', ...file }),
      reveal: (path) => this.#reveal(path),
      touched: new Set(),
      folding: folding(this.#memory),
      choices: {
        get: (name) => this.#memory.current.choices?.[name],
        set: (name, choice) => this.#memory.update({ choices: { ...this.#memory.current.choices, [name]: choice } }),
      },
    };
  }
}
