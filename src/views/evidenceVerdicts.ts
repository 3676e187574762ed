import * as vscode from 'vscode';
import type { CaseFolder } from '../commands/commands.ts';
import type { Evidence } from '../domain/evidence.ts';
import { evidenceFolderOf } from '../evidence/evidenceFolderOf.ts';
import { readEvidenceText } from '../evidence/evidenceText.ts';
import { networkFacts, type NetworkFacts } from '../evidence/network/networkFacts.ts';
import { verdictText } from '../evidence/network/verdictText.ts';
import { local } from '../platform/language.ts';
import { runInWorker } from '../platform/runInWorker.ts';

/** So many pieces of evidence are remembered: some hundred bytes each. */
const mostRemembered = 2_000;
/** The output of a network test is short: a day of ping is 6 MB. Larger evidence is a log of something else. */
const mostBytes = 8_000_000;
/** Read on the spot: a few milliseconds. Characters. */
const shortText = 6_000;
/** Reading takes a second or two for the largest. Milliseconds. */
const mostMs = 60_000;
const noText = /\.(?:png|jpe?g|gif|webp|bmp|ico|avif|svg|pdf|zip|gz|tgz|7z|rar|pcap|pcapng|docx?|xlsx?|exe|dmp)$/i;

const nothing: NetworkFacts = {
  details: { hasPing: false, hasTrace: false, ownAddresses: [], targets: [] },
};

/** Whose verdict became known. */
export interface VerdictChange {
  readonly caseFolder: CaseFolder;
  readonly evidence: string;
}

/**
 * What pieces of evidence say about the network, found out one after the other as views ask for it, and remembered by the
 * hash of their content. Nothing of it is stored in a case.
 */
export class EvidenceVerdicts implements vscode.Disposable {
  readonly #worker: string;
  readonly #log: Pick<vscode.LogOutputChannel, 'debug'>;
  readonly #known = new Map<string, NetworkFacts>();
  readonly #running = new Map<string, Promise<NetworkFacts>>();
  readonly #changed = new vscode.EventEmitter<VerdictChange>();
  /** A verdict that a view asked for is known now. */
  readonly onDidChange = this.#changed.event;
  #queue: Promise<unknown> = Promise.resolve();
  #isDisposed = false;

  /** @param worker the bundle of the worker, in which long texts are read */
  constructor(worker: string, log: Pick<vscode.LogOutputChannel, 'debug'>) {
    this.#worker = worker;
    this.#log = log;
  }

  /** The verdict in one line, e.g. "4 sent, 25% lost, 31 ms avg"; `undefined` when there is none, or none yet: `onDidChange` says when. */
  line(caseFolder: CaseFolder, item: Evidence): string | undefined {
    if (!mayBeNetwork(item)) return undefined;
    const facts = this.#known.get(item.sha256);
    if (facts) return facts.verdict && local(verdictText(facts.verdict));
    if (!this.#running.has(item.sha256))
      this.facts(caseFolder, item).then(
        ({ verdict }) => {
          if (verdict && !this.#isDisposed) this.#changed.fire({ caseFolder, evidence: item.id });
        },
        () => undefined,
      );
    return undefined;
  }

  /** Everything the text of the evidence says about the network. Nothing when the file cannot be read: opening it says why. */
  async facts(caseFolder: CaseFolder, item: Evidence): Promise<NetworkFacts> {
    const { sha256 } = item;
    const known = this.#known.get(sha256) ?? this.#running.get(sha256);
    if (known) return known;
    const finding = this.#queue.then(() => this.#find(caseFolder, item));
    this.#queue = finding;
    this.#running.set(sha256, finding);
    const facts = await finding;
    this.#running.delete(sha256);
    return facts;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#changed.dispose();
  }

  async #find(caseFolder: CaseFolder, item: Evidence): Promise<NetworkFacts> {
    if (this.#isDisposed || !mayBeNetwork(item)) return nothing;
    try {
      const read = await readEvidenceText(evidenceFolderOf(caseFolder), item, mostBytes);
      const facts = read?.isWhole === true ? await this.#parse(read.text) : nothing;
      this.#remember(item.sha256, facts);
      return facts;
    } catch (error) {
      // Not remembered: the file may come later, from version control.
      this.#log.debug('No verdict on', item.id, error instanceof Error ? error.message : String(error));
      return nothing;
    }
  }

  #parse(text: string): NetworkFacts | Promise<NetworkFacts> {
    if (text.length <= shortText) return networkFacts(text);
    return runInWorker('networkFacts', { text }, { file: this.#worker, timeoutMs: mostMs });
  }

  #remember(sha256: string, facts: NetworkFacts): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= mostRemembered && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(sha256, facts);
  }
}

const mayBeNetwork = ({ bytes, file }: Evidence): boolean =>
  file !== undefined && bytes > 0 && bytes <= mostBytes && !noText.test(file);
