import { ipFamilyOf } from './ipAddresses.ts';
import type { LocatedAddress } from './located.ts';
import { parseNetworkOutput } from './parseNetworkOutput.ts';
import type { NetworkSegment } from './segments.ts';
import { networkVerdict, type NetworkVerdict } from './verdict.ts';

/** What the record of a network problem can take over from the output of network tests. Nothing in it is guessed. */
export type NetworkDetails = {
  readonly hasPing: boolean;
  /** A way through the network: traceroute, tracert, tracepath, mtr or pathping. */
  readonly hasTrace: boolean;
  /** Addresses that the output itself says are the own machine's. */
  readonly ownAddresses: readonly string[];
  /** What was asked for, by name where there is one. */
  readonly targets: readonly string[];
};

/** All that views and commands need to know of a piece of evidence without looking at it. */
export type NetworkFacts = {
  /** Absent when the text is no output of a network test. */
  readonly verdict?: NetworkVerdict;
  readonly details: NetworkDetails;
};

/** Reads the text of a piece of evidence. Takes time in proportion to its length. */
export const networkFacts = (text: string): NetworkFacts => {
  const { segments } = parseNetworkOutput(text);
  const verdict = networkVerdict(segments);
  return { ...(verdict === undefined ? {} : { verdict }), details: networkDetails(segments) };
};

const networkDetails = (segments: readonly NetworkSegment[]): NetworkDetails => ({
  hasPing: segments.some(({ kind }) => kind === 'ping'),
  hasTrace: segments.some(({ kind }) => kind !== 'ping' && kind !== 'failure'),
  ownAddresses: [...new Set(segments.map(ownAddress).filter((address) => address !== undefined))],
  targets: [...new Set(segments.map(targetOf).filter((target) => target !== undefined))],
});

/** The sender's address where the tool prints it. */
const ownAddress = (segment: NetworkSegment): string | undefined => {
  switch (segment.kind) {
    case 'ping':
    case 'traceroute':
      return addressOf(segment.source);
    case 'mtr':
      return segment.source !== undefined && ipFamilyOf(segment.source.value) !== undefined
        ? segment.source.value
        : undefined;
    case 'pathping':
      return addressOf(segment.hops.find(({ ttl }) => ttl.value === 0)?.address);
    case 'tracepath':
    case 'failure':
      return undefined;
  }
};

const addressOf = (place: LocatedAddress | undefined): string | undefined => place?.address;

const targetOf = (segment: NetworkSegment): string | undefined =>
  segment.kind === 'failure' || segment.kind === 'tracepath'
    ? undefined
    : (segment.target?.value ?? addressOf(segment.address));
