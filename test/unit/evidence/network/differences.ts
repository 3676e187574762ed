import type { Located, LocatedAddress } from '../../../../src/evidence/network/located.ts';
import type {
  MtrSegment,
  NetworkSegment,
  PathpingSegment,
  PingSegment,
  TracepathSegment,
  TracerouteSegment,
} from '../../../../src/evidence/network/segments.ts';
import type { ExpectedResult } from './corpus.ts';

type Expected<Kind extends ExpectedResult['kind']> = Extract<ExpectedResult, { kind: Kind }>;

const textOf = (address: LocatedAddress | undefined): string | undefined =>
  address === undefined ? undefined : (address.address ?? address.raw);

/** The differences between what a capture is expected to be read as and what was read, each as one readable line. */
class Differences {
  readonly lines: string[] = [];

  number(what: string, want: number | null | undefined, got: Located<number> | undefined, tolerance = 0.0005): void {
    if (want === undefined) return;
    if (want === null ? got !== undefined : got === undefined || Math.abs(got.value - want) > tolerance)
      this.lines.push(`${what}: ${String(got?.value)} instead of ${String(want)}`);
  }

  text(what: string, want: string | null | undefined, got: string | undefined): void {
    if (want === undefined) return;
    if ((want ?? undefined)?.toLowerCase() !== got?.toLowerCase())
      this.lines.push(`${what}: ${String(got)} instead of ${String(want)}`);
  }

  flag(what: string, want: boolean | null | undefined, got: boolean | undefined): void {
    if (want === undefined) return;
    if ((want ?? undefined) !== got) this.lines.push(`${what}: ${String(got)} instead of ${String(want)}`);
  }
}

const comparePing = (to: Differences, want: Expected<'ping'>, got: PingSegment): void => {
  const { printed } = got;
  to.text('target', want.target, got.target?.value);
  if (want.tool !== 'fping' && want.resolved !== null) to.text('address', want.resolved, textOf(got.address));
  to.number('sent', want.sent, printed.sent);
  to.number('received', want.received, printed.received);
  to.number('loss', want.lossPct, printed.lossPct, 0.006);
  if ((want.duplicates ?? 0) > 0) to.number('duplicates', want.duplicates, printed.duplicates);
  if ((want.errors ?? 0) > 0) to.number('errors', want.errors, printed.errors);
  if (typeof want.timeMs === 'number') to.number('elapsed', want.timeMs, printed.elapsed);
  for (const role of ['min', 'avg', 'max', 'mdev'] as const) {
    if (want.rtt === null) to.number(role, null, printed[role]);
    else to.number(role, want.rtt?.[role], printed[role]);
  }
  if (want.replies === undefined || want.replies.length === 0) return;
  // The recorded expectations list what hosts answered, not what the own machine refused to send.
  const replies =
    want.tool === null
      ? got.replies.filter(({ status, from }) => status !== 'error' || from !== undefined)
      : got.replies;
  if (want.replies.length !== replies.length)
    to.lines.push(`${replies.length} replies instead of ${want.replies.length}`);
  for (const [index, expected] of want.replies.entries()) {
    const reply = replies[index];
    if (reply === undefined) continue;
    const at = `reply ${index + 1}`;
    to.text(`${at} status`, expected.status, reply.status);
    to.text(`${at} from`, expected.from_, textOf(reply.from));
    to.number(`${at} bytes`, expected.bytes, reply.bytes);
    to.number(`${at} seq`, expected.seq, reply.seq);
    to.number(`${at} ttl`, expected.ttl, reply.ttl);
    to.number(`${at} time`, expected.time, reply.time);
    to.number(`${at} timestamp`, expected.timestamp, reply.timestamp);
    if (expected.status === 'error') to.text(`${at} text`, expected.text, reply.text?.value);
    to.flag(`${at} duplicate`, expected.dup ?? null, reply.duplicate);
    to.flag(`${at} from elsewhere`, expected.differentAddress ?? null, reply.differentAddress);
  }
};

const compareTrace = (to: Differences, want: Expected<'traceroute'>, got: TracerouteSegment): void => {
  to.text('target', want.target, got.target?.value);
  to.text('address', want.resolved, textOf(got.address));
  if (want.maxHops !== null) to.number('hop limit', want.maxHops, got.maxHops);
  to.flag('reached', want.reached, got.reached);
  if (want.partialHop !== undefined) to.number('partial hop', want.partialHop, got.partialHops[0]?.ttl);
  if (want.hops.length !== got.hops.length) to.lines.push(`${got.hops.length} hops instead of ${want.hops.length}`);
  for (const [index, hop] of want.hops.entries()) {
    const found = got.hops[index];
    if (found === undefined) continue;
    to.number(`hop ${hop.ttl}`, hop.ttl, found.ttl);
    if (hop.probes.length !== found.probes.length)
      to.lines.push(`hop ${hop.ttl}: ${found.probes.length} probes instead of ${hop.probes.length}`);
    for (const [place, expected] of hop.probes.entries()) {
      const probe = found.probes[place];
      if (probe === undefined) continue;
      const at = `hop ${hop.ttl} probe ${place + 1}`;
      to.text(`${at} address`, expected.addr ?? null, textOf(probe.address));
      to.text(`${at} name`, expected.name, probe.name?.value);
      to.number(`${at} time`, expected.rtt, probe.rtt);
      to.flag(`${at} timeout`, expected.timeout ?? null, probe.timeout);
      to.flag(`${at} less than`, expected.lessThan, probe.lessThan);
      to.text(`${at} mark`, expected.ann, probe.annotation?.value);
      to.text(`${at} AS`, expected.asn ?? null, probe.asn?.value);
      to.text(`${at} MPLS`, expected.mpls, probe.mpls?.value);
      to.number(`${at} back`, expected.back ?? null, probe.back);
    }
  }
};

