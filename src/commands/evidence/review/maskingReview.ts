import * as vscode from 'vscode';
import type { MaskingPlan } from '../../../evidence/secrets/maskingPlan.ts';
import {
  reviewText,
  reviewValues,
  type ReviewPlace,
  type ReviewText,
  type ReviewValue,
} from '../../../evidence/secrets/reviewText.ts';
import type { ScannedItem } from '../../../evidence/secrets/scannedItem.ts';
import { fieldName } from './reviewWords.ts';

/** One review: what was found in the items of one attach action, and what the person decides about it. */
export class MaskingReview implements vscode.Disposable {
  readonly id: number;
  readonly items: readonly ScannedItem[];
  readonly plan: MaskingPlan;
  /** What the review is for, for titles: the number of the case. Never a text that may be secret. */
  readonly about: string;
  /** What accepting does, in a word for a button. */
  readonly verb: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #decided = new vscode.EventEmitter<boolean>();
  #text: ReviewText | undefined;
  #isOver = false;
  /** `true`: write it as it is masked now; `false`: write nothing. */
  readonly decision: Promise<boolean>;

  constructor(id: number, { items, plan, about, verb }: Pick<MaskingReview, 'items' | 'plan' | 'about' | 'verb'>) {
    this.id = id;
    this.items = items;
    this.plan = plan;
    this.about = about;
    this.verb = verb;
    this.decision = new Promise((resolve) => {
      this.#decided.event(resolve);
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }
  /** Both sides as they are with the decisions so far. */
  get text(): ReviewText {
    this.#text ??= reviewText(this.items, this.plan, {
      field: fieldName,
      line: (line) => vscode.l10n.t('line {0}', line),
      more: (count) => vscode.l10n.t('{0} more places, not shown', count),
    });
    return this.#text;
  }
  get values(): readonly ReviewValue[] {
    return reviewValues(this.text);
  }
  /** How many values are masked now. */
  get maskedCount(): number {
    return this.values.filter(({ value }) => !this.plan.isKept(value)).length;
  }

  /** The place at an offset of one side. */
  placeAt(side: 'original' | 'masked', offset: number): ReviewPlace | undefined {
    return this.text.places.find((place) => place[side].start <= offset && offset <= place[side].end);
  }

  keep(values: readonly string[], kept: boolean): void {
    for (const value of values) this.plan.keep(value, kept);
    this.#refresh();
  }

  maskMore(values: readonly string[]): void {
    for (const value of values) this.plan.maskMore(value);
    this.#refresh();
  }

  end(isAccepted: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#decided.fire(isAccepted);
  }

  dispose(): void {
    this.end(false);
    this.#changed.dispose();
    this.#decided.dispose();
  }

  #refresh(): void {
    this.#text = undefined;
    this.#changed.fire();
  }
}
