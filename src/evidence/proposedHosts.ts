import type { Case } from '../domain/case.ts';
import { valuesOf } from '../domain/records/rules.ts';
import { readHost } from './hostName.ts';

/** A host that the case speaks of, and the dotted key of the field that it was found in. */
export interface ProposedHost {
  readonly host: string;
  readonly from: string;
}

/**
 * Hosts that the case speaks of, the most telling field first: the site that fails, the endpoint of the third party,
 * the device or system, the user's own address, then hosts of commands that were run for it before.
 */
export function proposedHosts(current: Case): ProposedHost[] {
  const details = valuesOf(current.details);
  const fields: [from: string, value: unknown][] = [
    ['details.network.specificSite', valuesOf(details.network).specificSite],
    ['details.thirdParty.endpoint', valuesOf(details.thirdParty).endpoint],
    ['intake.system', valuesOf(current.intake).system],
    ['details.access.functionNeeded', valuesOf(details.access).functionNeeded],
    ['details.network.ip', valuesOf(details.network).ip],
    ...(current.evidence ?? []).map(({ command }): [string, unknown] => ['evidence', lastWord(command?.line)]),
  ];
  const found = new Map<string, ProposedHost>();
  for (const [from, value] of fields) {
    if (typeof value !== 'string') continue;
    for (const host of hostsIn(value)) if (!found.has(host)) found.set(host, { host, from });
  }
  return [...found.values()];
}

/** The last word of a ping or traceroute command line, where the host stands. */
const lastWord = (line: string | undefined): string | undefined =>
  line !== undefined && /^(?:ping6?|traceroute6?|tracert|tracepath6?|pathping|mtr|nslookup)\b/i.test(line)
    ? line.trim().split(/\s+/).at(-1)
    : undefined;

/** Addresses, names with a dot and the hosts of URLs in a text; a name without a dot only when it stands alone and looks like a machine's. */
export function hostsIn(text: string): string[] {
  const alone = readHost(text);
  if ('host' in alone && (/[.:]/.test(alone.host) || looksLikeMachine(text))) return [alone.host];
  const hosts: string[] = [];
  for (const [, authority, word] of text
    .slice(0, 5_000)
    .matchAll(/[a-z][a-z0-9+.-]*:\/\/([^\s/?#]+)|([a-z0-9._:%-]+)/gi)) {
    const candidate = authority === undefined ? (word ?? '').replace(/[.:-]+$/, '') : withoutUserAndPort(authority);
    for (const form of [candidate, candidate.replace(/:\d{1,5}$/, '')]) {
      const read = readHost(form);
      if (!('host' in read) || !isTelling(read.host)) continue;
      if (!hosts.includes(read.host)) hosts.push(read.host);
      break;
    }
  }
  return hosts;
}

const withoutUserAndPort = (authority: string): string => {
  const place = authority.replace(/^.*@/, '');
  return /^\[[^\]]*\]/.exec(place)?.[0] ?? place.replace(/:\d{1,5}$/, '');
};

/** In running text only addresses and names with a real last label are meant as hosts: not "3.5" and not "app.log". */
const isTelling = (host: string): boolean =>
  /^[0-9.]+$/.test(host) ||
  host.includes(':') ||
  (/\.[a-z][a-z0-9-]+$/.test(host) &&
    !/\.(?:log|txt|exe|dll|js|json|xml|zip|ini|conf|cfg|docx?|xlsx?|pdf|png|jpe?g)$/.test(host));

/** "ERP-SRV-01", "localhost"; not "all" or a word of Chinese. */
const looksLikeMachine = (text: string): boolean => /^(?:localhost|[a-z0-9_-]*[0-9-][a-z0-9_-]*)$/i.test(text.trim());