const compareTracepath = (to: Differences, want: Expected<'tracepath'>, got: TracepathSegment): void => {
  to.number('path MTU', want.pmtu, got.pathMtu);
  to.number('hop count', want.hopsCount, got.hopCount);
  to.number('back', want.back, got.back);
  to.number('initial MTU', want.initialPmtu, got.initialMtu);
  if (want.hops.length !== got.hops.length) to.lines.push(`${got.hops.length} hops instead of ${want.hops.length}`);
  for (const [index, expected] of want.hops.entries()) {
    const hop = got.hops[index];
    if (hop === undefined) continue;
    const at = `line ${index + 1}`;
    to.number(`${at} hop`, expected.ttl, hop.ttl);
    to.text(`${at} address`, expected.addr, textOf(hop.address));
    to.text(`${at} name`, expected.name, hop.name?.value);
    to.number(`${at} time`, expected.rtt, hop.rtt);
    to.flag(`${at} timeout`, expected.timeout ?? null, hop.timeout);
    to.flag(`${at} reached`, expected.reached, hop.reached);
    to.number(`${at} MTU`, expected.pmtu ?? null, hop.mtu);
    to.number(`${at} asymmetry`, expected.asymm ?? null, hop.asymmetric);
    to.text(`${at} mark`, expected.ann ?? null, hop.annotation?.value);
  }
};

const compareMtr = (to: Differences, want: Expected<'mtr'>, got: MtrSegment): void => {
  if (typeof want.source === 'string') to.text('source', want.source, got.source?.value);
  if (typeof want.target === 'string') to.text('target', want.target, got.target?.value);
  if (want.columns !== undefined) to.text('columns', want.columns.join(), got.columns.join());
  if (want.hops.length !== got.hops.length) to.lines.push(`${got.hops.length} hops instead of ${want.hops.length}`);
  for (const [index, expected] of want.hops.entries()) {
    const hop = got.hops[index];
    if (hop === undefined) continue;
    const at = `hop ${expected.ttl}`;
    to.number(at, expected.ttl, hop.ttl);
    to.text(`${at} address`, expected.addr, textOf(hop.address));
    to.text(`${at} name`, expected.name === '???' ? null : expected.name, hop.name?.value);
    to.text(`${at} AS`, expected.asn, hop.asn?.value);
    for (const [column, value] of Object.entries(expected.stats ?? {}))
      to.number(`${at} ${column}`, value, hop.stats[column]);
    if (expected.others !== undefined)
      to.text(
        `${at} others`,
        expected.others.join(),
        hop.others.map((one) => textOf(one.address) ?? one.name?.value).join(),
      );
    if (expected.rtts !== undefined)
      to.text(`${at} times`, expected.rtts.join(), hop.rtts?.map((one) => one.value).join());
    to.number(`${at} sent`, expected.sent, hop.stats.Snt);
  }
};

const comparePathping = (to: Differences, want: Expected<'pathping'>, got: PathpingSegment): void => {
  to.text('target', want.target, got.target?.value);
  to.text('address', want.resolved, textOf(got.address));
  to.number('hop limit', want.maxHops, got.maxHops);
  if (want.hops.length !== got.hops.length) to.lines.push(`${got.hops.length} hops instead of ${want.hops.length}`);
  for (const [index, expected] of want.hops.entries()) {
    const hop = got.hops[index];
    if (hop === undefined) continue;
    const at = `hop ${expected.ttl}`;
    to.number(at, expected.ttl, hop.ttl);
    to.text(`${at} address`, expected.addr, textOf(hop.address));
    to.text(`${at} name`, expected.name, hop.name?.value);
    to.number(`${at} time`, expected.rtt, hop.rtt);
    for (const role of ['sourceToHere', 'node'] as const)
      for (const part of ['lost', 'sent', 'pct'] as const)
        to.number(`${at} ${role} ${part}`, expected[role]?.[part], hop[role]?.[part]);
  }
};

/** Every difference, or nothing when the segments say what was expected. Failures are not results and are left out. */
export const differences = (
  expected: readonly ExpectedResult[],
  segments: readonly NetworkSegment[],
): readonly string[] => {
  const found = segments.filter((segment) => segment.kind !== 'failure');
  const all = new Differences();
  if (found.map((segment) => segment.kind).join() !== expected.map((result) => result.kind).join())
    return [
      `read ${found.map((segment) => segment.kind).join()} instead of ${expected.map((result) => result.kind).join()}`,
    ];
  for (const [index, want] of expected.entries()) {
    const got = found[index];
    const one = new Differences();
    if (want.kind === 'ping' && got?.kind === 'ping') comparePing(one, want, got);
    if (want.kind === 'traceroute' && got?.kind === 'traceroute') compareTrace(one, want, got);
    if (want.kind === 'tracepath' && got?.kind === 'tracepath') compareTracepath(one, want, got);
    if (want.kind === 'mtr' && got?.kind === 'mtr') compareMtr(one, want, got);
    if (want.kind === 'pathping' && got?.kind === 'pathping') comparePathping(one, want, got);
    all.lines.push(...one.lines.map((line) => `${want.kind} ${index + 1}: ${line}`));
  }
  return all.lines;
};
