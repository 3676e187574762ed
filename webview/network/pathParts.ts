import * as l10n from '@vscode/l10n';
import { say, type Language } from '../../src/domain/text.ts';
import type { AnnotationMeaning } from '../../src/evidence/network/annotations.ts';
import { pathHops, type PathHop, type PathHost, type PathSegment } from '../../src/evidence/network/pathHops.ts';
import { problemText } from '../../src/evidence/network/problemText.ts';
import type { TraceProbe } from '../../src/evidence/network/segments.ts';
import { h } from '../dom.ts';
import { latencyBar } from './latencyBar.ts';
import { showMs, showPct } from './numbersShown.ts';
import type { SectionPart } from './segmentSection.ts';
import { valueSpan, valueTable, type CellContent, type TableColumn } from './valueTable.ts';

/** What is drawn for a way through the network: what is known of it as a whole, and its hops with a latency bar. */
export function pathParts(segment: PathSegment, language: Language): SectionPart[] {
  const hops = pathHops(segment);
  const parts: SectionPart[] = [{ el: facts(segment) }];
  if (segment.kind === 'mtr' && segment.warning !== undefined)
    parts.push({
      el: h('p', {
        class: 'muted',
        text: l10n.t(
          'This is the screen of a full-screen program as a stream of cursor movements: what it showed cannot be told from it. Run mtr --report instead.',
        ),
      }),
    });
  if (hops.length > 0) parts.push({ el: hopTable(hops, language) });
  return parts;
}

function facts(segment: PathSegment): HTMLElement {
  const el = h('p', { class: 'run-facts' });
  const say = (label: string, ...values: readonly (Node | string)[]): void => {
    el.append(h('span', { class: 'fact' }, label, ' ', ...values), ' ');
  };
  const { kind } = segment;
  if (kind !== 'tracepath') {
    if (segment.target) say(l10n.t('Target:'), valueSpan(segment.target, segment.target.value));
    const { address } = segment;
    if (address && address.start !== segment.target?.start)
      say(l10n.t('Address:'), valueSpan(address, address.address ?? address.raw));
  }
  if (kind === 'mtr' && segment.source) say(l10n.t('From:'), valueSpan(segment.source, segment.source.value));
  if (kind === 'traceroute' && segment.source)
    say(l10n.t('From:'), valueSpan(segment.source, segment.source.address ?? segment.source.raw));
  if (kind === 'traceroute' || kind === 'pathping')
    if (segment.maxHops) say(l10n.t('Hop limit:'), valueSpan(segment.maxHops, String(segment.maxHops.value)));
  if (kind === 'tracepath') {
    if (segment.pathMtu) say(l10n.t('Path MTU:'), valueSpan(segment.pathMtu, String(segment.pathMtu.value)));
    if (segment.hopCount) say(l10n.t('Hops:'), valueSpan(segment.hopCount, String(segment.hopCount.value)));
    if (segment.back) say(l10n.t('Back:'), valueSpan(segment.back, String(segment.back.value)));
  }
  return el;
}

function hopTable(hops: readonly PathHop[], language: Language): HTMLTableElement {
  const slowest = hops.reduce((most, { worst, avg }) => Math.max(most, worst ?? avg ?? 0), 0);
  const hasProbes = hops.some(({ probes }) => probes.length > 0);
  const names = [...new Set(hops.flatMap(({ stats }) => Object.keys(stats)))];
  const hasRemarks = hops.some((hop) => remarksOf(hop, language).length > 0);
  const isCounted = names.length === 0;
  const columns: TableColumn[] = [
    { label: l10n.t('Hop'), isNumber: true },
    { label: l10n.t('Host') },
    ...(hasProbes ? [{ label: l10n.t('Probes') }] : []),
    { label: '', isPicture: true },
    ...(isCounted
      ? [
          { label: l10n.t('Average'), isNumber: true },
          { label: l10n.t('Loss'), isNumber: true },
        ]
      : []),
    ...names.map((name) => ({ label: name, isNumber: true })),
    ...(hasRemarks ? [{ label: l10n.t('Remarks') }] : []),
  ];
  const rows = hops.map((hop): CellContent[] => [
    valueSpan(hop.ttl, String(hop.ttl.value)),
    hostCell(hop),
    ...(hasProbes ? [probesCell(hop.probes, language)] : []),
    latencyBar(hop, slowest),
    ...(isCounted
      ? [
          hop.avg === undefined ? undefined : l10n.t('{0} ms', showMs(hop.avg, language)),
          hop.lossPct === undefined ? undefined : showPct(hop.lossPct, language),
        ]
      : []),
    ...names.map((name): CellContent => {
      const value = hop.stats[name];
      if (value === undefined) return undefined;
      const isShare = /%|→|Node|Link/.test(name);
      return valueSpan(value, isShare ? showPct(value.value, language) : value.value.toLocaleString(language));
    }),
    ...(hasRemarks ? [remarksOf(hop, language)] : []),
  ]);
  return valueTable(l10n.t('Hops on the way'), columns, rows);
}

function hostCell({ hosts, probes }: PathHop): CellContent {
  if (hosts.length === 0)
    return h('span', { class: 'muted', text: probes.length > 0 ? l10n.t('no answer') : l10n.t('unknown') });
  return hosts.map(hostElement);
}

function hostElement({ address, name }: PathHost): HTMLElement {
  const el = h('div', { class: 'host' });
  if (name) el.append(valueSpan(name, name.value), ' ');
  if (address) {
    const shown = valueSpan(address, address.address ?? address.raw);
    el.append(...(name ? ['(', shown, ')'] : [shown]));
    if (address.address === undefined)
      el.append(' ', h('span', { class: 'muted', text: l10n.t('(no valid address; as printed)') }));
  }
  return el;
}

/** The times in the order in which they were printed; what did not come back is a star, as the tools print it. */
const probesCell = (probes: readonly TraceProbe[], language: Language): CellContent =>
  probes.flatMap(({ rtt, timeout, lessThan }, index): (string | Node)[] => {
    const gap = index === 0 ? [] : ['\u2002'];
    if (rtt !== undefined) {
      const shown = showMs(rtt.value, language);
      return [...gap, valueSpan(rtt, lessThan === true ? l10n.t('< {0} ms', shown) : l10n.t('{0} ms', shown))];
    }
    return timeout === true
      ? [...gap, h('span', { class: 'probe-lost', text: '*', attributes: { title: l10n.t('no answer in time') } })]
      : [];
  });

function remarksOf({ remarks, probes }: PathHop, language: Language): (string | Node)[] {
  const marks = remarks.flatMap(({ mark, meaning }): (string | Node)[] => {
    const words = meaning && wordsOf(meaning, language);
    return [valueSpan(mark, mark.value), ...(words === undefined ? [' '] : [` ${words} `])];
  });
  const labels = (
    [
      ['AS', 'asn'],
      ['MPLS', 'mpls'],
      ['MTU', 'mtu'],
    ] as const
  ).flatMap(([label, key]) => {
    const value = probes.find((probe) => probe[key] !== undefined)?.[key];
    return value === undefined ? [] : [`${label} `, valueSpan(value, String(value.value)), ' '];
  });
  return [...marks, ...labels];
}

const wordsOf = (meaning: AnnotationMeaning, language: Language): string =>
  meaning.code === undefined
    ? l10n.t('(means one of: {0})', meaning.candidates.map((code) => say(problemText(code), language)).join(' / '))
    : `(${say(problemText(meaning.code), language)})`;
