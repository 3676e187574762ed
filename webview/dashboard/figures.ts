import * as l10n from '@vscode/l10n';
import { durationText } from '../../src/clock/duration.ts';
import { barText, chartNames } from '../../src/domain/statistics/barText.ts';
import type { CountedChart, Selection } from '../../src/domain/statistics/classify.ts';
import type { Bar, ParetoBar, Statistics, TimeRow } from '../../src/domain/statistics/statistics.ts';
import { say, type Language } from '../../src/domain/text.ts';
import { showNumber } from '../times.ts';
import type { FigureParts } from './chartFigure.ts';
import { columnName } from './columnName.ts';
import { rowChart } from './rowChart.ts';
import { VolumeChart, volumeLegend, type VolumeBar } from './volumeChart.ts';

/** What the figures are drawn with. */
export interface FigureContext {
  readonly language: Language;
  /** Shows the cases of a bar. */
  readonly onOpen: (selection: Selection) => void;
  /** What ends with the drawing. */
  readonly keep: (part: { dispose(): void }) => void;
}

/** All figures of the dashboard, in their order. */
export function figuresOf(statistics: Statistics, context: FigureContext): FigureParts[] {
  const now = l10n.t('Open now, whenever they were received');
  const received = l10n.t('Cases received in the period');
  const { compliance, withoutCause } = statistics;
  return [
    countFigure('priority', statistics.priority, now, context),
    countFigure('status', statistics.status, now, context),
    countFigure(
      'response',
      statistics.response,
      compliance === undefined
        ? l10n.t('Cases received in the period. None of them was decided yet: no data on compliance.')
        : l10n.t(
            'Cases received in the period. {0} of the decided ones met their target.',
            showShare(compliance, context.language),
          ),
      context,
    ),
    countFigure('age', statistics.age, now, context),
    volumeFigure(statistics, context),
    paretoFigure('category', statistics.category, received, context),
    paretoFigure(
      'cause',
      statistics.cause,
      withoutCause === 0
        ? received
        : l10n.t('Cases received in the period. No cause known yet: {0}', showNumber(withoutCause, context.language)),
      context,
    ),
    timeFigure('firstResponse', statistics.firstResponse, received, context),
    timeFigure('resolution', statistics.resolution, l10n.t('Cases resolved in the period'), context),
  ];
}

type BarChart = Exclude<CountedChart, 'received' | 'resolved'>;

/** What the bars of a chart stand for, at the head of its table. */
const columnOf = (chart: BarChart): string =>
  ({
    priority: l10n.t('Priority'),
    status: l10n.t('Status'),
    age: l10n.t('Age'),
    response: l10n.t('First response'),
    category: l10n.t('Category'),
    cause: l10n.t('Cause'),
    firstResponse: l10n.t('Priority'),
    resolution: l10n.t('Priority'),
  })[chart];

function countFigure(
  chart: BarChart,
  bars: readonly Bar[],
  note: string,
  { language, onOpen }: FigureContext,
): FigureParts {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const labelOf = (key: string): string => say(barText({ chart, key }), language);
  return {
    id: chart,
    title: say(chartNames[chart], language),
    note,
    picture: [
      rowChart(
        bars.map(({ key, count }) => ({
          key: `${chart} ${key}`,
          label: labelOf(key),
          value: showNumber(count, language),
          description: l10n.t('Show cases: {0} ({1})', labelOf(key), showNumber(count, language)),
          length: count / most,
          ...(count > 0 && { onOpen: () => onOpen({ chart, key }) }),
        })),
      ),
    ],
    columns: [{ label: columnOf(chart) }, { label: l10n.t('Cases'), isNumber: true }],
    rows: bars.map(({ key, count }) => [labelOf(key), showNumber(count, language)]),
  };
}

function paretoFigure(
  chart: 'category' | 'cause',
  bars: readonly ParetoBar[],
  note: string,
  { language, onOpen }: FigureContext,
): FigureParts {
  const sum = bars.reduce((total, { count }) => total + count, 0);
  const labelOf = (key: string): string => say(barText({ chart, key }), language);
  const title = say(chartNames[chart], language);
  return {
    id: chart,
    title,
    note: bars.length === 0 ? l10n.t('{0}. No data.', note) : l10n.t('{0}. Line: share added up.', note),
    picture: [
      rowChart(
        bars.map(({ key, count, cumulative }) => ({
          key: `${chart} ${key}`,
          label: labelOf(key),
          value: l10n.t('{0} ({1})', showNumber(count, language), showShare(cumulative, language)),
          description: l10n.t(
            'Show cases: {0} ({1}; {2} with those above)',
            labelOf(key),
            showNumber(count, language),
            showShare(cumulative, language),
          ),
          length: count / sum,
          cumulative,
          onOpen: () => onOpen({ chart, key }),
        })),
      ),
    ],
    columns: [
      { label: columnOf(chart) },
      { label: l10n.t('Cases'), isNumber: true },
      { label: l10n.t('Share'), isNumber: true },
      { label: l10n.t('Share added up'), isNumber: true },
    ],
    rows: bars.map(({ key, count, cumulative }) => [
      labelOf(key),
      showNumber(count, language),
      showShare(count / sum, language),
      showShare(cumulative, language),
    ]),
  };
}

