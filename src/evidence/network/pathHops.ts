import type { Located, LocatedAddress } from './located.ts';
import type {
  MtrSegment,
  PathpingSegment,
  TraceHop,
  TracepathHop,
  TracepathSegment,
  TraceProbe,
  TracerouteSegment,
} from './segments.ts';
import type { AnnotationMeaning } from './annotations.ts';

/** A run that shows a way through the network, of whichever tool. */
export type PathSegment = TracerouteSegment | TracepathSegment | MtrSegment | PathpingSegment;

/** A host that answered at a hop. */
export type PathHost = { readonly address?: LocatedAddress; readonly name?: Located<string> };

/** One hop of a way, the same for every tool. Times in milliseconds. */
export type PathHop = {
  readonly ttl: Located<number>;
  readonly hosts: readonly PathHost[];
  /** Probes one by one, where the tool prints them. */
  readonly probes: readonly TraceProbe[];
  readonly best?: number;
  readonly avg?: number;
  readonly worst?: number;
  /** Share of unanswered probes as printed, or counted from the probes, in percent. */
  readonly lossPct?: number;
  /** What the tool remarked. */
  readonly remarks: readonly { readonly mark: Located<string>; readonly meaning?: AnnotationMeaning }[];
  /** Statistics as printed, under the tool's own names. */
  readonly stats: Readonly<Record<string, Located<number>>>;
};

/** The hops of a way, in order. */
export const pathHops = (segment: PathSegment): readonly PathHop[] => {
  switch (segment.kind) {
    case 'traceroute':
      return [...segment.hops, ...segment.partialHops].toSorted((a, b) => a.ttl.value - b.ttl.value).map(traceHop);
    case 'tracepath':
      return tracepathHops(segment);
    case 'mtr':
      return mtrHops(segment);
    case 'pathping':
      return pathpingHops(segment);
  }
};

const traceHop = ({ ttl, probes }: TraceHop): PathHop => ({
  ttl,
  hosts: uniqueHosts(probes),
  probes,
  ...timesOf(probes.map(({ rtt }) => rtt?.value)),
  ...(probes.length === 0
    ? {}
    : { lossPct: share(probes.filter(({ timeout }) => timeout === true).length, probes.length) }),
  remarks: remarksOf(probes),
  stats: {},
});

const tracepathHops = ({ hops }: TracepathSegment): readonly PathHop[] => {
  const byTtl = new Map<number, TracepathHop[]>();
  for (const hop of hops) byTtl.set(hop.ttl.value, [...(byTtl.get(hop.ttl.value) ?? []), hop]);
  return [...byTtl.values()].flatMap((lines) => {
    const [first] = lines;
    return first === undefined ? [] : [{ ...traceHop({ ttl: first.ttl, probes: lines }), stats: asymmetry(lines) }];
  });
};

const asymmetry = (lines: TracepathSegment['hops']): PathHop['stats'] => {
  const found = lines.find(({ asymmetric }) => asymmetric !== undefined)?.asymmetric;
  return found === undefined ? {} : { Asymm: found };
};

const mtrHops = ({ hops }: MtrSegment): readonly PathHop[] =>
  hops.map(({ ttl, address, name, others, stats, rtts }) => ({
    ttl,
    hosts: [{ ...(address && { address }), ...(name && { name }) }, ...others].filter(isHost),
    probes: (rtts ?? []).map((rtt) => ({ rtt })),
    ...(rtts === undefined ? {} : timesOf(rtts.map(({ value }) => value))),
    ...(stats.Best && { best: stats.Best.value }),
    ...(stats.Avg && { avg: stats.Avg.value }),
    ...(stats.Wrst && { worst: stats.Wrst.value }),
    ...(stats['Loss%'] && { lossPct: stats['Loss%'].value }),
    remarks: [],
    stats,
  }));

const pathpingHops = ({ hops }: PathpingSegment): readonly PathHop[] =>
  hops.map(({ ttl, address, name, rtt, lessThan, timeout, sourceToHere, node, linkAfter }) => ({
    ttl,
    hosts: [{ ...(address && { address }), ...(name && { name }) }].filter(isHost),
    probes:
      rtt === undefined && timeout !== true
        ? []
        : [{ ...(rtt && { rtt }), ...(lessThan && { lessThan }), ...(timeout && { timeout }) }],
    ...timesOf([rtt?.value]),
    ...(sourceToHere && { lossPct: sourceToHere.pct.value }),
    remarks: [],
    stats: {
      ...(sourceToHere && { 'Source→': sourceToHere.pct }),
      ...(node && { Node: node.pct }),
      ...(linkAfter && { Link: linkAfter.pct }),
    },
  }));

const share = (part: number, whole: number): number => (part * 100) / whole;

const isHost = ({ address, name }: PathHost): boolean => address !== undefined || name !== undefined;

const uniqueHosts = (probes: readonly PathHost[]): readonly PathHost[] => {
  const hosts = new Map<string, PathHost>();
  for (const { address, name } of probes) {
    const key = address?.address ?? (address && 'raw' in address ? address.raw : undefined) ?? name?.value;
    if (key !== undefined && !hosts.has(key)) hosts.set(key, { ...(address && { address }), ...(name && { name }) });
  }
  return [...hosts.values()];
};

const timesOf = (all: readonly (number | undefined)[]): Pick<PathHop, 'best' | 'avg' | 'worst'> => {
  const times = all.filter((time) => time !== undefined);
  if (times.length === 0) return {};
  return {
    best: Math.min(...times),
    avg: times.reduce((sum, time) => sum + time, 0) / times.length,
    worst: Math.max(...times),
  };
};

const remarksOf = (probes: readonly TraceProbe[]): PathHop['remarks'] => {
  const seen = new Set<string>();
  return probes.flatMap(({ annotation, meaning }) => {
    if (annotation === undefined || seen.has(annotation.value)) return [];
    seen.add(annotation.value);
    return [{ mark: annotation, ...(meaning && { meaning }) }];
  });
};
