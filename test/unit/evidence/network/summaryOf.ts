import type { Located, LocatedAddress } from '../../../../src/evidence/network/located.ts';
import type { NetworkSegment, PathpingLoss, PingReply, TraceProbe } from '../../../../src/evidence/network/segments.ts';

/** What was read, in lines that a person can compare with the capture. */
export const summaryOf = (segments: readonly NetworkSegment[]): string =>
  segments
    .map(
      (segment) =>
        `${lines(segment)
          .map((line) => line.trimEnd())
          .join('\n')}\n`,
    )
    .join('');

const v = (value: Located<string | number> | undefined): string => (value === undefined ? '-' : String(value.value));
const a = (address: LocatedAddress | undefined): string =>
  address === undefined ? '-' : (address.address ?? `raw ${address.raw}`);
const named = (values: object): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${v(value as Located<number>)}`)
    .join(' ');

function lines(segment: NetworkSegment): string[] {
  switch (segment.kind) {
    case 'ping': {
      const { target, address, source, printed, replies, derived, interim, completeness } = segment;
      return [
        `ping ${v(target)} ${a(address)} from ${a(source)}${completeness.header ? '' : ', no header'}${completeness.summary ? '' : ', no summary'}`,
        `  printed ${named(printed)}`,
        ...interim.map((each) => `  meanwhile ${named(each)}`),
        `  derived answers=${derived.echoReplies ?? '-'} loss=${derived.realLossPct?.toFixed(2) ?? '-'} ${derived.contradictions.map(({ code }) => code).join(' ')}`,
        ...replies.map((reply) => `  ${replyLine(reply)}`),
      ];
    }
    case 'traceroute':
      return [
        `traceroute ${v(segment.target)} ${a(segment.address)} max ${v(segment.maxHops)} reached ${segment.reached ?? '-'}`,
        ...segment.hops.map(({ ttl, probes }) => `  ${v(ttl)}: ${probes.map(probeText).join(' | ')}`),
        ...segment.partialHops.map(({ ttl, probes }) => `  partial ${v(ttl)}: ${probes.map(probeText).join(' | ')}`),
      ];
    case 'tracepath':
      return [
        `tracepath initial ${v(segment.initialMtu)} MTU ${v(segment.pathMtu)} hops ${v(segment.hopCount)} back ${v(segment.back)} reached ${segment.reached}`,
        ...segment.hops.map(
          ({ ttl, name, address, rtt, timeout, reached, mtu, asymmetric }) =>
            `  ${v(ttl)}: ${timeout ? '*' : `${v(name)} ${a(address)} ${v(rtt)}`}${mtu ? ` MTU ${v(mtu)}` : ''}${asymmetric ? ` asymm ${v(asymmetric)}` : ''}${reached ? ' reached' : ''}`,
        ),
      ];
    case 'mtr':
      return [
        `mtr ${segment.format} from ${v(segment.source)} to ${v(segment.target)} ${segment.warning ?? ''}`,
        ...segment.hops.map(
          ({ ttl, name, address, asn, stats, mpls, others }) =>
            `  ${v(ttl)}: ${v(name)} ${a(address)} ${asn ? `${v(asn)} ` : ''}${named(stats)}${mpls.map((each) => ` MPLS ${v(each)}`).join('')}${others.map((each) => ` also ${a(each.address)}`).join('')}`,
        ),
      ];
    case 'pathping':
      return [
        `pathping ${v(segment.target)} ${a(segment.address)} max ${v(segment.maxHops)}${segment.completeness.statistics ? '' : ', no statistics'}`,
        ...segment.hops.map(
          ({ ttl, name, address, rtt, timeout, sourceToHere, node, linkAfter }) =>
            `  ${v(ttl)}: ${v(name)} ${a(address)} ${timeout ? '*' : v(rtt)} to here ${loss(sourceToHere)} node ${loss(node)} link after ${loss(linkAfter)}`,
        ),
      ];
    case 'failure':
      return [`failure ${segment.tool ?? '-'} ${segment.meaning ?? '-'} ${v(segment.text)}`];
  }
}

const loss = (value: PathpingLoss | undefined): string =>
  value === undefined ? '-' : `${v(value.lost)}/${v(value.sent)}=${v(value.pct)}%`;

const replyLine = ({
  status,
  seq,
  from,
  name,
  bytes,
  time,
  lessThan,
  ttl,
  text,
  meaning,
  duplicate,
}: PingReply): string =>
  `${status} #${v(seq)} ${name ? `${v(name)} ` : ''}${a(from)} ${v(bytes)} bytes ${lessThan ? '<' : ''}${v(time)} ms ttl ${v(ttl)}${duplicate ? ' duplicate' : ''}${text ? ` "${v(text)}"` : ''}${meaning ? ` = ${meaning}` : ''}`;

const probeText = (probe: TraceProbe): string => {
  const { name, address, rtt, lessThan, timeout, annotation, meaning, asn, mpls, mtu } = probe;
  const own = timeout ? '*' : `${name ? `${v(name)} ` : ''}${a(address)} ${lessThan ? '<' : ''}${v(rtt)}`;
  const means = meaning === undefined ? '' : ` = ${meaning.code ?? meaning.candidates.join(' or ')}`;
  return `${own}${annotation ? ` ${v(annotation)}${means}` : ''}${asn ? ` ${v(asn)}` : ''}${mpls ? ` MPLS ${v(mpls)}` : ''}${mtu ? ` MTU ${v(mtu)}` : ''}`;
};
