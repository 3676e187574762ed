import * as vscode from 'vscode';
import type { CaseFolder } from '../commands/commands.ts';
import { titleOf, type Evidence } from '../domain/evidence.ts';
import { EvidenceError } from '../evidence/evidenceFolder.ts';
import { evidenceFolderOf } from '../evidence/evidenceFolderOf.ts';
import { readEvidenceText } from '../evidence/evidenceText.ts';
import { shorten } from '../platform/shorten.ts';
import { openChannel, type Channel } from '../protocol/channel.ts';
import {
  networkRequestSchema,
  type NetworkEvent,
  type NetworkItem,
  type NetworkRequest,
  type NetworkState,
} from '../protocol/networkMessages.ts';
import type { Services } from '../services.ts';
import type { CaseDocument } from '../store/caseDocument.ts';
import { pickNetworkEvidence } from './pickNetworkEvidence.ts';
import { loadPage, pipeOf } from './webviewPage.ts';

export const networkViewType = 'casebook.network';

/** More than a person looks through, and than a page reads in a second. */
const mostBytes = 2_000_000;

/** The output of network tests as charts and tables beside its text: one piece of evidence, or two compared. */
export class NetworkView implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #services: Services;
  readonly #document: CaseDocument;
  readonly #evidence: string;
  readonly #channel: Channel;
  readonly #subscriptions: { dispose(): unknown }[] = [];
  #other: string | undefined;
  /** What was read, by the hash of its content. */
  readonly #read = new Map<string, Promise<{ text: string; isWhole: boolean } | undefined>>();
  #shown = '';
  #isReady = false;
  #isDisposed = false;

  constructor(panel: vscode.WebviewPanel, document: CaseDocument, shown: ShownEvidence, services: Services) {
    this.panel = panel;
    this.#document = document;
    this.#services = services;
    this.#evidence = shown.evidence;
    this.#other = shown.other;
    this.#channel = openChannel(pipeOf(panel.webview), {
      onRequest: (body) => this.#answer(networkRequestSchema.parse(body)),
      onEvent: () => undefined,
      onProblem: (error) => services.log.warn('network view', error instanceof Error ? error.message : String(error)),
    });
    this.#subscriptions.push(
      document.onDidChange(() => void this.#show()),
      services.verdicts.onDidChange(({ caseFolder }) => {
        if (caseFolder === this.#folder) void this.#show();
      }),
      panel.onDidChangeViewState(() => void this.#show()),
      panel.onDidDispose(() => this.dispose()),
    );
    this.#draw();
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#channel.dispose();
    this.#document.release();
  }

  get #folder(): CaseFolder {
    return this.#document.folder;
  }

  #item(id: string | undefined): Evidence | undefined {
    return id === undefined ? undefined : this.#document.case.evidence?.find((item) => item.id === id);
  }

  #draw(): void {
    this.#title();
    loadPage(this.panel.webview, this.#services.context.extensionUri, 'network', this.#folder);
  }

  #title(): void {
    const item = this.#item(this.#evidence);
    this.panel.title = item ? vscode.l10n.t('Network: {0}', shorten(titleOf(item), 40)) : vscode.l10n.t('Network');
  }

  async #answer(request: NetworkRequest): Promise<NetworkState> {
    switch (request.type) {
      case 'ready':
        this.#isReady = true;
        break;
      case 'compare': {
        const picked = await pickNetworkEvidence(this.#services, this.#document, {
          except: this.#evidence,
          placeHolder: vscode.l10n.t('Compare with which network test?'),
        });
        if (picked) this.#other = picked.id;
        break;
      }
      case 'stopComparing':
        this.#other = undefined;
        break;
      case 'run':
        await vscode.commands.executeCommand(request.command, {
          caseFolder: this.#folder,
          evidence: request.evidence,
        });
    }
    return this.#state();
  }

  /** Tells the page when something of what it shows has changed. */
  async #show(): Promise<void> {
    if (this.#isDisposed) return;
    this.#title();
    if (!this.#canShow()) return;
    const before = this.#shown;
    const state = await this.#state();
    // A hidden page would not get the message.
    if (this.#shown !== before && !this.#canShow()) this.#shown = before;
    else if (this.#shown !== before) this.#channel.emit({ type: 'state', state } satisfies NetworkEvent);
  }

  #canShow(): boolean {
    return this.#isReady && !this.#isDisposed && this.panel.visible;
  }

  async #state(): Promise<NetworkState> {
    const item = this.#item(this.#evidence);
    const other = this.#item(this.#other);
    const shown = [item, other]
      .filter((each) => each !== undefined)
      .toSorted((one, two) => Date.parse(one.attachedAt) - Date.parse(two.attachedAt));
    const read = await Promise.all(shown.map((each) => this.#readItem(each)));
    const problem = item
      ? read.find((each) => typeof each === 'string')
      : vscode.l10n.t('This evidence is no longer in the case. Somebody removed it, or it was undone.');
    const others = (this.#document.case.evidence ?? []).filter(
      (each) => each.id !== this.#evidence && this.#services.verdicts.line(this.#folder, each) !== undefined,
    );
    const state: NetworkState = {
      folder: this.#folder,
      number: this.#document.case.number,
      items: read.filter((each) => typeof each !== 'string'),
      ...(problem === undefined ? {} : { problem }),
      canFill: this.#document.problem === undefined,
      canCompare: others.length > 0,
    };
    this.#shown = JSON.stringify({ ...state, items: shown.map(({ id, title, sha256 }) => [id, title, sha256]) });
    return state;
  }

  /** The item with its text, or why there is none. */
  async #readItem(item: Evidence): Promise<NetworkItem | string> {
    const reading = this.#read.get(item.sha256) ?? readEvidenceText(evidenceFolderOf(this.#folder), item, mostBytes);
    this.#read.set(item.sha256, reading);
    try {
      const read = await reading;
      if (!read) return vscode.l10n.t('“{0}” is no text, so there is nothing to read in it.', titleOf(item));
      const { id, attachedAt, attachedBy } = item;
      return { evidence: id, title: titleOf(item), attachedAt, attachedBy, ...read };
    } catch (error) {
      this.#read.delete(item.sha256);
      if (error instanceof EvidenceError && error.problem.kind === 'missing')
        return vscode.l10n.t(
          'The file {0} is not there. Get it from version control, or from whoever attached it.',
          error.problem.name,
        );
      return vscode.l10n.t(
        '“{0}” could not be read: {1}',
        titleOf(item),
        String(error instanceof Error ? error.message : error),
      );
    }
  }
}

/** Which evidence a view shows. */
export interface ShownEvidence {
  readonly evidence: string;
  /** The one that it is compared with. */
  readonly other?: string | undefined;
}
