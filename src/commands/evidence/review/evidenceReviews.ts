import * as vscode from 'vscode';
import { WrongSettings } from '../../../clock/wrongSettings.ts';
import type { Case } from '../../../domain/case.ts';
import { toMoment } from '../../../domain/moment.ts';
import type { NewEvidence, ReferencedEvidence, ReviewedEvidence } from '../../../evidence/attachEvidence.ts';
import { maskItem } from '../../../evidence/secrets/maskItem.ts';
import { MaskingPlan } from '../../../evidence/secrets/maskingPlan.ts';
import { readMaskingSettings, type MaskingSettings } from '../../../evidence/secrets/maskingSettings.ts';
import { PlaceholderBook } from '../../../evidence/secrets/placeholders.ts';
import { scanItems } from '../../../evidence/secrets/scannedItem.ts';
import type { Services } from '../../../services.ts';
import type { CaseFolder } from '../../commands.ts';
import { askMore } from './askMore.ts';
import { MaskingReview } from './maskingReview.ts';
import { pickMasked } from './pickMasked.ts';
import { ReviewDocuments } from './reviewDocuments.ts';
import { SlowRule, workerScan } from './workerScan.ts';

/** What is to be checked, and for which case. */
export interface ReviewRequest {
  readonly folder: CaseFolder;
  readonly current: Case;
  readonly items: readonly (NewEvidence | ReferencedEvidence)[];
  /** A word for the button that accepts; "Attach" when it is not given. */
  readonly verb?: string;
}

/** A scan that takes longer is shown with a progress bar and can be cancelled, ms. */
const quietMs = 1_000;

/**
 * Checks evidence for secrets before it is written, and asks about what is found. What is found stays in memory: neither the
 * evidence nor the review touches the disk before it is accepted.
 */
export class EvidenceReviews implements vscode.Disposable {
  readonly documents = new ReviewDocuments();
  readonly #services: Pick<Services, 'context' | 'log' | 'author'>;
  readonly #wrong: WrongSettings;
  /** One for each case and window, so that a value has one placeholder in all items that are attached meanwhile. */
  readonly #books = new Map<CaseFolder, PlaceholderBook>();
  readonly #subscription: vscode.Disposable;
  #queue: Promise<unknown> = Promise.resolve();
  #current: MaskingReview | undefined;
  #nextId = 1;

  constructor(services: Pick<Services, 'context' | 'log' | 'author'>) {
    this.#services = services;
    this.#wrong = new WrongSettings(services.log);
    this.#subscription = this.documents.onDidClose((review) => void this.list(review));
  }

  /** The review that waits for an answer. */
  get current(): MaskingReview | undefined {
    return this.#current;
  }