function timeFigure(
  chart: 'firstResponse' | 'resolution',
  rows: readonly TimeRow[],
  note: string,
  { language, onOpen }: FigureContext,
): FigureParts {
  const longest = Math.max(1, ...rows.map(({ p90 }) => p90 ?? 0));
  const title = say(chartNames[chart], language);
  const labelOf = ({ key }: TimeRow): string => say(barText({ chart, key }), language);
  const time = (minutes: number | undefined, { mode }: TimeRow): string =>
    minutes === undefined || mode === undefined
      ? l10n.t('no data')
      : minutes > 0 && minutes < 1
        ? l10n.t('under 1 min')
        : say(durationText(Math.round(minutes), mode, 'down'), language);
  return {
    id: chart,
    title,
    note: l10n.t('{0}. Solid: median; dashed: up to the 90th percentile.', note),
    picture: [
      rowChart(
        rows.map((row) => ({
          key: `${chart} ${row.key}`,
          label: labelOf(row),
          value: row.count === 0 ? l10n.t('no data') : l10n.t('{0} / {1}', time(row.median, row), time(row.p90, row)),
          description: l10n.t(
            'Show cases: {0} ({3}; median {1}, 90th percentile {2})',
            labelOf(row),
            time(row.median, row),
            time(row.p90, row),
            showNumber(row.count, language),
          ),
          length: (row.median ?? 0) / longest,
          further: (row.p90 ?? 0) / longest,
          ...(row.count > 0 && { onOpen: () => onOpen({ chart, key: row.key }) }),
        })),
      ),
    ],
    columns: [
      { label: columnOf(chart) },
      { label: l10n.t('Cases'), isNumber: true },
      { label: l10n.t('Median'), isNumber: true },
      { label: l10n.t('90th percentile'), isNumber: true },
      { label: chart === 'resolution' ? l10n.t('Mean (MTTR)') : l10n.t('Mean'), isNumber: true },
    ],
    rows: rows.map((row) => [
      labelOf(row),
      showNumber(row.count, language),
      time(row.median, row),
      time(row.p90, row),
      time(row.mean, row),
    ]),
  };
}

function volumeFigure({ volume }: Statistics, { language, onOpen, keep }: FigureContext): FigureParts {
  const { step, columns } = volume;
  const title = say(chartNames.volume, language);
  const bar = (chart: 'received' | 'resolved', key: string, name: string, count: number): VolumeBar => ({
    key: `${chart} ${key}`,
    count,
    description:
      chart === 'received'
        ? l10n.t('Show cases received: {0} ({1})', name, showNumber(count, language))
        : l10n.t('Show cases resolved: {0} ({1})', name, showNumber(count, language)),
    onOpen: () => onOpen({ chart, key }),
  });
  const chart = new VolumeChart(
    columns.map(({ key, start, received, resolved }) => {
      const name = columnName(start, step, language, 'long');
      return {
        label: columnName(start, step, language, 'short'),
        received: bar('received', key, name, received),
        resolved: bar('resolved', key, name, resolved),
      };
    }),
    title,
    (value) => showNumber(value, language),
  );
  keep(chart);
  return {
    id: 'volume',
    title,
    note: {
      day: l10n.t('By day'),
      week: l10n.t('By week, from Monday on'),
      month: l10n.t('By month'),
      year: l10n.t('By year'),
    }[step],
    picture: [volumeLegend(l10n.t('Cases received'), l10n.t('Cases resolved')), chart.el],
    columns: [
      { label: { day: l10n.t('Day'), week: l10n.t('Week of'), month: l10n.t('Month'), year: l10n.t('Year') }[step] },
      { label: l10n.t('Cases received'), isNumber: true },
      { label: l10n.t('Cases resolved'), isNumber: true },
    ],
    rows: columns.map(({ start, received, resolved }) => [
      columnName(start, step, language, 'long'),
      showNumber(received, language),
      showNumber(resolved, language),
    ]),
  };
}

/** A share of 1 as a percentage. Not quite all is never shown as all, nor a little as nothing. */
export function showShare(share: number, language: Language): string {
  const percent = Math.round(share * 1000) / 10;
  const shown = share < 1 && percent === 100 ? 99.9 : share > 0 && percent === 0 ? 0.1 : percent;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(shown / 100);
}
