import type { AnnotationCode } from './annotations.ts';
import type { MessageMeaning } from './messages.ts';
import type {
  Contradiction,
  MtrSegment,
  NetworkSegment,
  PathpingSegment,
  PingReply,
  PingSegment,
  TracepathSegment,
  TraceProbe,
  TracerouteSegment,
} from './segments.ts';

/** Facts about one ping. Times in milliseconds, percentages from 0 to 100. */
export type PingVerdict = {
  readonly kind: 'ping';
  readonly target?: string;
  readonly sent?: number;
  /** Echo replies: what was received without the problem reports that Windows counts as received. */
  readonly received?: number;
  readonly lossPct?: number;
  readonly min?: number;
  readonly avg?: number;
  readonly max?: number;
  /** The problem that was reported most often, when its words are known. */
  readonly problem?: MessageMeaning;
  readonly contradictions: readonly Contradiction['code'][];
};

/** Facts about one way through the network. `lastTtl` is the last hop that answered. */
export type TraceVerdict = {
  readonly kind: 'traceroute' | 'tracepath';
  readonly target?: string;
  readonly reached?: boolean;
  readonly hops: number;
  readonly lastTtl?: number;
  readonly lastAddress?: string;
  readonly lastRtt?: number;
  readonly problem?: AnnotationCode;
  readonly pathMtu?: number;
};

/** Facts about a way with statistics. Loss on the way matters only when it lasts to the end: `lossFrom` is the hop where that begins. */
export type PathVerdict = {
  readonly kind: 'mtr' | 'pathping';
  readonly target?: string;
  readonly hops: number;
  readonly lastAddress?: string;
  readonly lossPct?: number;
  readonly avg?: number;
  readonly lossFrom?: number;
  readonly needsTerminal?: true;
};

/** A tool that did not get to work. */
export type FailureVerdict = {
  readonly kind: 'failure';
  readonly tool?: string;
  readonly problem?: MessageMeaning;
  readonly text: string;
};

/** Facts for one line about one run; the view puts them into words. */
export type SegmentVerdict = PingVerdict | TraceVerdict | PathVerdict | FailureVerdict;

/** Facts for one line about a whole piece of evidence: its most telling run, and how many more there are. */
export type NetworkVerdict = SegmentVerdict & { readonly others: number };

const mostCommon = <T>(values: readonly (T | undefined)[]): T | undefined => {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
};

const pingVerdict = ({ target, printed, derived, replies }: PingSegment): PingVerdict => {
  const miscounted = derived.contradictions.some(({ code }) => code === 'errorsCountedAsReceived');
  const received = miscounted ? derived.echoReplies : (printed.received?.value ?? derived.echoReplies);
  const lossPct = miscounted ? derived.realLossPct : (printed.lossPct?.value ?? derived.realLossPct);
  const problem = mostCommon(replies.map((reply: PingReply) => reply.meaning));
  return {
    kind: 'ping',
    ...(target === undefined ? {} : { target: target.value }),
    ...(printed.sent === undefined ? {} : { sent: printed.sent.value }),
    ...(received === undefined ? {} : { received }),
    ...(lossPct === undefined ? {} : { lossPct }),
    ...(printed.min === undefined ? {} : { min: printed.min.value }),
    ...(printed.avg === undefined ? {} : { avg: printed.avg.value }),
    ...(printed.max === undefined ? {} : { max: printed.max.value }),
    ...(problem === undefined ? {} : { problem }),
    contradictions: derived.contradictions.map(({ code }) => code),
  };
};

const tracerouteVerdict = ({ target, reached, hops }: TracerouteSegment): TraceVerdict => {
  const answered = (probe: TraceProbe): boolean => probe.address !== undefined;
  const last = hops.findLast((hop) => hop.probes.some(answered));
  const probe = last?.probes.findLast(answered);
  const timed = last?.probes.findLast(({ rtt }) => rtt !== undefined);
  const problem = mostCommon(last?.probes.map(({ meaning }) => meaning?.code) ?? []);
  return {
    kind: 'traceroute',
    ...(target === undefined ? {} : { target: target.value }),
    ...(reached === undefined ? {} : { reached }),
    hops: hops.length,
    ...(last === undefined ? {} : { lastTtl: last.ttl.value }),
    ...(probe?.address?.address === undefined ? {} : { lastAddress: probe.address.address }),
    ...(timed?.rtt === undefined ? {} : { lastRtt: timed.rtt.value }),
    ...(problem === undefined ? {} : { problem }),
  };
};

