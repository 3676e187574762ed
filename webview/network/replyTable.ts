import * as l10n from '@vscode/l10n';
import { say, type Language } from '../../src/domain/text.ts';
import type { PingSlot } from '../../src/evidence/network/pingSlots.ts';
import { problemText } from '../../src/evidence/network/problemText.ts';
import type { PingReply } from '../../src/evidence/network/segments.ts';
import { h, setText, show } from '../dom.ts';
import { iconButton } from '../ui/iconButton.ts';
import { showMs } from './numbersShown.ts';
import type { SectionPart } from './segmentSection.ts';
import { valueSpan, valueTable, type CellContent } from './valueTable.ts';

/** Rows drawn at once, however many answers there are. */
const pageSize = 100;

/** The packets one by one, as a table in pages. */
export class ReplyTable implements SectionPart {
  readonly el = h('div', { class: 'replies' });
  readonly #slots: readonly PingSlot[];
  readonly #language: Language;
  readonly #body = h('div', {});
  readonly #place = h('span', { class: 'muted', attributes: { 'aria-live': 'polite' } });
  readonly #back = iconButton(l10n.t('Earlier answers'), 'chevron-left', () => this.#go(-1));
  readonly #on = iconButton(l10n.t('Later answers'), 'chevron-right', () => this.#go(1));
  #page = 0;

  constructor(slots: readonly PingSlot[], language: Language) {
    this.#slots = slots;
    this.#language = language;
    const pages = h('div', { class: 'pages' }, this.#back.el, this.#place, this.#on.el);
    show(pages, slots.length > pageSize);
    this.el.append(this.#body, pages);
    this.#draw();
  }

  reveal(at: number): void {
    const index = this.#slots.findIndex(({ reply, duplicates }) =>
      [reply, ...duplicates].some((each) => each !== undefined && each.start <= at && at < each.end),
    );
    const page = Math.floor(index / pageSize);
    if (index < 0 || page === this.#page) return;
    this.#page = page;
    this.#draw();
  }

  #go(step: number): void {
    const pages = Math.ceil(this.#slots.length / pageSize);
    this.#page = Math.min(pages - 1, Math.max(0, this.#page + step));
    this.#draw();
  }

  #draw(): void {
    const from = this.#page * pageSize;
    const shown = this.#slots.slice(from, from + pageSize);
    this.#back.setEnabled(from > 0);
    this.#on.setEnabled(from + pageSize < this.#slots.length);
    const count = (value: number): string => value.toLocaleString(this.#language);
    setText(
      this.#place,
      l10n.t('{0} to {1} of {2}', count(from + 1), count(from + shown.length), count(this.#slots.length)),
    );
    const ttls = shown.some(({ reply }) => reply?.ttl !== undefined);
    const table = valueTable(
      l10n.t('Packets one by one'),
      [
        { label: l10n.t('No.'), isNumber: true },
        { label: l10n.t('Result') },
        { label: l10n.t('Time'), isNumber: true },
        { label: l10n.t('From') },
        ...(ttls ? [{ label: 'TTL', isNumber: true }] : []),
      ],
      shown.flatMap((slot) => [
        this.#row(slot, slot.reply, ttls),
        ...slot.duplicates.map((each) => this.#row(slot, each, ttls)),
      ]),
    );
    this.#body.replaceChildren(table);
  }

  #row(slot: PingSlot, reply: PingReply | undefined, ttls: boolean): CellContent[] {
    const { seq } = slot;
    const number = reply?.seq === undefined ? String(seq) : valueSpan(reply.seq, String(reply.seq.value));
    const from = reply?.from;
    const time = reply?.time;
    return [
      number,
      this.#result(slot, reply),
      time === undefined
        ? undefined
        : valueSpan(
            time,
            reply?.lessThan === true
              ? l10n.t('< {0} ms', showMs(time.value, this.#language))
              : l10n.t('{0} ms', showMs(time.value, this.#language)),
          ),
      from === undefined
        ? reply?.name && valueSpan(reply.name, reply.name.value)
        : valueSpan(from, from.address ?? from.raw),
      ...(ttls ? [reply?.ttl && valueSpan(reply.ttl, String(reply.ttl.value))] : []),
    ];
  }

  #result(slot: PingSlot, reply: PingReply | undefined): CellContent {
    if (reply === undefined) return l10n.t('no line printed: lost');
    if (slot.reply !== reply) return l10n.t('duplicate');
    const words = reply.meaning === undefined ? undefined : say(problemText(reply.meaning), this.#language);
    const printed = reply.text && valueSpan(reply.text, reply.text.value.trim());
    switch (reply.status) {
      case 'reply':
        return reply.duplicate === true
          ? l10n.t('duplicate')
          : reply.differentAddress === true
            ? l10n.t('answer from another address')
            : l10n.t('answer');
      case 'timeout':
        return printed ? [words ?? l10n.t('lost'), ': ', printed] : (words ?? l10n.t('lost'));
      case 'error':
        return printed ? [words ?? l10n.t('error message'), ': ', printed] : (words ?? l10n.t('error message'));
    }
  }
}