  /**
   * The items as they may be written. Nothing found: no question. One review at a time: the next waits for this one's end.
   * @returns undefined when the person cancelled, or the window is closing: nothing is to be written then
   * @throws the signal's reason when aborted
   */
  async review(request: ReviewRequest, signal?: AbortSignal): Promise<readonly ReviewedEvidence[] | undefined> {
    const turn = this.#queue.then(() => this.#review(request, this.#settingsFor(request.folder), signal));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Texts that are written into the manifest later, such as notes, each as it may be written.
   * @returns undefined when the person cancelled
   */
  async reviewTexts(
    request: Pick<ReviewRequest, 'folder' | 'current'>,
    texts: readonly string[],
  ): Promise<readonly string[] | undefined> {
    const items = texts.map((note): ReferencedEvidence => ({
      kind: 'file',
      title: '',
      note,
      source: { path: '' },
      reference: { bytes: 0, sha256: '' },
    }));
    const reviewed = await this.review({ ...request, items, verb: vscode.l10n.t('Save') });
    return reviewed?.map(({ note }) => note ?? '');
  }

  /**
   * A text without the secrets that the rules find in it, for a reader outside; nobody is asked.
   * @param scope URI of a folder of the casebook: its settings hold
   */
  async masked(scope: string, content: string): Promise<string> {
    if (content === '') return content;
    const scan = workerScan(this.#services.context, this.#settingsFor(scope));
    const { findings, known } = await scan({ texts: [content], known: [] });
    return new MaskingPlan(new PlaceholderBook(), known).apply(content, findings[0] ?? []).text;
  }

  async #review(
    request: ReviewRequest,
    settings: MaskingSettings,
    signal: AbortSignal | undefined,
  ): Promise<readonly ReviewedEvidence[] | undefined> {
    const scan = workerScan(this.#services.context, settings);
    try {
      const { items, known } = await withQuietProgress(signal, (inner) => scanItems(request.items, scan, inner));
      const plan = new MaskingPlan(this.#bookFor(request), known);
      const about = request.current.number;
      const review = new MaskingReview(this.#nextId++, {
        items,
        plan,
        about,
        verb: request.verb ?? vscode.l10n.t('Attach'),
      });
      try {
        if (review.values.length > 0 && !(await this.#decide(review, signal))) return undefined;
        const context = { plan, scan, by: this.#services.author(), at: toMoment(Date.now()) };
        return items.map((item) => maskItem(item, context));
      } finally {
        review.dispose();
      }
    } catch (error) {
      if (!(error instanceof SlowRule)) throw error;
      const goOn = vscode.l10n.t('Check Without This Rule');
      const message = vscode.l10n.t(
        'The rule “{0}” of casebook.masking.custom takes too long on this text and was stopped.',
        error.rule,
      );
      const detail = vscode.l10n.t(
        'Nothing has been written. Such a pattern usually repeats a repetition, as in (a+)+; correct it in the settings.',
      );
      if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, goOn)) !== goOn) return undefined;
      const custom = settings.custom.filter(({ name }) => name !== error.rule);
      return this.#review(request, { ...settings, custom }, signal);
    }
  }

  async #decide(review: MaskingReview, signal: AbortSignal | undefined): Promise<boolean> {
    const abort = (): void => review.end(false);
    signal?.addEventListener('abort', abort);
    this.#current = review;
    void vscode.commands.executeCommand('setContext', 'casebook.reviewing', true);
    try {
      void this.list(review);
      return await review.decision;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#current = undefined;
      void vscode.commands.executeCommand('setContext', 'casebook.reviewing', false);
      await this.documents.close(review);
    }
  }

  /** The list of values. Closing it goes back to the diff editor when that is open, and attaches nothing otherwise. */
  async list(review: MaskingReview): Promise<void> {
    const hasDiff = this.documents.isShown(review);
    switch (await pickMasked(review)) {
      case 'accept':
        review.end(true);
        return;
      case 'diff':
        await this.documents.show(review);
        return;
      case 'more':
        await askMore(review);
        await this.list(review);
        return;
      case 'closed':
        if (!hasDiff) review.end(false);
    }
  }

  dispose(): void {
    this.#current?.end(false);
    this.#subscription.dispose();
    this.documents.dispose();
  }

  #bookFor({ folder, current }: ReviewRequest): PlaceholderBook {
    const book = this.#books.get(folder) ?? new PlaceholderBook();
    this.#books.set(folder, book);
    book.skip(current);
    return book;
  }

  #settingsFor(folder: CaseFolder): MaskingSettings {
    const configuration = vscode.workspace.getConfiguration('casebook.masking', vscode.Uri.parse(folder));
    const { settings, wrong } = readMaskingSettings({
      rules: configuration.get('rules'),
      custom: configuration.get('custom'),
      allow: configuration.get('allow'),
    });
    this.#wrong.tell(folder, wrong);
    return settings;
  }
}

/** Runs work that can be cancelled; says so only when it takes a while. */
async function withQuietProgress<T>(
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const pass = (): void => abort.abort(signal?.reason);
  signal?.addEventListener('abort', pass);
  if (signal?.aborted === true) pass();
  const result = work(abort.signal);
  const timer = setTimeout(() => {
    void vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Checking for secrets'),
        cancellable: true,
      },
      (_progress, token) => {
        token.onCancellationRequested(() => abort.abort());
        return result.then(
          () => undefined,
          () => undefined,
        );
      },
    );
  }, quietMs);
  try {
    return await result;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', pass);
  }
}