const tracepathVerdict = ({ reached, hops, pathMtu }: TracepathSegment): TraceVerdict => {
  const last = hops.findLast((hop) => hop.timeout !== true);
  const code = last?.meaning?.code;
  return {
    kind: 'tracepath',
    reached,
    hops: new Set(hops.map((hop) => hop.ttl.value)).size,
    ...(last === undefined ? {} : { lastTtl: last.ttl.value }),
    ...(last?.address?.address === undefined ? {} : { lastAddress: last.address.address }),
    ...(last?.rtt === undefined ? {} : { lastRtt: last.rtt.value }),
    ...(code === undefined ? {} : { problem: code }),
    ...(pathMtu === undefined ? {} : { pathMtu: pathMtu.value }),
  };
};

/** The hop from which on every hop to the last loses packets: routers in between may simply not answer (RFC 1812 section 4.3.2.8). */
const lossFromOf = (losses: readonly { ttl: number; pct: number | undefined }[]): number | undefined => {
  const lossless = losses.findLastIndex(({ pct }) => pct === undefined || pct === 0);
  return losses[lossless + 1]?.ttl;
};

const mtrVerdict = ({ target, hops, warning }: MtrSegment): PathVerdict => {
  const last = hops.at(-1);
  const lossFrom = lossFromOf(hops.map((hop) => ({ ttl: hop.ttl.value, pct: hop.stats['Loss%']?.value })));
  return {
    kind: 'mtr',
    ...(target === undefined ? {} : { target: target.value }),
    hops: hops.length,
    ...(last?.address?.address === undefined ? {} : { lastAddress: last.address.address }),
    ...(last?.stats['Loss%'] === undefined ? {} : { lossPct: last.stats['Loss%'].value }),
    ...(last?.stats.Avg === undefined ? {} : { avg: last.stats.Avg.value }),
    ...(lossFrom === undefined ? {} : { lossFrom }),
    ...(warning === undefined ? {} : { needsTerminal: true }),
  };
};

const pathpingVerdict = ({ target, hops }: PathpingSegment): PathVerdict => {
  const last = hops.at(-1);
  const measured = hops.filter((hop) => hop.sourceToHere !== undefined);
  const lossFrom = lossFromOf(measured.map((hop) => ({ ttl: hop.ttl.value, pct: hop.sourceToHere?.pct.value })));
  return {
    kind: 'pathping',
    ...(target === undefined ? {} : { target: target.value }),
    hops: hops.filter((hop) => hop.ttl.value > 0).length,
    ...(last?.address?.address === undefined ? {} : { lastAddress: last.address.address }),
    ...(last?.sourceToHere === undefined ? {} : { lossPct: last.sourceToHere.pct.value }),
    ...(last?.rtt === undefined ? {} : { avg: last.rtt.value }),
    ...(lossFrom === undefined ? {} : { lossFrom }),
  };
};

/** Facts for one line about one run. */
export const segmentVerdict = (segment: NetworkSegment): SegmentVerdict => {
  switch (segment.kind) {
    case 'ping':
      return pingVerdict(segment);
    case 'traceroute':
      return tracerouteVerdict(segment);
    case 'tracepath':
      return tracepathVerdict(segment);
    case 'mtr':
      return mtrVerdict(segment);
    case 'pathping':
      return pathpingVerdict(segment);
    case 'failure':
      return {
        kind: 'failure',
        ...(segment.tool === undefined ? {} : { tool: segment.tool }),
        ...(segment.meaning === undefined ? {} : { problem: segment.meaning }),
        text: segment.text.value,
      };
  }
};

/** How much a run tells about a fault, from 0 (all well) to 100: loss in percent, a way that does not arrive, a tool that fails. */
const severityOf = (verdict: SegmentVerdict): number => {
  switch (verdict.kind) {
    case 'ping':
    case 'mtr':
    case 'pathping':
      return verdict.lossPct ?? 0;
    case 'traceroute':
    case 'tracepath':
      return verdict.reached === false ? 99 : 0;
    case 'failure':
      return 98;
  }
};

/**
 * Facts for a one-line verdict on a piece of evidence: the run that tells most about a fault, the first of equals, with the number of
 * further runs. Undefined when nothing was recognised. Language-free: codes and numbers only, but for a failure's own text.
 */
export const networkVerdict = (segments: readonly NetworkSegment[]): NetworkVerdict | undefined => {
  const [first, ...rest] = segments.map(segmentVerdict);
  if (first === undefined) return undefined;
  const worst = rest.reduce((most, verdict) => (severityOf(verdict) > severityOf(most) ? verdict : most), first);
  return { ...worst, others: rest.length };
};
