import * as l10n from '@vscode/l10n';
import { say, type Language } from '../../src/domain/text.ts';
import { contradictionText } from '../../src/evidence/network/contradictionText.ts';
import type { Located } from '../../src/evidence/network/located.ts';
import { pingSlots } from '../../src/evidence/network/pingSlots.ts';
import type { PingSegment } from '../../src/evidence/network/segments.ts';
import { h, icon } from '../dom.ts';
import { showMs, showPct } from './numbersShown.ts';
import { ReplyTable } from './replyTable.ts';
import { RttChart } from './rttChart.ts';
import type { SectionPart } from './segmentSection.ts';
import { valueSpan, valueTable, type CellContent } from './valueTable.ts';

/** What is drawn for a ping: what was printed beside what follows from the lines, the times as a chart, the lines as a table. */
export function pingParts(segment: PingSegment, language: Language): SectionPart[] {
  const slots = pingSlots(segment);
  return [
    { el: summaryTable(segment, language) },
    ...(segment.derived.contradictions.length > 0 ? [{ el: contradictions(segment, language) }] : []),
    ...(slots.length > 0
      ? [new RttChart(slots, language), new ReplyTable(slots, language)]
      : [
          {
            el: h('p', {
              class: 'muted',
              text: l10n.t('The output lists no answers one by one, so there is no chart.'),
            }),
          },
        ]),
  ];
}

function summaryTable(
  { target, address, source, printed, derived, replies }: PingSegment,
  language: Language,
): HTMLElement {
  const times = replies.flatMap(({ status, time }) => (status === 'reply' && time !== undefined ? [time.value] : []));
  const average = times.length === 0 ? undefined : times.reduce((sum, time) => sum + time, 0) / times.length;
  const ms = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : l10n.t('{0} ms', showMs(value, language));
  const plain = (value: number | undefined): string | undefined => value?.toLocaleString(language);
  const printedCell = (value: Located<number> | undefined, show: (value: number) => string | undefined): CellContent =>
    value === undefined ? undefined : valueSpan(value, show(value.value) ?? '');
  const listed = replies.length > 0;
  const duplicates = replies.filter(({ duplicate }) => duplicate === true).length;
  const errors = replies.filter(({ status }) => status === 'error').length;
  const rows: (readonly [string, CellContent, string | undefined])[] = [
    [l10n.t('Sent'), printedCell(printed.sent, plain), undefined],
    [
      l10n.t({ message: 'Received', comment: ['packets'] }),
      printedCell(printed.received, plain),
      plain(derived.echoReplies),
    ],
    [l10n.t('Lost'), printedCell(printed.lost, plain), undefined],
    [
      l10n.t('Loss'),
      printedCell(printed.lossPct, (value) => showPct(value, language)),
      derived.realLossPct === undefined ? undefined : showPct(derived.realLossPct, language),
    ],
    [l10n.t('Fastest'), printedCell(printed.min, ms), ms(times.length === 0 ? undefined : least(times))],
    [l10n.t('Average'), printedCell(printed.avg, ms), ms(average)],
    [l10n.t('Slowest'), printedCell(printed.max, ms), ms(times.length === 0 ? undefined : most(times))],
    [l10n.t('Deviation'), printedCell(printed.mdev, ms), undefined],
    [
      l10n.t('Duplicates'),
      printedCell(printed.duplicates, plain),
      listed && duplicates > 0 ? plain(duplicates) : undefined,
    ],
    [l10n.t('Errors'), printedCell(printed.errors, plain), listed && errors > 0 ? plain(errors) : undefined],
  ];
  const shown = rows.filter(([, one, other]) => one !== undefined || other !== undefined);
  const table = valueTable(
    l10n.t('Printed by the tool, and what follows from its lines'),
    [
      { label: l10n.t('Value') },
      { label: l10n.t('Printed'), isNumber: true },
      { label: l10n.t('From the lines'), isNumber: true },
    ],
    shown,
  );
  const facts = h('p', { class: 'run-facts' });
  if (target) facts.append(l10n.t('Target:'), ' ', valueSpan(target, target.value), ' ');
  if (address && address.start !== target?.start)
    facts.append('(', valueSpan(address, address.address ?? address.raw), ') ');
  if (source) facts.append(l10n.t('From:'), ' ', valueSpan(source, source.address ?? source.raw));
  return h('div', {}, facts, table);
}

const least = (times: readonly number[]): number => times.reduce((one, other) => Math.min(one, other), Infinity);
const most = (times: readonly number[]): number => times.reduce((one, other) => Math.max(one, other), 0);

const contradictions = ({ derived }: PingSegment, language: Language): HTMLElement =>
  h(
    'ul',
    { class: 'contradictions' },
    ...derived.contradictions.map((found) =>
      h('li', {}, icon('warning'), h('span', { text: say(contradictionText(found), language) })),
    ),
  );
